//! Batches on a disk until their receiver has them, also over a restart. One file is one batch: it is there whole or not at all,
//! and a sum over it shows a disk's error.

use std::{
    collections::VecDeque,
    fmt,
    fs::{self, File, TryLockError},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use bytes::Bytes;
use lane::SpoolConfig;

use super::ship::Batch;

/// What a file begins with: its kind and the version of its form.
const MAGIC: &[u8; 8] = b"weirbat1";
/// [`MAGIC`], 1 byte for compression, 8 for the events, 4 for the sum, 8 for the body's length.
const HEAD: usize = 29;

/// The batches that wait, oldest first.
pub(super) struct Spool {
    folder: PathBuf,
    max_bytes: u64,
    bytes: u64,
    waiting: VecDeque<(String, u64)>,
    /// Held as long as the spool is in use: two programs would send each batch twice.
    _lock: File,
}

/// Why a batch could not be taken in.
#[derive(Debug)]
pub(super) enum PutError {
    /// The bound on bytes is reached.
    Full,
    /// It could not be written.
    Disk(io::Error),
}

impl From<io::Error> for PutError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Spool {
    /// Opens the folder, with what an earlier run left in it.
    ///
    /// # Errors
    /// When it cannot be made or read, or another program uses it.
    pub(super) fn open(config: &SpoolConfig) -> io::Result<Self> {
        let folder = PathBuf::from(&config.folder);
        fs::create_dir_all(&folder)?;
        let lock = File::create(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another program uses it"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut waiting = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_suffix(".batch") {
                waiting.push((id.to_owned(), entry.metadata()?.len()));
            } else if name.ends_with(".part") {
                // The program was ended while it wrote.
                fs::remove_file(entry.path())?;
            }
        }
        // Ids begin with the time.
        waiting.sort();
        Ok(Self {
            bytes: waiting.iter().map(|(_, bytes)| bytes).sum(),
            folder,
            max_bytes: config.max_bytes,
            waiting: waiting.into(),
            _lock: lock,
        })
    }

    /// How many bytes wait.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes a batch in; it is on the disk then.
    pub(super) fn put(&mut self, batch: &Batch) -> Result<(), PutError> {
        let bytes = u64::try_from(HEAD + batch.body.len()).unwrap_or(u64::MAX);
        if self.bytes.saturating_add(bytes) > self.max_bytes {
            return Err(PutError::Full);
        }
        let part = self.folder.join(format!("{}.part", batch.id));
        let written = write(&part, batch).and_then(|()| fs::rename(&part, self.path(&batch.id)));
        if let Err(error) = written {
            // A full disk needs the room.
            let _ = fs::remove_file(&part);
            return Err(error.into());
        }
        self.bytes += bytes;
        self.waiting.push_back((batch.id.clone(), bytes));
        Ok(())
    }

    /// The oldest batch, if there is one; `Err` with its id where it cannot be read.
    pub(super) fn first(&self) -> Option<Result<Batch, String>> {
        let (id, _) = self.waiting.front()?;
        let read = fs::read(self.path(id)).ok();
        let batch = read.and_then(|bytes| parse(id, &bytes));
        Some(batch.ok_or_else(|| id.clone()))
    }

    /// Removes the oldest batch: its receiver has it.
    pub(super) fn remove(&mut self) {
        if let Some(id) = self.forget_first() {
            // What cannot be removed is sent once more after a restart; its receiver knows the id.
            let _ = fs::remove_file(self.path(&id));
        }
    }

    /// Puts the oldest batch aside, since it cannot be read.
    pub(super) fn set_aside(&mut self) {
        if let Some(id) = self.forget_first() {
            let path = self.path(&id);
            let _ = fs::rename(&path, path.with_extension("bad"));
        }
    }

    fn forget_first(&mut self) -> Option<String> {
        let (id, bytes) = self.waiting.pop_front()?;
        self.bytes = self.bytes.saturating_sub(bytes);
        Some(id)
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.batch"))
    }
}

impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spool")
            .field("folder", &self.folder)
            .field("waiting", &self.waiting.len())
            .finish_non_exhaustive()
    }
}

