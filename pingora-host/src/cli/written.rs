//! Files that a command writes.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

/// Puts a file in place at once: a host that reads it at the same time reads the old one or the new one.
pub(super) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(file);
    fs::write(&beside, bytes)?;
    fs::rename(&beside, file)
}

/// Refuses to write over what is read.
///
/// # Errors
/// Names the input.
pub(super) fn is_no_input<'i>(
    output: &Path,
    inputs: impl IntoIterator<Item = &'i PathBuf>,
) -> Result<()> {
    let written = [output.to_path_buf(), beside(output).into()].map(fs::canonicalize);
    let written: Vec<PathBuf> = written.into_iter().flatten().collect();
    for input in inputs {
        let is_written = fs::canonicalize(input).is_ok_and(|input| written.contains(&input));
        ensure!(
            !is_written,
            "{}: is read, so --output must not write over it",
            input.display()
        );
    }
    Ok(())
}

/// Where a file is written before it is put in place.
fn beside(file: &Path) -> OsString {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    beside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_not_written_over() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a", "b.new"] {
            fs::write(at(name), "x").unwrap();
        }
        let inputs = [at("a"), at("b.new")];
        std::os::unix::fs::symlink(at("a"), at("link")).unwrap();
        for output in ["a", "./a", "link", "b"] {
            assert!(is_no_input(&at(output), &inputs).is_err(), "{output}");
        }
        assert!(is_no_input(&at("c"), &inputs).is_ok());
        replace(&at("c"), b"y").unwrap();
        assert_eq!(fs::read(at("c")).unwrap(), b"y");
        assert!(!at("c.new").exists());
    }
}
