//! Where records go: the audit log, the access log and the metrics. Never waits on traffic's time; what it drops it counts.

use std::{
    fs::OpenOptions,
    io::{self, BufWriter, Write},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel},
    },
    thread,
    time::{Duration, SystemTime},
};

use lane::AuditSink;
use serde::Serialize;

use crate::{metrics::Metrics, relay::Record};

/// The logs and metrics of a running program.
#[derive(Debug)]
pub(crate) struct Journal {
    audit: LineLog,
    access: Option<LineLog>,
    metrics: Arc<Metrics>,
}

impl Journal {
    /// # Errors
    /// When a log file cannot be opened; names it.
    pub(crate) fn open(
        audit: &AuditSink,
        access: Option<&AuditSink>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, String> {
        let shared = Arc::clone(&metrics.shared);
        Ok(Self {
            audit: LineLog::open(audit, move || shared.audit_lost())?,
            access: match access {
                Some(sink) => {
                    let lost = metrics.access_lost.clone();
                    Some(LineLog::open(sink, move || lost.inc())?)
                }
                None => None,
            },
            metrics,
        })
    }

    /// Takes an exchange that is over.
    pub(crate) fn exchange(&self, record: &Record) {
        self.metrics.exchange(record);
        self.audit.write(record.event.to_json());
        if let Some(access) = &self.access
            && let Ok(line) = serde_json::to_string(&AccessLine::from(record))
        {
            access.write(line);
        }
    }

    /// Opens files anew, after they were moved away.
    pub(crate) fn reopen(&self) {
        for log in [Some(&self.audit), self.access.as_ref()]
            .into_iter()
            .flatten()
        {
            // A full queue is being written: the file is tried again with the next signal.
            let _ = log.queue.try_send(Message::Reopen);
        }
    }

    /// Waits (not for ever) until everything so far is written.
    pub(crate) fn flush(&self) {
        for log in [Some(&self.audit), self.access.as_ref()]
            .into_iter()
            .flatten()
        {
            let (done, wait) = sync_channel(1);
            if log.queue.send(Message::Flush(done)).is_ok() {
                let _ = wait.recv_timeout(FLUSH_TIMEOUT);
            }
        }
    }
}

/// A writer thread behind a bounded queue.
struct LineLog {
    queue: SyncSender<Message>,
    lost: Box<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for LineLog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LineLog")
    }
}

#[derive(Debug)]
enum Message {
    Line(String),
    Reopen,
    Flush(SyncSender<()>),
}

impl LineLog {
    fn open(sink: &AuditSink, lost: impl Fn() + Send + Sync + 'static) -> Result<Self, String> {
        let sink = match sink {
            AuditSink::Stdout => Sink::Stdout,
            AuditSink::File(path) => Sink::file(path.into()).map_err(|e| format!("{path}: {e}"))?,
        };
        let (queue, messages) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("weir-log".to_owned())
            .spawn(move || write_lines(sink, &messages))
            .map_err(|e| format!("log thread: {e}"))?;
        let lost = Box::new(lost);
        Ok(Self { queue, lost })
    }

    fn write(&self, line: String) {
        match self.queue.try_send(Message::Line(line)) {
            Ok(()) => {}
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => (self.lost)(),
        }
    }
}

enum Sink {
    Stdout,
    File(PathBuf, BufWriter<std::fs::File>),
}

impl Sink {
    fn file(path: PathBuf) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        Ok(Self::File(path, BufWriter::new(file)))
    }

    fn write(&mut self, line: &str) -> io::Result<()> {
        let out: &mut dyn Write = match self {
            Self::Stdout => &mut io::stdout().lock(),
            Self::File(_, file) => file,
        };
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout => io::stdout().lock().flush(),
            Self::File(_, file) => file.flush(),
        }
    }

    fn reopen(&mut self) {
        if let Self::File(path, _) = self
            && let Ok(sink) = Self::file(path.clone())
        {
            *self = sink;
        }
    }
}

fn write_lines(mut sink: Sink, messages: &Receiver<Message>) {
    while let Ok(first) = messages.recv() {
        let mut next = Ok(first);
        while let Ok(message) = next {
            // A log that cannot be written (a full disk) must not stop the proxy; its lines are lost as they would be anyway.
            match message {
                Message::Line(line) => drop(sink.write(&line)),
                Message::Reopen => {
                    drop(sink.flush());
                    sink.reopen();
                }
                Message::Flush(done) => {
                    drop(sink.flush());
                    let _ = done.send(());
                }
            }
            next = messages.try_recv();
        }
        drop(sink.flush());
        if matches!(next, Err(TryRecvError::Disconnected)) {
            return;
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
        lane::Disposition::ClientGone => "client_gone",
        lane::Disposition::UpstreamFailed => "upstream_failed",
        lane::Disposition::HostFailed => "host_failed",
    }
}

fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}

const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);
const QUEUE: usize = 8192;
