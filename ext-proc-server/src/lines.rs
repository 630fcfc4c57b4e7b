//! Lines on their way into a file: written in batches, never torn, and what cannot be written is counted. A file is put aside
//! when it is large or old enough, and opened anew where somebody moved it away.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, Write},
    os::{fd::AsFd, unix::fs::MetadataExt},
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime},
};

use lane::{AuditSink, RotateConfig};

use crate::rotation;

/// Bytes that are written at once at most, where lines wait.
const BATCH: usize = 64 << 10;

/// How often it is looked whether a file is still where it was.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long lines gather after some were written. Without it the writer is woken for every line, which costs an exchange more
/// than its line does.
pub(crate) const GATHER: Duration = Duration::from_millis(2);

/// Where lines are written.
pub(crate) struct Lines {
    out: Box<dyn Write + Send>,
    /// Where `out` is a file.
    place: Option<Place>,
    /// Whole lines that are not written yet.
    batch: Vec<u8>,
    /// The last thing written was a part of a line.
    torn: bool,
}

/// What became of lines.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Lines that were written.
    pub(crate) lines: u64,
    /// Lines that were not, and will not be.
    pub(crate) lost: u64,
    /// Why.
    pub(crate) error: Option<io::ErrorKind>,
}

/// A file by its path.
struct Place {
    path: PathBuf,
    rotate: Option<RotateConfig>,
    /// Which file it is: device and number.
    identity: (u64, u64),
    size: u64,
    /// When it was begun.
    since: SystemTime,
    looked: Instant,
    compressing: Option<std::thread::JoinHandle<()>>,
}

impl Lines {
    /// Opens standard output or a file, which is appended to.
    ///
    /// # Errors
    /// When the file cannot be opened; names it.
    pub(crate) fn open(sink: &AuditSink, rotate: Option<&RotateConfig>) -> io::Result<Self> {
        match sink {
            // Not `io::stdout()`: after an error it would keep the lines that were counted as lost, and write them later.
            AuditSink::Stdout => {
                let stdout = File::from(io::stdout().as_fd().try_clone_to_owned()?);
                Ok(Self::to(stdout))
            }
            AuditSink::File(path) => {
                let named = |e: io::Error| io::Error::new(e.kind(), format!("{path}: {e}"));
                let (file, place) = Place::open(Path::new(path), rotate).map_err(named)?;
                Ok(Self {
                    place: Some(place),
                    ..Self::to(file)
                })
            }
        }
    }

    /// Lines that go elsewhere.
    pub(crate) fn to(out: impl Write + Send + 'static) -> Self {
        Self {
            out: Box::new(out),
            place: None,
            batch: Vec::new(),
            torn: false,
        }
    }

    /// Adds a line, given without its end. Where many wait they are written.
    pub(crate) fn push(&mut self, line: &[u8]) -> Written {
        let most = self.place.as_ref().map_or(BATCH, Place::most_at_once);
        let written = match self.batch.len() + line.len() >= most {
            true => self.write(),
            false => Written::default(),
        };
        self.batch.extend_from_slice(line);
        self.batch.push(b'\n');
        written
    }

    /// Writes what waits, and opens the file anew: it may have been moved away.
    pub(crate) fn reopen(&mut self) -> Written {
        let written = self.write();
        self.open_anew();
        written
    }

    /// Writes what waits; what cannot be written is lost.
    pub(crate) fn write(&mut self) -> Written {
        if self.batch.is_empty() {
            return Written::default();
        }
        self.attend_to_file();
        // A line that broke off must not swallow the next one.
        let mut error = None;
        if self.torn {
            match self.out.write_all(b"\n") {
                Ok(()) => self.torn = false,
                Err(e) => error = Some(e.kind()),
            }
        }
        let mut written = 0;
        if !self.torn {
            (written, error) = write_some(&mut *self.out, &self.batch);
        }
        let (whole, rest) = self.batch.split_at(written.min(self.batch.len()));
        self.torn |= whole.last().is_some_and(|last| *last != b'\n');
        let lost = line_ends(rest);
        let lines = line_ends(whole);
        if let Some(place) = &mut self.place {
            place.size += u64::try_from(written).unwrap_or(u64::MAX);
        }
        self.batch.clear();
        Written { lines, lost, error }
    }

    /// Puts the file aside if it is time, and opens it anew where it is not where it was.
    fn attend_to_file(&mut self) {
        let Some(place) = &mut self.place else { return };
        if place.looked.elapsed() >= LOOK_EVERY && place.is_gone() {
            self.open_anew();
            return;
        }
        let more = u64::try_from(self.batch.len()).unwrap_or(u64::MAX);
        if place.is_due(more) && place.put_aside() {
            self.open_anew();
        }
    }

    /// A file that cannot be opened now: the old one goes on.
    fn open_anew(&mut self) {
        let Some(place) = &mut self.place else { return };
        if let Ok((file, mut new)) = Place::open(&place.path, place.rotate.as_ref()) {
            new.compressing = place.compressing.take();
            *place = new;
            self.out = Box::new(file);
            self.torn = false;
        }
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").finish_non_exhaustive()
    }
}

