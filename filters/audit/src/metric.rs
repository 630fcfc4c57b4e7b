//! The metrics that hosts keep. A host adds none of its own names for what is listed here.

/// What kind of number a metric is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MetricKind {
    /// Only grows.
    Counter,
    /// Goes up and down.
    Gauge,
    /// A distribution.
    Histogram,
}

/// One metric.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// Its Prometheus name.
    pub name: &'static str,
    /// Its kind.
    pub kind: MetricKind,
    /// Its labels.
    pub labels: &'static [&'static str],
    /// What it counts, with the unit.
    pub help: &'static str,
}

/// Every metric there is.
pub static METRICS: &[Metric] = &[
    Metric {
        name: "weir_exchanges_total",
        kind: MetricKind::Counter,
        labels: &["lane", "action", "outcome"],
        help: "Exchanges by the verdict's action and what really happened.",
    },
    Metric {
        name: "weir_uninspected_total",
        kind: MetricKind::Counter,
        labels: &["lane", "phase", "reason"],
        help: "Bodies of which something was not inspected, by reason.",
    },
    Metric {
        name: "weir_findings_total",
        kind: MetricKind::Counter,
        labels: &["lane", "phase", "detector"],
        help: "Findings by detector.",
    },
    Metric {
        name: "weir_exchange_seconds",
        kind: MetricKind::Histogram,
        labels: &["lane"],
        help: "How long exchanges took, in seconds.",
    },
    Metric {
        name: "weir_classifier_calls_total",
        kind: MetricKind::Counter,
        labels: &["classifier", "outcome"],
        help: "Classifier calls by what became of them.",
    },
    Metric {
        name: "weir_classifier_queue",
        kind: MetricKind::Gauge,
        labels: &[],
        help: "Classifier calls that wait.",
    },
    Metric {
        name: "weir_audit_lost_total",
        kind: MetricKind::Counter,
        labels: &[],
        help: "Audit events that could not be written.",
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::METRICS;

    #[test]
    fn names_are_unique_and_prefixed() {
        let names: BTreeSet<_> = METRICS.iter().map(|m| m.name).collect();
        assert_eq!(names.len(), METRICS.len());
        assert!(names.iter().all(|n| n.starts_with("weir_")));
    }
}
