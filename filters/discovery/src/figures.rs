//! What is known of one endpoint: counts and distributions, no exchange by itself.

use serde::{Deserialize, Serialize};

use crate::{
    histogram::Histogram, media::Media, moments::Moments, observation::Observation, peek::Shape,
};

/// The figures of an endpoint. Two hosts' add up.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(crate) struct Figures {
    /// Successful exchanges: all others here are of these.
    pub(crate) exchanges: f64,
    /// Exchanges that the upstream answered otherwise.
    pub(crate) failures: f64,
    pub(crate) first_ms: u64,
    pub(crate) last_ms: u64,
    /// Since when it is called a model's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) labelled_ms: Option<u64>,
    /// Milliseconds.
    pub(crate) took: Histogram,
    /// Bytes a second.
    pub(crate) rate: Histogram,
    /// Bytes.
    pub(crate) answers: Histogram,
    /// Bytes.
    pub(crate) requests: Histogram,
    /// Pieces a second, of streams.
    pub(crate) pace: Histogram,
    /// Lengths of requests and of responses.
    pub(crate) lengths: Moments,
    /// Lengths of responses, and the time they took.
    pub(crate) time: Moments,
    /// Requests of JSON or plain text.
    pub(crate) written: f64,
    /// Requests without a body, with a query.
    pub(crate) queries: f64,
    /// Responses of JSON, plain text, events.
    pub(crate) readable: f64,
    /// Responses that were written while they were sent.
    pub(crate) streams: f64,
    /// Requests in the shape that providers' APIs have.
    pub(crate) prompts: f64,
    pub(crate) graphql: f64,
    /// The API call that prompts were, where its path is one of a provider's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) operation: Option<String>,
}

impl Figures {
    pub(crate) fn record(&mut self, seen: &Observation<'_>) {
        self.saw(seen.at_ms);
        if !seen.is_valid() {
            self.failures += 1.0;
            return;
        }
        self.exchanges += 1.0;
        let took = seen.took.as_secs_f64() * 1000.0;
        let (request, answer) = (seen.request_bytes as f64, seen.answer_bytes as f64);
        self.took.record(took);
        self.rate.record(seen.rate());
        self.answers.record(answer);
        self.requests.record(request);
        self.lengths.record(request, answer);
        self.time.record(answer, took);
        let is_written = matches!(seen.request, Media::Json | Media::JsonLines | Media::Text);
        count(&mut self.written, is_written);
        count(
            &mut self.queries,
            seen.request == Media::None && seen.request_bytes > 0,
        );
        count(&mut self.readable, seen.answer.is_readable());
        count(&mut self.graphql, is_graphql(seen));
        if seen.is_stream() {
            self.streams += 1.0;
            self.pace.record(seen.pace());
        }
        if is_prompt(seen) {
            self.prompts += 1.0;
            if self.operation.is_none() {
                self.operation = seen.operation.map(str::to_owned);
            }
        }
    }

    /// Notes when it was used.
    fn saw(&mut self, at_ms: u64) {
        if self.first_ms == 0 || at_ms < self.first_ms {
            self.first_ms = at_ms;
        }
        self.last_ms = self.last_ms.max(at_ms);
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for at_ms in [other.first_ms, other.last_ms] {
            if at_ms > 0 {
                self.saw(at_ms);
            }
        }
        let labelled = [self.labelled_ms, other.labelled_ms];
        self.labelled_ms = labelled.into_iter().flatten().min();
        for (sum, more) in self.counts().into_iter().zip(other.clone().counts()) {
            *sum += *more;
        }
        for (sum, more) in self
            .histograms()
            .into_iter()
            .zip(other.clone().histograms())
        {
            sum.add(more);
        }
        self.lengths.add(&other.lengths);
        self.time.add(&other.time);
        // The smaller one, so that it does not matter which came first.
        let operations = [self.operation.take(), other.operation.clone()];
        self.operation = operations.into_iter().flatten().min();
    }

    /// Lets all of it count less.
    pub(crate) fn scale(&mut self, factor: f64) {
        for sum in self.counts() {
            *sum = (*sum * factor * 100.0).round() / 100.0;
        }
        for histogram in self.histograms() {
            histogram.scale(factor);
        }
        self.lengths.scale(factor);
        self.time.scale(factor);
    }

    /// Which part of the exchanges a count is of.
    pub(crate) fn share(&self, count: f64) -> f64 {
        match self.exchanges > 0.0 {
            true => (count / self.exchanges).min(1.0),
            false => 0.0,
        }
    }

    /// What it weighs when there is no room for all.
    pub(crate) fn weight(&self) -> f64 {
        self.exchanges + self.failures
    }

    fn counts(&mut self) -> [&mut f64; 8] {
        [
            &mut self.exchanges,
            &mut self.failures,
            &mut self.written,
            &mut self.queries,
            &mut self.readable,
            &mut self.streams,
            &mut self.prompts,
            &mut self.graphql,
        ]
    }

    fn histograms(&mut self) -> [&mut Histogram; 5] {
        [
            &mut self.took,
            &mut self.rate,
            &mut self.answers,
            &mut self.requests,
            &mut self.pace,
        ]
    }
}

fn count(sum: &mut f64, is_one: bool) {
    if is_one {
        *sum += 1.0;
    }
}

/// Whether the request is made as providers' APIs have it: by its names, or by some of them and its path.
fn is_prompt(seen: &Observation<'_>) -> bool {
    match seen.shape {
        Shape::Prompt => true,
        Shape::Said => seen.operation.is_some(),
        Shape::GraphQl | Shape::Unknown => false,
    }
}

fn is_graphql(seen: &Observation<'_>) -> bool {
    let path = seen.path.split('?').next().unwrap_or_default();
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    seen.shape == Shape::GraphQl || matches!(last, "graphql" | "gql")
}
