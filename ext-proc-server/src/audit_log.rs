//! Where audit events go: one line of JSON each, written by a thread of its own so that a slow disk holds up exchanges
//! only when many lines wait.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    thread,
};

use lane::AuditSink;
use tokio::sync::mpsc;

/// Lines that may wait for the writer.
const WAITING_LINES: usize = 4096;

/// A handle of the log; clones write to the same one. What waits is written before the last handle's writer ends.
#[derive(Clone, Debug)]
pub struct AuditLog {
    lines: mpsc::Sender<String>,
}

impl AuditLog {
    /// Opens the log; a file is appended to.
    ///
    /// # Errors
    /// When the file cannot be opened or the writer's thread cannot be started.
    pub fn open(sink: &AuditSink) -> io::Result<Self> {
        match sink {
            AuditSink::Stdout => Self::to(io::stdout()),
            AuditSink::File(path) => {
                Self::to(OpenOptions::new().create(true).append(true).open(path)?)
            }
        }
    }

    /// A log that goes elsewhere.
    ///
    /// # Errors
    /// When the writer's thread cannot be started.
    pub fn to(out: impl Write + Send + 'static) -> io::Result<Self> {
        let (lines, waiting) = mpsc::channel(WAITING_LINES);
        thread::Builder::new()
            .name("audit-log".to_owned())
            .spawn(move || write_all(out, waiting))?;
        Ok(Self { lines })
    }

    /// Hands a line over, waiting where too many wait already.
    ///
    /// # Errors
    /// When the log cannot be written any more.
    pub async fn write(&self, line: String) -> Result<(), LogBroken> {
        self.lines.send(line).await.map_err(|_| LogBroken)
    }
}

/// The audit log cannot be written any more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LogBroken;

impl std::fmt::Display for LogBroken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the audit log cannot be written")
    }
}

impl std::error::Error for LogBroken {}

/// Ends (and so breaks the log for its handles) at the first error.
fn write_all(mut out: impl Write, mut lines: mpsc::Receiver<String>) {
    while let Some(mut line) = lines.blocking_recv() {
        line.push('\n');
        if out
            .write_all(line.as_bytes())
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}
