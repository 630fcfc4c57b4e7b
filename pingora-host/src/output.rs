//! The only way to standard output and standard error.

use std::io::{self, Write};

/// Writes one line to standard output.
///
/// # Errors
/// When the reader is gone, among others; a command then ends quietly.
pub(crate) fn line(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

/// Flushes standard output.
///
/// # Errors
/// As [`line`].
pub(crate) fn flush() -> io::Result<()> {
    io::stdout().lock().flush()
}

/// Tells the person at the terminal, on standard error. A closed standard error is no reason to stop.
pub(crate) fn note(text: &str) {
    let mut err = io::stderr().lock();
    drop(writeln!(err, "{text}"));
}

/// Writes text to standard output as it is.
///
/// # Errors
/// As [`line`].
pub(crate) fn text(text: &str) -> io::Result<()> {
    bytes(text.as_bytes())
}

/// Writes bytes to standard output as they are.
///
/// # Errors
/// As [`line`].
pub(crate) fn bytes(bytes: &[u8]) -> io::Result<()> {
    io::stdout().lock().write_all(bytes)
}
