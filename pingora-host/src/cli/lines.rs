//! Reading a command's input: a file or standard input, whole or line by line.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow};
use serde::de::DeserializeOwned;

/// Where a command reads.
pub(super) struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    number: usize,
}

impl Lines {
    /// Opens a file; `-` or nothing is standard input.
    ///
    /// # Errors
    /// When the file cannot be opened; names it.
    pub(super) fn open(file: Option<&PathBuf>) -> Result<Self> {
        let file = file.filter(|file| file.as_path() != Path::new("-"));
        let (name, reader): (_, Box<dyn BufRead>) = match file {
            None => ("standard input".to_owned(), Box::new(io::stdin().lock())),
            Some(file) => {
                let name = file.display().to_string();
                let opened = File::open(file).with_context(|| name.clone())?;
                (name, Box::new(BufReader::new(opened)))
            }
        };
        Ok(Self {
            name,
            reader,
            number: 0,
        })
    }

    /// The input's name, for messages.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Everything.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn whole(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader
            .read_to_end(&mut bytes)
            .with_context(|| self.name.clone())?;
        Ok(bytes)
    }

    /// The next JSON line that is not blank.
    ///
    /// # Errors
    /// When it cannot be read or is not what is wanted; names line and column.
    pub(super) fn next<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        loop {
            let mut line = Vec::new();
            let read = self
                .reader
                .read_until(b'\n', &mut line)
                .with_context(|| self.name.clone())?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if line.trim_ascii().is_empty() {
                continue;
            }
            return serde_json::from_slice(&line)
                .map(Some)
                .map_err(|e| self.misread(&e));
        }
    }

    /// An error about the line that was read last.
    pub(super) fn problem(&self, what: impl std::fmt::Display) -> anyhow::Error {
        anyhow!("{}:{}: {what}", self.name, self.number)
    }

    fn misread(&self, error: &serde_json::Error) -> anyhow::Error {
        let text = error.to_string();
        // The library counts lines within the one line it was given.
        let text = text
            .rsplit_once(" at line ")
            .map_or(&*text, |(what, _)| what);
        anyhow!("{}:{}:{}: {text}", self.name, self.number, error.column())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &'static str) -> Lines {
        Lines {
            name: "f".to_owned(),
            reader: Box::new(text.as_bytes()),
            number: 0,
        }
    }

    #[test]
    fn blank_lines_are_passed_over_and_the_last_needs_no_end() {
        let mut lines = lines("1\n\n  \n2");
        assert_eq!(lines.next::<u8>().unwrap(), Some(1));
        assert_eq!(lines.next::<u8>().unwrap(), Some(2));
        assert_eq!(lines.next::<u8>().unwrap(), None);
    }

    #[test]
    fn a_bad_line_is_named() {
        let mut lines = lines("1\n\n[1,,]\n");
        assert_eq!(lines.next::<u8>().unwrap(), Some(1));
        let error = lines.next::<Vec<u8>>().unwrap_err().to_string();
        assert_eq!(error, "f:3:4: expected value");
    }
}
