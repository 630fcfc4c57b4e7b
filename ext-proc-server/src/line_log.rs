//! A log of lines (audit events, access lines), written by a thread of its own, so that a slow disk holds up exchanges only
//! when many lines wait. What cannot be written is counted, and the next lines are tried again: a full disk may be emptied.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, Write},
    os::fd::AsFd,
    path::PathBuf,
    sync::Arc,
    thread,
    time::Duration,
};

use lane::AuditSink;
use tokio::sync::{
    mpsc::{self, error::TryRecvError},
    oneshot,
};

/// Lines that may wait for the writer.
const WAITING_LINES: usize = 8192;
/// Bytes that are written at once at most, where lines wait.
const BATCH: usize = 64 << 10;

/// How long lines gather after some were written. Without it the writer is woken for every line, which costs an exchange more
/// than its line does.
const GATHER: Duration = Duration::from_millis(2);

type Lost = Arc<dyn Fn(u64) + Send + Sync>;

/// A handle of the log; clones write to the same one.
#[derive(Clone)]
pub struct LineLog {
    messages: mpsc::Sender<Message>,
    lost: Lost,
}

enum Message {
    Line(String),
    Reopen,
    Flush(oneshot::Sender<()>),
}

impl LineLog {
    /// Opens the log; a file is appended to. `lost` is told of lines that could not be written.
    ///
    /// # Errors
    /// When the file cannot be opened or the writer's thread cannot be started; names the file.
    pub fn open(sink: &AuditSink, lost: impl Fn(u64) + Send + Sync + 'static) -> io::Result<Self> {
        match sink {
            // Not `io::stdout()`: after an error it would keep the lines that were counted as lost, and write them later.
            AuditSink::Stdout => {
                let stdout = File::from(io::stdout().as_fd().try_clone_to_owned()?);
                Self::start(stdout, None, lost)
            }
            AuditSink::File(path) => {
                let file = append(&PathBuf::from(path))
                    .map_err(|e| io::Error::new(e.kind(), format!("{path}: {e}")))?;
                Self::start(file, Some(path.into()), lost)
            }
        }
    }

    /// A log that goes elsewhere.
    ///
    /// # Errors
    /// When the writer's thread cannot be started.
    pub fn to(
        out: impl Write + Send + 'static,
        lost: impl Fn(u64) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::start(out, None, lost)
    }

    fn start(
        out: impl Write + Send + 'static,
        path: Option<PathBuf>,
        lost: impl Fn(u64) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let lost: Lost = Arc::new(lost);
        let (messages, waiting) = mpsc::channel(WAITING_LINES);
        let writer = Writer {
            out: Box::new(out),
            path,
            batch: Vec::new(),
            torn: false,
            lost: Arc::clone(&lost),
        };
        thread::Builder::new()
            .name("line-log".to_owned())
            .spawn(move || writer.run(waiting))?;
        Ok(Self { messages, lost })
    }

    /// Hands a line over, waiting where too many wait already.
    pub async fn write(&self, line: String) {
        if self.messages.send(Message::Line(line)).await.is_err() {
            (self.lost)(1);
        }
    }

    /// Hands a line over without ever waiting: where too many wait already it is lost.
    pub fn offer(&self, line: String) {
        if self.messages.try_send(Message::Line(line)).is_err() {
            (self.lost)(1);
        }
    }

    /// Opens the file anew, after it was moved away.
    pub fn reopen(&self) {
        // Where too many lines wait the file is tried again with the next signal.
        let _ = self.messages.try_send(Message::Reopen);
    }

    /// Waits until everything handed over before is written, or lost.
    pub async fn flush(&self) {
        let (written, done) = oneshot::channel();
        if self.messages.send(Message::Flush(written)).await.is_ok() {
            let _ = done.await;
        }
    }
}

impl fmt::Debug for LineLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineLog").finish_non_exhaustive()
    }
}

struct Writer {
    out: Box<dyn Write + Send>,
    /// What to open anew, for a file.
    path: Option<PathBuf>,
    /// Whole lines that are not written yet.
    batch: Vec<u8>,
    /// The last thing written was a part of a line.
    torn: bool,
    lost: Lost,
}

