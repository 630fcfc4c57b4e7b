//! What `/metrics` shows.

use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts,
    Registry, TextEncoder,
};

use crate::{
    journal::{disposition_name, lane_name},
    relay::Record,
};

/// The program's counters.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    exchanges: IntCounterVec,
    duration: HistogramVec,
    bytes: IntCounterVec,
    dropped: IntCounterVec,
    reloads: IntCounterVec,
    healthy: IntGaugeVec,
    pub(crate) in_flight: IntGauge,
}

impl Metrics {
    /// # Errors
    /// Never with the names below; the library's constructors return results.
    pub(crate) fn new() -> Result<Self, prometheus::Error> {
        let counter = |name: &str, help: &str, labels: &[&str]| {
            IntCounterVec::new(Opts::new(name, help), labels)
        };
        let metrics = Self {
            registry: Registry::new(),
            exchanges: counter(
                "weir_exchanges_total",
                "Exchanges that are over.",
                &["lane", "disposition", "status"],
            )?,
            duration: HistogramVec::new(
                HistogramOpts::new(
                    "weir_exchange_duration_seconds",
                    "From the request's head to the end of the exchange.",
                )
                .buckets(BUCKETS.to_vec()),
                &["lane"],
            )?,
            bytes: counter(
                "weir_body_bytes_total",
                "Bytes of bodies at the clients' side.",
                &["lane", "direction"],
            )?,
            dropped: counter(
                "weir_log_lines_dropped_total",
                "Lines that did not fit into a log's queue.",
                &["log"],
            )?,
            reloads: counter(
                "weir_reloads_total",
                "Times the configuration was read again.",
                &["result"],
            )?,
            healthy: IntGaugeVec::new(
                Opts::new("weir_upstream_healthy", "1 for a server that is well."),
                &["upstream", "server"],
            )?,
            in_flight: IntGauge::new("weir_exchanges_in_flight", "Exchanges under way.")?,
        };
        metrics.register()?;
        Ok(metrics)
    }

    fn register(&self) -> Result<(), prometheus::Error> {
        self.registry.register(Box::new(self.exchanges.clone()))?;
        self.registry.register(Box::new(self.duration.clone()))?;
        self.registry.register(Box::new(self.bytes.clone()))?;
        self.registry.register(Box::new(self.dropped.clone()))?;
        self.registry.register(Box::new(self.reloads.clone()))?;
        self.registry.register(Box::new(self.healthy.clone()))?;
        self.registry.register(Box::new(self.in_flight.clone()))
    }

    /// Counts an exchange that is over.
    pub(crate) fn exchange(&self, record: &Record) {
        let lane = lane_name(record.lane);
        let count = |bytes: u64, direction| {
            self.bytes
                .with_label_values(&[lane, direction])
                .inc_by(bytes);
        };
        count(record.bytes_received, "received");
        count(record.bytes_sent, "sent");
        self.exchanges
            .with_label_values(&[
                lane,
                disposition_name(record.disposition),
                &record.status.to_string(),
            ])
            .inc();
        self.duration
            .with_label_values(&[lane])
            .observe(record.duration.as_secs_f64());
    }

    /// The counter of lines that a log dropped.
    pub(crate) fn dropped(&self, log: &str) -> IntCounter {
        self.dropped.with_label_values(&[log])
    }

    /// Counts a reload.
    pub(crate) fn reload(&self, ok: bool) {
        self.reloads
            .with_label_values(&[if ok { "ok" } else { "refused" }])
            .inc();
    }

    /// Sets the servers' health; servers that are gone disappear.
    pub(crate) fn health(&self, health: impl Iterator<Item = (String, String, bool)>) {
        self.healthy.reset();
        for (upstream, server, well) in health {
            self.healthy
                .with_label_values(&[&upstream, &server])
                .set(i64::from(well));
        }
    }

    /// The Prometheus text format, version 0.0.4.
    pub(crate) fn text(&self) -> Vec<u8> {
        let mut text = Vec::new();
        // Writing into memory fails only on inconsistent metrics, and then what was written stands.
        drop(TextEncoder::new().encode(&self.registry.gather(), &mut text));
        text
    }
}

const BUCKETS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
];
