//! Where audit events go: one line of JSON each, written by a thread of its own so that a slow disk holds up exchanges
//! only when many lines wait.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    thread,
};

use lane::AuditSink;
use tokio::sync::{mpsc, oneshot};

/// Lines that may wait for the writer.
const WAITING_LINES: usize = 4096;

/// A handle of the log; clones write to the same one.
#[derive(Clone, Debug)]
pub struct AuditLog {
    lines: mpsc::Sender<Line>,
}

enum Line {
    Event(String),
    Flush(oneshot::Sender<()>),
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
        self.lines
            .send(Line::Event(line))
            .await
            .map_err(|_| LogBroken)
    }

    /// Waits until everything handed over before is written.
    ///
    /// # Errors
    /// When the log cannot be written any more.
    pub async fn flush(&self) -> Result<(), LogBroken> {
        let (written, done) = oneshot::channel();
        let flush = Line::Flush(written);
        self.lines.send(flush).await.map_err(|_| LogBroken)?;
        done.await.map_err(|_| LogBroken)
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
fn write_all(mut out: impl Write, mut lines: mpsc::Receiver<Line>) {
    while let Some(line) = lines.blocking_recv() {
        let event = match line {
            Line::Event(event) => event,
            Line::Flush(written) => {
                // Every line is flushed when it is written; nobody may wait any more.
                let _ = written.send(());
                continue;
            }
        };
        let line = event + "\n";
        if out
            .write_all(line.as_bytes())
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::{AuditLog, LogBroken};

    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_log_that_cannot_be_written_says_so() {
        let log = AuditLog::to(Full).unwrap();
        // The writer finds out with the first line; nobody is told before it is flushed.
        let first = log.write("{}".to_owned()).await;
        assert_eq!(first.and(log.flush().await), Err(LogBroken));
        assert_eq!(log.write("{}".to_owned()).await, Err(LogBroken));
    }
}