impl Writer {
    fn run(mut self, mut messages: mpsc::Receiver<Message>) {
        while let Some(first) = messages.blocking_recv() {
            let mut next = Ok(first);
            while let Ok(message) = next {
                self.take(message);
                next = messages.try_recv();
            }
            self.write();
            if matches!(next, Err(TryRecvError::Disconnected)) {
                return;
            }
            thread::sleep(GATHER);
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Line(line) => {
                self.batch.extend_from_slice(line.as_bytes());
                self.batch.push(b'\n');
                if self.batch.len() >= BATCH {
                    self.write();
                }
            }
            Message::Reopen => {
                self.write();
                // A file that cannot be opened now: the old one goes on.
                if let Some(file) = self.path.as_ref().and_then(|path| append(path).ok()) {
                    self.out = Box::new(file);
                    self.torn = false;
                }
            }
            Message::Flush(written) => {
                self.write();
                // Nobody may wait any more.
                let _ = written.send(());
            }
        }
    }

    /// Writes what waits; what cannot be written is lost.
    fn write(&mut self) {
        if self.batch.is_empty() {
            return;
        }
        // A line that broke off must not swallow the next one.
        let begun = !self.torn || self.out.write_all(b"\n").is_ok();
        self.torn &= !begun;
        let written = if begun {
            write_some(&mut *self.out, &self.batch)
        } else {
            0
        };
        let (whole, rest) = self.batch.split_at(written.min(self.batch.len()));
        self.torn |= whole.last().is_some_and(|last| *last != b'\n');
        let lines = rest.iter().filter(|byte| **byte == b'\n').count();
        if lines > 0 {
            (self.lost)(u64::try_from(lines).unwrap_or(u64::MAX));
        }
        self.batch.clear();
    }
}

/// Writes as much as can be written; how much that was.
fn write_some(out: &mut dyn Write, bytes: &[u8]) -> usize {
    let mut written = 0;
    while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
        match out.write(rest) {
            Ok(more) if more > 0 => written += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) | Err(_) => break,
        }
    }
    written
}

fn append(path: &PathBuf) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{self, Write},
        sync::{
            Arc, Mutex,
            atomic::{AtomicU64, Ordering},
        },
    };

    use lane::AuditSink;

    use super::LineLog;

    /// A disk with room for so many bytes.
    #[derive(Clone, Default)]
    struct Disk(Arc<Mutex<(Vec<u8>, usize)>>);

    impl Disk {
        fn make_room(&self, bytes: usize) {
            self.0.lock().unwrap().1 = bytes;
        }

        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().0.clone()).unwrap()
        }
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut disk = self.0.lock().unwrap();
            let fits = bytes.len().min(disk.1);
            if fits == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            disk.1 -= fits;
            disk.0.extend_from_slice(&bytes[..fits]);
            Ok(fits)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn counter() -> (Arc<AtomicU64>, impl Fn(u64) + Send + Sync + 'static) {
        let count = Arc::new(AtomicU64::new(0));
        let counting = Arc::clone(&count);
        (count, move |lines| {
            counting.fetch_add(lines, Ordering::Relaxed);
        })
    }

    #[tokio::test]
    async fn lines_that_do_not_fit_are_counted_and_the_next_are_tried_again() {
        let disk = Disk::default();
        let (lost, count) = counter();
        let log = LineLog::to(disk.clone(), count).unwrap();
        disk.make_room(6);
        log.write("one".to_owned()).await;
        log.flush().await;
        // Half of it fits: the line is torn, and counts as lost.
        log.write("second".to_owned()).await;
        log.flush().await;
        log.offer("third".to_owned());
        log.flush().await;
        assert_eq!(lost.load(Ordering::Relaxed), 2);
        disk.make_room(100);
        log.write("fourth".to_owned()).await;
        log.flush().await;
        assert_eq!(disk.text(), "one\nse\nfourth\n");
        assert_eq!(lost.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn a_file_that_was_moved_away_is_opened_anew() {
        let folder = std::env::temp_dir().join(format!("weir-line-log-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (path, moved) = (folder.join("audit"), folder.join("audit.1"));
        let sink = AuditSink::File(path.display().to_string());
        let log = LineLog::open(&sink, |_| {}).unwrap();
        log.write("one".to_owned()).await;
        log.flush().await;
        fs::rename(&path, &moved).unwrap();
        log.reopen();
        log.write("two".to_owned()).await;
        log.flush().await;
        let read = |path| fs::read_to_string(path).unwrap();
        assert_eq!(
            (read(&moved), read(&path)),
            ("one\n".to_owned(), "two\n".to_owned())
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