impl Place {
    fn open(path: &Path, rotate: Option<&RotateConfig>) -> io::Result<(File, Self)> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        let data = file.metadata()?;
        let place = Self {
            path: path.to_owned(),
            rotate: rotate.cloned(),
            identity: (data.dev(), data.ino()),
            size: data.len(),
            // Some file systems do not know when a file was begun.
            since: data.created().unwrap_or_else(|_| SystemTime::now()),
            looked: Instant::now(),
            compressing: None,
        };
        Ok((file, place))
    }

    fn most_at_once(&self) -> usize {
        let bytes = self.rotate.as_ref().map_or(0, |rotate| rotate.bytes);
        match usize::try_from(bytes) {
            Ok(bytes) if bytes > 0 => bytes.min(BATCH),
            _ => BATCH,
        }
    }

    /// Whether another file, or none, is where this one was. Notes its size: it may have been cut.
    fn is_gone(&mut self) -> bool {
        self.looked = Instant::now();
        match std::fs::metadata(&self.path) {
            Ok(data) => {
                self.size = data.len();
                (data.dev(), data.ino()) != self.identity
            }
            Err(_) => true,
        }
    }

    /// Whether it is large or old enough, with so many bytes more.
    fn is_due(&self, more: u64) -> bool {
        let Some(rotate) = self.rotate.as_ref().filter(|_| self.size > 0) else {
            return false;
        };
        let is_large = rotate.bytes > 0 && self.size.saturating_add(more) > rotate.bytes;
        let age = self.since.elapsed().unwrap_or_default();
        is_large || (rotate.seconds > 0 && age.as_secs() >= rotate.seconds)
    }

    /// Whether it could be put aside.
    fn put_aside(&mut self) -> bool {
        let Some(rotate) = &self.rotate else {
            return false;
        };
        if let Some(compressing) = self.compressing.take() {
            // It works on a file that is about to get another name.
            let _ = compressing.join();
        }
        let is_aside = rotation::put_aside(&self.path, rotate.keep).is_ok();
        if is_aside && rotate.gzip && rotate.keep > 0 {
            self.compressing = rotation::compress(&self.path);
        }
        is_aside
    }
}

/// Writes as much as can be written; how much that was, and why not all.
fn write_some(out: &mut dyn Write, bytes: &[u8]) -> (usize, Option<io::ErrorKind>) {
    let mut written = 0;
    while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
        match out.write(rest) {
            Ok(more) if more > 0 => written += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) => return (written, Some(io::ErrorKind::WriteZero)),
            Err(error) => return (written, Some(error.kind())),
        }
    }
    (written, None)
}

fn line_ends(bytes: &[u8]) -> u64 {
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(ends).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read as _, path::Path, time::Duration};

    use lane::{AuditSink, RotateConfig};

    use super::Lines;

    fn open(path: &Path, rotate: &RotateConfig) -> Lines {
        Lines::open(&AuditSink::File(path.display().to_string()), Some(rotate)).unwrap()
    }

    fn by_size(keep: u32, gzip: bool) -> RotateConfig {
        RotateConfig {
            bytes: 20,
            seconds: 0,
            keep,
            gzip,
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_large_enough_is_put_aside_and_so_many_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events");
        let mut lines = open(&path, &by_size(2, false));
        for n in 0..9 {
            let written = lines.push(format!("event-{n}").as_bytes());
            assert_eq!(written.lost, 0);
        }
        lines.write();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(names(folder.path()), ["events", "events.1", "events.2"]);
        assert_eq!(read("events"), "event-8\n");
        assert_eq!(read("events.1"), "event-6\nevent-7\n");
        assert_eq!(read("events.2"), "event-4\nevent-5\n");
        // A restart goes on with the file.
        drop(lines);
        let mut lines = open(&path, &by_size(2, false));
        lines.push(b"event-9");
        lines.write();
        assert_eq!(read("events"), "event-8\nevent-9\n");
    }

    #[test]
    fn files_that_were_put_aside_are_compressed() {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = open(&folder.path().join("events"), &by_size(2, true));
        for n in 0..7 {
            lines.push(format!("event-{n}").as_bytes());
        }
        lines.write();
        if let Some(compressing) = lines.place.as_mut().unwrap().compressing.take() {
            compressing.join().unwrap();
        }
        assert_eq!(
            names(folder.path()),
            ["events", "events.1.gz", "events.2.gz"]
        );
        let file = fs::File::open(folder.path().join("events.1.gz")).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "event-4\nevent-5\n");
    }

    #[test]
    fn a_file_that_is_old_enough_is_put_aside_with_the_next_line() {
        let folder = tempfile::tempdir().unwrap();
        let rotate = RotateConfig {
            bytes: 0,
            seconds: 1,
            keep: 0,
            gzip: false,
        };
        let mut lines = open(&folder.path().join("events"), &rotate);
        lines.push(b"one");
        lines.write();
        lines.place.as_mut().unwrap().since -= Duration::from_secs(2);
        lines.push(b"two");
        lines.write();
        // None is kept.
        assert_eq!(names(folder.path()), ["events"]);
        let text = fs::read_to_string(folder.path().join("events")).unwrap();
        assert_eq!(text, "two\n");
    }

    #[test]
    fn a_file_that_was_moved_away_is_missed_without_a_signal_too() {
        let folder = tempfile::tempdir().unwrap();
        let (path, moved) = (folder.path().join("events"), folder.path().join("moved"));
        let mut lines = open(&path, &RotateConfig::default());
        lines.push(b"one");
        lines.write();
        fs::rename(&path, &moved).unwrap();
        lines.place.as_mut().unwrap().looked -= Duration::from_secs(2);
        lines.push(b"two");
        lines.write();
        assert_eq!(fs::read_to_string(&moved).unwrap(), "one\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
    }
}
