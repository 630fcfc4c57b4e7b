//! Audit events reach their sinks, whatever happens on the way.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod certificates;
mod child;
mod forms;
mod http;
mod otlp;
mod otlp_grpc;
mod receiver;
mod s3;
mod syslog;
mod syslog_tls;

use std::sync::Arc;

use ext_proc_server::{AuditLog, Metrics};
use lane::{Config, Event};

/// A log with these sinks, and its numbers.
fn open(sinks: &str) -> (AuditLog, Arc<Metrics>) {
    let text = format!("version: 1\naudit: {{sinks: [{sinks}]}}\n");
    let config = Config::from_yaml(&text).expect("a document");
    let metrics = Arc::new(Metrics::new().expect("metrics"));
    let log = AuditLog::open(&config.audit, None, None, &metrics).expect("sinks");
    (log, metrics)
}

fn event(id: &str) -> Arc<Event> {
    Arc::new(Event {
        kind: "exchange",
        lane: "ai_waf",
        method: "POST".to_owned(),
        host: "chat.example".to_owned(),
        path: "/chat".to_owned(),
        status: 200,
        time_ms: 1_778_661_000_000,
        request_id: id.to_owned(),
        ..Event::default()
    })
}

/// A number of `/metrics`.
fn number(metrics: &Metrics, series: &str) -> u64 {
    let text = metrics.text();
    let line = text.lines().find(|line| line.starts_with(series));
    line.and_then(|line| line.rsplit(' ').next()?.parse().ok())
        .unwrap_or(0)
}