fn write(path: &Path, batch: &Batch) -> io::Result<()> {
    let mut head = Vec::with_capacity(HEAD);
    head.extend_from_slice(MAGIC);
    head.push(u8::from(batch.is_gzip));
    head.extend_from_slice(&batch.events.to_le_bytes());
    head.extend_from_slice(&crc32fast::hash(&batch.body).to_le_bytes());
    let length = u64::try_from(batch.body.len()).unwrap_or(u64::MAX);
    head.extend_from_slice(&length.to_le_bytes());
    let mut file = File::create(path)?;
    file.write_all(&head)?;
    file.write_all(&batch.body)?;
    file.sync_data()
}

fn parse(id: &str, bytes: &[u8]) -> Option<Batch> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (gzip, rest) = rest.split_first()?;
    let (events, rest) = rest.split_first_chunk()?;
    let (sum, rest) = rest.split_first_chunk()?;
    let (length, body) = rest.split_first_chunk()?;
    let is_whole = u64::from_le_bytes(*length) == u64::try_from(body.len()).ok()?;
    let is_sound = u32::from_le_bytes(*sum) == crc32fast::hash(body);
    (is_whole && is_sound).then(|| Batch {
        id: id.to_owned(),
        events: u64::from_le_bytes(*events),
        is_gzip: *gzip == 1,
        body: Bytes::copy_from_slice(body),
    })
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use lane::SpoolConfig;

    use super::{Batch, PutError, Spool};

    fn config(folder: &Path, max_bytes: u64) -> SpoolConfig {
        SpoolConfig {
            folder: folder.display().to_string(),
            max_bytes,
        }
    }

    fn batch(id: &str, body: &str) -> Batch {
        Batch {
            id: id.to_owned(),
            events: 3,
            is_gzip: false,
            body: body.to_owned().into(),
        }
    }

    #[test]
    fn batches_outlive_the_program_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder.path().join("a/b"), 1000);
        let mut spool = Spool::open(&config).unwrap();
        spool.put(&batch("2", "two")).unwrap();
        spool.put(&batch("3", "three")).unwrap();
        let again = Spool::open(&config).unwrap_err();
        assert!(again.to_string().contains("another program"), "{again}");
        drop(spool);
        // What a program leaves that is ended while it writes.
        fs::write(folder.path().join("a/b/4.part"), "weirb").unwrap();
        let mut spool = Spool::open(&config).unwrap();
        let bytes = spool.bytes();
        assert_eq!(spool.first().unwrap().unwrap(), batch("2", "two"));
        spool.remove();
        assert!(spool.bytes() < bytes);
        assert_eq!(spool.first().unwrap().unwrap(), batch("3", "three"));
        spool.remove();
        assert_eq!(spool.bytes(), 0);
        assert!(spool.first().is_none());
        assert_eq!(fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
    }

    #[test]
    fn the_bound_on_bytes_holds() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::open(&config(folder.path(), 100)).unwrap();
        spool.put(&batch("1", &"x".repeat(40))).unwrap();
        let full = spool.put(&batch("2", &"x".repeat(40)));
        assert!(matches!(full, Err(PutError::Full)), "{full:?}");
        spool.remove();
        spool.put(&batch("2", &"x".repeat(40))).unwrap();
    }

    #[test]
    fn a_batch_that_the_disk_changed_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::open(&config(folder.path(), 1000)).unwrap();
        spool.put(&batch("1", "one")).unwrap();
        spool.put(&batch("2", "two")).unwrap();
        let path = folder.path().join("1.batch");
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x40;
            fs::write(&path, &bytes).unwrap();
            let read = spool.first().unwrap();
            // How many events they are and whether they are compressed is not summed up.
            assert!(read == Err("1".to_owned()) || (8..17).contains(&at), "{at}");
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(spool.first().unwrap(), Err("1".to_owned()), "{at}");
        }
        spool.set_aside();
        assert_eq!(spool.first().unwrap().unwrap().id, "2");
        assert!(folder.path().join("1.bad").exists());
    }
}
