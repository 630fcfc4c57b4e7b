//! Files that were put aside: `log.1` is the youngest, and so many are kept.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    thread,
};

use flate2::{Compression, write::GzEncoder};

/// Puts a file aside and removes the oldest that was; of files that were put aside before, `keep` are kept with it.
///
/// # Errors
/// When the file cannot be moved. It is then where it was.
pub(crate) fn put_aside(path: &Path, keep: u32) -> io::Result<()> {
    if keep == 0 {
        return fs::remove_file(path);
    }
    for suffix in ["", ".gz"] {
        // Most of them may not be there yet.
        let _ = fs::remove_file(numbered(path, keep, suffix));
        for number in (1..keep).rev() {
            let _ = fs::rename(
                numbered(path, number, suffix),
                numbered(path, number + 1, suffix),
            );
        }
    }
    fs::rename(path, numbered(path, 1, ""))
}

/// Compresses the youngest that was put aside, in a thread of its own: a large file takes seconds. Where that fails it stays as
/// it is.
pub(crate) fn compress(path: &Path) -> Option<thread::JoinHandle<()>> {
    let plain = numbered(path, 1, "");
    let compressed = numbered(path, 1, ".gz");
    thread::Builder::new()
        .name("audit-gzip".to_owned())
        .spawn(move || {
            let part = compressed.with_extension("gz.part");
            let done = gzip(&plain, &part)
                .and_then(|()| fs::rename(&part, &compressed))
                .and_then(|()| fs::remove_file(&plain));
            if done.is_err() {
                let _ = fs::remove_file(&part);
            }
        })
        .ok()
}

fn gzip(from: &Path, to: &Path) -> io::Result<()> {
    let mut from = BufReader::new(File::open(from)?);
    let mut to = GzEncoder::new(BufWriter::new(File::create(to)?), Compression::default());
    io::copy(&mut from, &mut to)?;
    to.finish()?.flush()
}

fn numbered(path: &Path, number: u32, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{number}{suffix}"));
    name.into()
}
