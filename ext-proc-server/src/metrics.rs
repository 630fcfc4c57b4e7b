//! The metrics of `lane::METRICS`, kept in a registry of their own (there is no global one).

use std::{collections::HashMap, time::Duration};

use lane::{Event, METRICS, MetricKind};
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts,
    Registry, TextEncoder,
};

/// From half a millisecond to the minute: a verdict without a model, one with, a long streamed answer.
const SECONDS: [f64; 13] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0, 60.0,
];

/// One host's numbers.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    counters: HashMap<&'static str, IntCounterVec>,
    gauges: HashMap<&'static str, IntGaugeVec>,
    histograms: HashMap<&'static str, HistogramVec>,
}

impl Metrics {
    /// Registers every metric there is, all at zero.
    ///
    /// # Errors
    /// When a listed name or label is no Prometheus name, or is listed twice.
    pub fn new() -> Result<Self, prometheus::Error> {
        let mut metrics = Self {
            registry: Registry::new(),
            counters: HashMap::new(),
            gauges: HashMap::new(),
            histograms: HashMap::new(),
        };
        for metric in METRICS {
            let opts = Opts::new(metric.name, metric.help);
            match metric.kind {
                MetricKind::Counter => {
                    let vec = IntCounterVec::new(opts, metric.labels)?;
                    metrics.registry.register(Box::new(vec.clone()))?;
                    metrics.counters.insert(metric.name, vec);
                }
                MetricKind::Gauge => {
                    let vec = IntGaugeVec::new(opts, metric.labels)?;
                    metrics.registry.register(Box::new(vec.clone()))?;
                    metrics.gauges.insert(metric.name, vec);
                }
                MetricKind::Histogram => {
                    let opts = HistogramOpts::from(opts).buckets(SECONDS.to_vec());
                    let vec = HistogramVec::new(opts, metric.labels)?;
                    metrics.registry.register(Box::new(vec.clone()))?;
                    metrics.histograms.insert(metric.name, vec);
                }
            }
        }
        Ok(metrics)
    }

    /// Counts an exchange by its audit event.
    pub fn exchange(&self, event: &Event) {
        let lane = event.lane;
        let labels = [lane, event.verdict.action.as_str(), event.outcome.as_str()];
        self.count("weir_exchanges_total", &labels, 1);
        for (phase, side) in [("request", &event.request), ("response", &event.response)] {
            for reason in &side.coverage.uninspected {
                self.count("weir_uninspected_total", &[lane, phase, reason.as_str()], 1);
            }
            for (detector, count) in &side.counts {
                let labels = [lane, phase, detector.as_str()];
                self.count("weir_findings_total", &labels, u64::from(*count));
            }
        }
        if let Some(histogram) = self.histograms.get("weir_exchange_seconds")
            && let Ok(histogram) = histogram.get_metric_with_label_values(&[lane])
        {
            histogram.observe(Duration::from_millis(event.duration_ms).as_secs_f64());
        }
    }

    /// Counts a classifier's part in a call: `answered`, or why it did not look.
    pub fn classified(&self, classifier: &str, outcome: &str) {
        self.count("weir_classifier_calls_total", &[classifier, outcome], 1);
    }

    /// How many calls wait for a classifier now.
    pub fn queued(&self, waiting: usize) {
        if let Some(gauge) = self.gauge("weir_classifier_queue", &[]) {
            gauge.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        }
    }

    /// Counts audit events that could not be written.
    pub fn audit_lost(&self, events: u64) {
        self.count("weir_audit_lost_total", &[], events);
    }

    /// The Prometheus text form.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        // Writing into memory cannot fail, and the encoder writes UTF-8.
        let _ = TextEncoder::new().encode(&self.registry.gather(), &mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Adds to a counter.
    pub(crate) fn count(&self, name: &str, labels: &[&str], by: u64) {
        if let Some(counter) = self.counter(name, labels) {
            counter.inc_by(by);
        }
    }

    /// One of the listed counters.
    pub(crate) fn counter(&self, name: &str, labels: &[&str]) -> Option<IntCounter> {
        let counter = self.counters.get(name)?;
        counter.get_metric_with_label_values(labels).ok()
    }

    /// One of the listed gauges.
    pub(crate) fn gauge(&self, name: &str, labels: &[&str]) -> Option<IntGauge> {
        let gauge = self.gauges.get(name)?;
        gauge.get_metric_with_label_values(labels).ok()
    }
}

#[cfg(test)]
mod tests {
    use lane::{ActionTaken, Event, Outcome, Reason};

    use super::Metrics;

    #[test]
    fn an_event_is_counted_under_its_labels() {
        let metrics = Metrics::new().unwrap();
        let mut event = Event {
            lane: "llm_gateway",
            outcome: Outcome::Refused,
            duration_ms: 3,
            ..Event::default()
        };
        event.verdict.action = ActionTaken::Block;
        event.request.coverage.miss(Reason::Size);
        event.request.counts.insert("pii.email".to_owned(), 4);
        metrics.exchange(&event);
        metrics.classified("pii_ner", "overload");
        metrics.queued(7);
        let text = metrics.text();
        for line in [
            r#"weir_exchanges_total{action="block",lane="llm_gateway",outcome="refused"} 1"#,
            r#"weir_uninspected_total{lane="llm_gateway",phase="request",reason="size"} 1"#,
            r#"weir_findings_total{detector="pii.email",lane="llm_gateway",phase="request"} 4"#,
            r#"weir_exchange_seconds_bucket{lane="llm_gateway",le="0.005"} 1"#,
            r#"weir_classifier_calls_total{classifier="pii_ner",outcome="overload"} 1"#,
            "weir_classifier_queue 7",
        ] {
            assert!(text.lines().any(|l| l == line), "{line} is not in\n{text}");
        }
    }
}
