//! Where records go: the audit log, the access log and the metrics. Never waits on traffic's time; what it drops it counts.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use ext_proc_server::{Analytics, AuditLog, LineLog};
use lane::{AuditConfig, ConfigError, PingoraConfig};
use serde::Serialize;

use crate::{metrics::Metrics, relay::Record};

/// The logs and metrics of a running program.
#[derive(Debug)]
pub(crate) struct Journal {
    audit: AuditLog,
    access: Option<LineLog>,
    metrics: Arc<Metrics>,
}

impl Journal {
    /// # Errors
    /// When a log cannot be opened: its key, and why.
    pub(crate) fn open(
        settings: &PingoraConfig,
        audit: &AuditConfig,
        analytics: Option<&Analytics>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, ConfigError> {
        let beside = settings.audit_log.as_ref();
        let beside = beside.map(|log| ("pingora.audit_log", log));
        let access = settings.access_log.as_ref().map(|sink| {
            let lost = metrics.access_lost.clone();
            LineLog::open(sink, move |lines| lost.inc_by(lines))
                .map_err(|e| ConfigError::at("pingora.access_log", e.to_string()))
        });
        Ok(Self {
            audit: AuditLog::open(audit, beside, analytics, &metrics.shared)?,
            access: access.transpose()?,
            metrics,
        })
    }

    /// Takes an exchange that is over.
    pub(crate) fn exchange(&self, record: &Record) {
        self.metrics.exchange(record);
        self.audit.offer(&record.event);
        if let Some(access) = &self.access
            && let Ok(line) = serde_json::to_string(&AccessLine::from(record))
        {
            access.offer(line);
        }
    }

    /// Opens files anew, after they were moved away.
    pub(crate) fn reopen(&self) {
        self.audit.reopen();
        self.access.iter().for_each(LineLog::reopen);
    }

    /// The end: waits for what is not written yet, but not for ever.
    pub(crate) async fn close(&self) {
        self.audit.close().await;
        if let Some(access) = &self.access {
            // A disk that hangs must not keep the program from ending.
            let _ = tokio::time::timeout(FLUSH_TIMEOUT, access.flush()).await;
        }
    }
}

#[derive(Serialize)]
struct AccessLine<'r> {
    time_ms: u64,
    request_id: &'r str,
    lane: &'static str,
    client: Option<String>,
    method: &'r str,
    path: &'r str,
    version: &'r str,
    status: u16,
    bytes_received: u64,
    bytes_sent: u64,
    duration_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_byte_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upstream: Option<&'r str>,
    disposition: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'static str>,
}

impl<'r> From<&'r Record> for AccessLine<'r> {
    fn from(record: &'r Record) -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Self {
            time_ms: now.map_or(0, |t| u64::try_from(t.as_millis()).unwrap_or(u64::MAX)),
            request_id: &record.request_id,
            lane: record.lane.as_str(),
            client: record.client.map(|client| client.to_string()),
            method: &record.method,
            path: &record.path,
            version: &record.version,
            status: record.status,
            bytes_received: record.bytes_received,
            bytes_sent: record.bytes_sent,
            duration_ms: milliseconds(record.duration),
            first_byte_ms: record.first_byte.map(milliseconds),
            upstream: record.upstream.as_deref(),
            disposition: disposition_name(record.disposition),
            problem: record.problem,
        }
    }
}

fn disposition_name(disposition: lane::Disposition) -> &'static str {
    match disposition {
        lane::Disposition::Completed => "completed",
        lane::Disposition::BrokenOff => "broken_off",
        lane::Disposition::ClientGone => "client_gone",
        lane::Disposition::UpstreamFailed => "upstream_failed",
        lane::Disposition::HostFailed => "host_failed",
        lane::Disposition::HostRefused => "host_refused",
    }
}

fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}

const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use lane::{Config, Disposition, Event, LaneKind};

    use super::Journal;
    use crate::{metrics::Metrics, relay::Record};

    fn record() -> Record {
        Record {
            bytes_received: 0,
            bytes_sent: 0,
            client: None,
            disposition: Disposition::Completed,
            event: Event::default().into(),
            duration: Duration::ZERO,
            first_byte: None,
            lane: LaneKind::LlmGateway,
            method: "GET".to_owned(),
            path: "/".to_owned(),
            problem: None,
            request_id: "r".to_owned(),
            status: 200,
            upstream: None,
            version: "HTTP/1.1".to_owned(),
        }
    }

    #[tokio::test]
    async fn lines_that_a_full_disk_does_not_take_are_counted() {
        let metrics = Arc::new(Metrics::new().unwrap());
        let full = "version: 1\npingora: {listeners: [], upstreams: {}, audit_log: /dev/full, access_log: /dev/full}\n";
        let config = Config::from_yaml(full).unwrap();
        let settings = config.pingora.as_ref().unwrap();
        let journal = Journal::open(settings, &config.audit, None, Arc::clone(&metrics)).unwrap();
        for _ in 0..3 {
            journal.exchange(&record());
        }
        journal.close().await;
        let text = String::from_utf8(metrics.text()).unwrap();
        for line in ["weir_audit_lost_total 3", "weir_access_lost_total 3"] {
            assert!(text.lines().any(|l| l == line), "{line} is not in\n{text}");
        }
    }
}
