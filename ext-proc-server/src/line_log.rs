//! A log of lines (access lines), written by a thread of its own, so that a slow disk holds up no exchange: what waits for it
//! is bounded. What cannot be written is counted, and the next lines are tried again: a full disk may be emptied.

use std::{fmt, io, sync::Arc, thread};

use lane::AuditSink;
use tokio::sync::{
    mpsc::{self, error::TryRecvError},
    oneshot,
};

use crate::lines::{GATHER, Lines, Written};

/// Lines that may wait for the writer.
const WAITING_LINES: usize = 8192;

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
        Self::start(Lines::open(sink, None)?, lost)
    }

    fn start(lines: Lines, lost: impl Fn(u64) + Send + Sync + 'static) -> io::Result<Self> {
        let lost: Lost = Arc::new(lost);
        let (messages, waiting) = mpsc::channel(WAITING_LINES);
        let writer = Writer {
            lines,
            lost: Arc::clone(&lost),
        };
        thread::Builder::new()
            .name("line-log".to_owned())
            .spawn(move || writer.run(waiting))?;
        Ok(Self { messages, lost })
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
    lines: Lines,
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
            let written = self.lines.write();
            self.count(&written);
            if matches!(next, Err(TryRecvError::Disconnected)) {
                return;
            }
            thread::sleep(GATHER);
        }
    }

    fn take(&mut self, message: Message) {
        let (written, flushed) = match message {
            Message::Line(line) => (self.lines.push(line.as_bytes()), None),
            Message::Reopen => (self.lines.reopen(), None),
            Message::Flush(flushed) => (self.lines.write(), Some(flushed)),
        };
        self.count(&written);
        if let Some(flushed) = flushed {
            // Nobody may wait any more.
            let _ = flushed.send(());
        }
    }

    fn count(&self, written: &Written) {
        if written.lost > 0 {
            (self.lost)(written.lost);
        }
    }
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
    use crate::lines::Lines;

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
        let log = LineLog::start(Lines::to(disk.clone()), count).unwrap();
        disk.make_room(6);
        log.offer("one".to_owned());
        log.flush().await;
        // Half of it fits: the line is torn, and counts as lost.
        log.offer("second".to_owned());
        log.flush().await;
        log.offer("third".to_owned());
        log.flush().await;
        assert_eq!(lost.load(Ordering::Relaxed), 2);
        disk.make_room(100);
        log.offer("fourth".to_owned());
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
        log.offer("one".to_owned());
        log.flush().await;
        fs::rename(&path, &moved).unwrap();
        log.reopen();
        log.offer("two".to_owned());
        log.flush().await;
        let read = |path| fs::read_to_string(path).unwrap();
        assert_eq!(
            (read(&moved), read(&path)),
            ("one\n".to_owned(), "two\n".to_owned())
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
