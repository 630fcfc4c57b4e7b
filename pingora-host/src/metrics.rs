//! What `/metrics` shows: the metrics of [`lane::METRICS`] that this host can fill, and a few of the proxy's own.

use lane::{Event, METRICS, Outcome};
use prometheus::{
    Encoder, Error, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec,
    Opts, Registry, TextEncoder,
};

use crate::relay::Record;

/// The program's counters, in a registry of their own.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    exchanges: IntCounterVec,
    uninspected: IntCounterVec,
    findings: IntCounterVec,
    seconds: HistogramVec,
    bytes: IntCounterVec,
    reloads: IntCounterVec,
    healthy: IntGaugeVec,
    pub(crate) audit_lost: IntCounter,
    pub(crate) access_lost: IntCounter,
    pub(crate) in_flight: IntGauge,
}

impl Metrics {
    /// # Errors
    /// When a listed metric is missing or no Prometheus metric.
    pub(crate) fn new() -> Result<Self, Error> {
        let seconds = listed("weir_exchange_seconds")?;
        let metrics = Self {
            registry: Registry::new(),
            exchanges: counters("weir_exchanges_total")?,
            uninspected: counters("weir_uninspected_total")?,
            findings: counters("weir_findings_total")?,
            seconds: HistogramVec::new(
                HistogramOpts::from(seconds.0).buckets(SECONDS.to_vec()),
                seconds.1,
            )?,
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
            audit_lost: IntCounter::with_opts(listed("weir_audit_lost_total")?.0)?,
            access_lost: IntCounter::new(
                "weir_access_lost_total",
                "Access log lines that could not be written.",
            )?,
            in_flight: IntGauge::new("weir_exchanges_in_flight", "Exchanges under way.")?,
        };
        metrics.register()?;
        Ok(metrics)
    }

    fn register(&self) -> Result<(), Error> {
        let registry = &self.registry;
        registry.register(Box::new(self.exchanges.clone()))?;
        registry.register(Box::new(self.uninspected.clone()))?;
        registry.register(Box::new(self.findings.clone()))?;
        registry.register(Box::new(self.seconds.clone()))?;
        registry.register(Box::new(self.bytes.clone()))?;
        registry.register(Box::new(self.reloads.clone()))?;
        registry.register(Box::new(self.healthy.clone()))?;
        registry.register(Box::new(self.audit_lost.clone()))?;
        registry.register(Box::new(self.access_lost.clone()))?;
        registry.register(Box::new(self.in_flight.clone()))
    }

    /// Counts an exchange that is over.
    pub(crate) fn exchange(&self, record: &Record) {
        let lane = record.lane.as_str();
        self.event(lane, &record.event);
        let received = self.bytes.with_label_values(&[lane, "received"]);
        received.inc_by(record.bytes_received);
        let sent = self.bytes.with_label_values(&[lane, "sent"]);
        sent.inc_by(record.bytes_sent);
        let seconds = self.seconds.with_label_values(&[lane]);
        seconds.observe(record.duration.as_secs_f64());
    }

    fn event(&self, lane: &str, event: &Event) {
        let labels = [lane, event.verdict.action.as_str(), outcome(event.outcome)];
        self.exchanges.with_label_values(&labels).inc();
        for (phase, side) in [("request", &event.request), ("response", &event.response)] {
            for reason in &side.coverage.uninspected {
                let labels = [lane, phase, reason.as_str()];
                self.uninspected.with_label_values(&labels).inc();
            }
            for (detector, count) in &side.counts {
                let labels = [lane, phase, detector.as_str()];
                let findings = self.findings.with_label_values(&labels);
                findings.inc_by(u64::from(*count));
            }
        }
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
        let mut text = Vec::new();
        // Writing into memory fails only on inconsistent metrics, and then what was written stands.
        drop(TextEncoder::new().encode(&self.registry.gather(), &mut text));
        text
    }
}

fn counters(name: &str) -> Result<IntCounterVec, Error> {
    let (opts, labels) = listed(name)?;
    IntCounterVec::new(opts, labels)
}

/// The name, help and labels under which a metric is listed.
fn listed(name: &str) -> Result<(Opts, &'static [&'static str]), Error> {
    METRICS
        .iter()
        .find(|metric| metric.name == name)
        .map(|metric| (Opts::new(metric.name, metric.help), metric.labels))
        .ok_or_else(|| Error::Msg(format!("{name} is not a listed metric")))
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Redacted => "redacted",
        Outcome::Refused => "refused",
        Outcome::Cut => "cut",
        Outcome::FailedOpen => "failed_open",
        Outcome::ClientGone => "client_gone",
        Outcome::UpstreamFailed => "upstream_failed",
        Outcome::HostFailed => "host_failed",
    }
}

const SECONDS: &[f64] = &[
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0, 60.0,
];
