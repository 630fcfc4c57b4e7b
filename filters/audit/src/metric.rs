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
        help: "Audit events that did not reach a sink: the sum of what was dropped.",
    },
    Metric {
        name: "weir_audit_delivered_total",
        kind: MetricKind::Counter,
        labels: &["sink"],
        help: "Audit events that reached their sink: written, or taken by its receiver.",
    },
    Metric {
        name: "weir_audit_dropped_total",
        kind: MetricKind::Counter,
        labels: &["sink", "reason"],
        help: "Audit events dropped: too many waited (`queue`, `memory`), the spool is full (`spool`), they could not be written (`disk`), the receiver refused them (`refused`), the analytics page's store was away for too long (`store`), or they waited in memory when the program ended (`shutdown`).",
    },
    Metric {
        name: "weir_audit_retried_total",
        kind: MetricKind::Counter,
        labels: &["sink"],
        help: "Times that a batch of audit events was tried again.",
    },
    Metric {
        name: "weir_audit_queue",
        kind: MetricKind::Gauge,
        labels: &["sink"],
        help: "Audit events that wait for their sink, but for those in batches.",
    },
    Metric {
        name: "weir_audit_spool_bytes",
        kind: MetricKind::Gauge,
        labels: &["sink"],
        help: "Bytes of batches that wait for their receiver, in the spool or in memory.",
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
