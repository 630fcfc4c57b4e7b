//! What the user sees while something is fetched: lines on stderr.

use std::{
    io::Write,
    path::Path,
    process::Child,
    thread::sleep,
    time::{Duration, Instant},
};

/// Writes one line to stderr; a closed stderr is not an error.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Waits for `child` and tells every three seconds how many of `total` bytes have come into `folder`.
pub(crate) fn watch(
    child: &mut Child,
    folder: &Path,
    title: &str,
    total: u64,
) -> std::io::Result<bool> {
    let mut told = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        sleep(Duration::from_millis(100));
        if told.elapsed() >= Duration::from_secs(3) {
            told = Instant::now();
            tell(&format!(
                "  {title}: {} of {}",
                megabytes(size(folder)),
                megabytes(total)
            ));
        }
    }
}

/// `36.9 MB`.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

fn size(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|e| match e.metadata() {
            Ok(m) if m.is_dir() => size(&e.path()),
            Ok(m) => m.len(),
            Err(_) => 0,
        })
        .sum()
}
