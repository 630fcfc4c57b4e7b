//! What becomes of a sink's events: counted, and said in the program's own log where some are lost or wait.

use std::{
    collections::HashMap,
    fmt,
    io::Write as _,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use prometheus::{IntCounter, IntGauge};

use crate::metrics::Metrics;

/// Why events were dropped.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Dropped {
    /// They could not be written.
    Disk,
    /// Too many batches wait in memory.
    Memory,
    /// Too many events wait.
    Queue,
    /// The receiver wants none of the batch, now or later.
    Refused,
    /// They waited in memory when the program ended.
    Shutdown,
    /// The spool is full.
    Spool,
    /// The store of the analytics page took too long to come back.
    Store,
}

impl Dropped {
    /// As metrics spell it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Disk => "disk",
            Self::Memory => "memory",
            Self::Queue => "queue",
            Self::Refused => "refused",
            Self::Shutdown => "shutdown",
            Self::Spool => "spool",
            Self::Store => "store",
        }
    }
}

/// One sink's numbers.
pub(crate) struct Tally {
    sink: String,
    metrics: Arc<Metrics>,
    delivered: Option<IntCounter>,
    waiting: Option<IntGauge>,
    spooled: Option<IntGauge>,
    /// When something was said last, and what was left unsaid since.
    said: Mutex<HashMap<&'static str, (Instant, u64)>>,
}

impl Tally {
    pub(crate) fn new(sink: &str, metrics: &Arc<Metrics>) -> Self {
        let labels = [sink];
        // A sink that never retried or dropped anything shows so.
        metrics.count("weir_audit_retried_total", &labels, 0);
        metrics.count(
            "weir_audit_dropped_total",
            &[sink, Dropped::Queue.as_str()],
            0,
        );
        Self {
            sink: sink.to_owned(),
            delivered: metrics.counter("weir_audit_delivered_total", &labels),
            waiting: metrics.gauge("weir_audit_queue", &labels),
            spooled: metrics.gauge("weir_audit_spool_bytes", &labels),
            metrics: Arc::clone(metrics),
            said: Mutex::default(),
        }
    }

    /// An event was handed over: it waits in memory.
    pub(crate) fn taken(&self) {
        if let Some(waiting) = &self.waiting {
            waiting.inc();
        }
    }

    /// So many wait in memory no more.
    pub(crate) fn left(&self, events: u64) {
        if let Some(waiting) = &self.waiting {
            waiting.sub(i64::try_from(events).unwrap_or(i64::MAX));
        }
    }

    /// How many wait in memory.
    pub(crate) fn waiting(&self) -> u64 {
        let waiting = self.waiting.as_ref().map_or(0, IntGauge::get);
        u64::try_from(waiting).unwrap_or(0)
    }

    /// So many reached the sink.
    pub(crate) fn delivered(&self, events: u64) {
        if let Some(delivered) = &self.delivered {
            delivered.inc_by(events);
        }
    }

    /// So many are lost; `why` is for people.
    pub(crate) fn dropped(&self, reason: Dropped, events: u64, why: &str) {
        let labels = [self.sink.as_str(), reason.as_str()];
        self.metrics
            .count("weir_audit_dropped_total", &labels, events);
        self.metrics.audit_lost(events);
        self.say(reason.as_str(), events, &|events| {
            format!("{events} events dropped ({}): {why}", reason.as_str())
        });
    }

    /// A batch is to be tried again.
    pub(crate) fn retried(&self, why: &str) {
        self.metrics
            .count("weir_audit_retried_total", &[&self.sink], 1);
        self.say("retried", 1, &|times| {
            format!("not delivered, to be tried again ({times}): {why}")
        });
    }

    /// So many bytes of batches wait.
    pub(crate) fn spooled(&self, bytes: u64) {
        if let Some(spooled) = &self.spooled {
            spooled.set(i64::try_from(bytes).unwrap_or(i64::MAX));
        }
    }

    /// Says something else, but not more than once in [`SILENCE`].
    pub(crate) fn say_once(&self, about: &'static str, text: &str) {
        self.say(about, 1, &|_| text.to_owned());
    }

    /// Says it, but not more than once in [`SILENCE`].
    fn say(&self, about: &'static str, more: u64, text: &dyn Fn(u64) -> String) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let unsaid = match said.get_mut(about) {
            Some((at, unsaid)) if at.elapsed() < SILENCE => {
                *unsaid += more;
                return;
            }
            Some((_, unsaid)) => *unsaid,
            None => 0,
        };
        said.insert(about, (Instant::now(), 0));
        drop(said);
        let text = text(unsaid + more);
        // Nobody may be reading.
        let _ = writeln!(std::io::stderr(), "audit sink {}: {text}", self.sink);
    }
}

impl fmt::Debug for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tally")
            .field("sink", &self.sink)
            .finish_non_exhaustive()
    }
}

const SILENCE: Duration = Duration::from_secs(60);
