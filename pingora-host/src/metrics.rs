//! What `/metrics` shows: the metrics of [`lane::METRICS`] and a few of the proxy's own.

use std::sync::Arc;

use prometheus::{
    Encoder, Error, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};

use crate::relay::Record;

/// The program's numbers.
#[derive(Debug)]
pub(crate) struct Metrics {
    /// Those that every host has.
    pub(crate) shared: Arc<ext_proc_server::Metrics>,
    pub(crate) access_lost: IntCounter,
    pub(crate) in_flight: IntGauge,
    registry: Registry,
    bytes: IntCounterVec,
    reloads: IntCounterVec,
    healthy: IntGaugeVec,
}

impl Metrics {
    /// # Errors
    /// When a name or label is no Prometheus name, or is there twice.
    pub(crate) fn new() -> Result<Self, Error> {
        let metrics = Self {
            shared: Arc::new(ext_proc_server::Metrics::new()?),
            access_lost: IntCounter::new(
                "weir_access_lost_total",
                "Access log lines that could not be written.",
            )?,
            in_flight: IntGauge::new("weir_exchanges_in_flight", "Exchanges under way.")?,
            registry: Registry::new(),
            bytes: IntCounterVec::new(
                Opts::new(
                    "weir_body_bytes_total",
                    "Bytes of bodies at the clients' side.",
                ),
                &["lane", "direction"],
            )?,
            reloads: IntCounterVec::new(
                Opts::new(
                    "weir_reloads_total",
                    "Times the configuration was read again.",
                ),
                &["result"],
            )?,
            healthy: IntGaugeVec::new(
                Opts::new("weir_upstream_healthy", "1 for a server that is well."),
                &["upstream", "server"],
            )?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.access_lost.clone()))?;
        registry.register(Box::new(metrics.in_flight.clone()))?;
        registry.register(Box::new(metrics.bytes.clone()))?;
        registry.register(Box::new(metrics.reloads.clone()))?;
        registry.register(Box::new(metrics.healthy.clone()))?;
        Ok(metrics)
    }

    /// Counts an exchange that is over.
    pub(crate) fn exchange(&self, record: &Record) {
        self.shared.exchange(&record.event);
        let lane = record.lane.as_str();
        let received = self.bytes.with_label_values(&[lane, "received"]);
        received.inc_by(record.bytes_received);
        let sent = self.bytes.with_label_values(&[lane, "sent"]);
        sent.inc_by(record.bytes_sent);
    }

    /// Counts a reload.
    pub(crate) fn reload(&self, ok: bool) {
        let result = if ok { "ok" } else { "refused" };
        self.reloads.with_label_values(&[result]).inc();
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
        let mut text = self.shared.text().into_bytes();
        // Writing into memory fails only on inconsistent metrics, and then what was written stands.
        drop(TextEncoder::new().encode(&self.registry.gather(), &mut text));
        text
    }
}
