//! Where audit events go: sinks, each with a thread and a bounded queue of its own, so that a slow one holds up neither
//! exchanges nor another sink. What does not reach a sink is counted.
//!
//! A batch is on its receiver's way at least once: it has an id by which a receiver can tell that it has it already.

mod backlog;
mod encode;
mod file;
mod http;
mod open;
mod otlp;
mod otlp_grpc;
mod queue;
mod s3;
mod ship;
mod spool;
mod syslog;
mod tally;

use std::{io, sync::Arc, time::Duration};

use lane::{AuditConfig, ConfigError, Event, EventFormat};

use crate::{analytics::Analytics, lines::Lines, metrics::Metrics};

pub use self::open::check_audit;
pub(crate) use self::{
    open::check_file,
    queue::{Message, Queue, Waiting},
    tally::{Dropped, Tally},
};

/// How long the last events may take when the program ends.
const CLOSE_WITHIN: Duration = Duration::from_secs(3);

/// A handle of all sinks; clones hand over to the same ones.
#[derive(Clone, Debug)]
pub struct AuditLog {
    sinks: Arc<[Queue]>,
}

impl AuditLog {
    /// Opens the sinks of a document; `beside` is the host's own `audit_log`, with its key. Where there are neither, events go
    /// to standard output. Whatever there is, the analytics page gets its events too.
    ///
    /// # Errors
    /// The key, and why the sink cannot be opened.
    pub fn open(
        config: &AuditConfig,
        beside: Option<(&str, &lane::AuditSink)>,
        analytics: Option<&Analytics>,
        metrics: &Arc<Metrics>,
    ) -> Result<Self, ConfigError> {
        let mut sinks = open::all(config, beside, metrics)?;
        if let Some(analytics) = analytics {
            let started = analytics.start(metrics);
            sinks.push(started.map_err(|e| ConfigError::at("analytics", e.to_string()))?);
        }
        Ok(Self {
            sinks: sinks.into(),
        })
    }

    /// A log of lines in Weir's own form that goes elsewhere.
    ///
    /// # Errors
    /// When the thread cannot be started, or no metric be made.
    pub fn to(out: impl io::Write + Send + 'static) -> io::Result<Self> {
        let metrics = Arc::new(Metrics::new().map_err(io::Error::other)?);
        let tally = Arc::new(Tally::new("lines", &metrics));
        let sink = file::start(Lines::to(out), EventFormat::Weir, &tally)?;
        Ok(Self {
            sinks: [sink].into(),
        })
    }

    /// Hands an event over without ever waiting: where too many wait for a sink, it is lost there.
    pub fn offer(&self, event: &Arc<Event>) {
        self.sinks.iter().for_each(|sink| sink.offer(event));
    }

    /// Opens files anew, after they were moved away.
    pub fn reopen(&self) {
        self.sinks.iter().for_each(Queue::reopen);
    }

    /// Waits until everything handed over before is delivered, or lost.
    pub async fn flush(&self) {
        futures::future::join_all(self.sinks.iter().map(Queue::flush)).await;
    }

    /// The end: waits for the last events, but not for ever. What waits for its receiver then is lost where it has no spool; what
    /// is handed over later is lost too.
    pub async fn close(&self) {
        let sinks = self.sinks.iter();
        futures::future::join_all(sinks.map(|sink| sink.close(CLOSE_WITHIN))).await;
    }
}
