//! What is known, for people and programs.

use serde::Serialize;

use crate::{
    endpoint::Endpoint,
    figures::Figures,
    register::Register,
    settings::{Bounds, Thresholds},
    verdict::{Judged, Verdict},
};

/// All endpoints: models first, then by exchanges.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// When it was made, in milliseconds since the Unix epoch.
    pub at_ms: u64,
    /// How many hosts' figures are in it.
    pub hosts: usize,
    /// How many successful exchanges an endpoint needs before it is judged.
    pub min_samples: u32,
    /// How many endpoints had to be forgotten since there were too many.
    pub forgotten: u64,
    /// The endpoints.
    pub endpoints: Vec<EndpointReport>,
}

/// One endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndpointReport {
    /// `POST`
    pub method: String,
    /// Without a port; `*`: any.
    pub host: String,
    /// A template: `{var}` stands for one segment, a final `/**` for any rest.
    pub path: String,
    /// What it is.
    pub verdict: Verdict,
    /// Its labels: `cf-llm` where it is a model's, and those that the configuration gives.
    pub labels: Vec<String>,
    /// Why, in one sentence.
    pub summary: String,
    /// The figures.
    pub figures: Summary,
    /// Every signal, whether it speaks for a model, and why.
    pub why: Vec<Why>,
}

/// An endpoint's figures; old traffic counts less.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Successful exchanges.
    pub exchanges: f64,
    /// Others that the upstream answered.
    pub failures: f64,
    /// When it was first asked for, in milliseconds since the Unix epoch.
    pub first_ms: u64,
    /// When last.
    pub last_ms: u64,
    /// Since when it is called a model's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labelled_ms: Option<u64>,
    /// Half of the responses take longer, in milliseconds.
    pub took_ms: f64,
    /// Half of them come with more bytes a second.
    pub bytes_per_second: f64,
    /// Half of the requests are longer, in bytes.
    pub request_bytes: f64,
    /// Half of the responses are longer.
    pub response_bytes: f64,
    /// Which part of the responses are streams, 0 to 1.
    pub streams: f64,
}

/// A signal and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// The signal's name.
    pub signal: &'static str,
    /// Whether it speaks for a model.
    pub holds: bool,
    /// What it rests on, with numbers.
    pub text: String,
}

impl Report {
    pub(crate) fn of(
        all: &Register,
        (at_ms, hosts): (u64, usize),
        bounds: &Bounds,
        thresholds: &Thresholds,
    ) -> Self {
        let mut endpoints = Vec::new();
        all.each(|endpoint, figures| {
            let judged = Verdict::of(figures, bounds, thresholds);
            endpoints.push(EndpointReport::of(endpoint, figures, judged));
        });
        endpoints.sort_by(|a, b| {
            let models = (b.verdict == Verdict::Model).cmp(&(a.verdict == Verdict::Model));
            models.then(b.figures.exchanges.total_cmp(&a.figures.exchanges))
        });
        Self {
            at_ms,
            hosts,
            min_samples: bounds.min_samples,
            forgotten: all.forgotten,
            endpoints,
        }
    }
}

impl EndpointReport {
    fn of(endpoint: Endpoint, figures: &Figures, judged: Judged) -> Self {
        let Endpoint { method, host, path } = endpoint;
        let is_model = judged.verdict == Verdict::Model;
        Self {
            method,
            host,
            path,
            verdict: judged.verdict,
            labels: is_model.then(|| "cf-llm".to_owned()).into_iter().collect(),
            summary: judged.summary,
            figures: Summary::of(figures),
            why: judged.why,
        }
    }
}

impl Summary {
    fn of(figures: &Figures) -> Self {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let half = |of: &crate::histogram::Histogram| of.quantile(0.5).round();
        Self {
            exchanges: tenth(figures.exchanges),
            failures: tenth(figures.failures),
            first_ms: figures.first_ms,
            last_ms: figures.last_ms,
            labelled_ms: figures.labelled_ms,
            took_ms: half(&figures.took),
            bytes_per_second: half(&figures.rate),
            request_bytes: half(&figures.requests),
            response_bytes: half(&figures.answers),
            streams: (figures.share(figures.streams) * 100.0).round() / 100.0,
        }
    }
}
