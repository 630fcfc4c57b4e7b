//! Reading a command's input: a file or standard input, whole or line by line.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};
use serde::de::DeserializeOwned;

use crate::output;

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

    /// The first bytes, without taking them.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(super) fn head(&mut self) -> Result<&[u8]> {
        let name = self.name.clone();
        self.reader.fill_buf().context(name)
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

    /// Everything, as text.
    ///
    /// # Errors
    /// When it cannot be read, or is no UTF-8: names the first byte that is none.
    pub(super) fn text(self) -> Result<String> {
        let name = self.name.clone();
        utf8(&name, self.whole()?)
    }

    /// Gives every JSON line that is not blank to `take`. A line that is not what is wanted, or of which `take` says what is
    /// wrong with it, is told of on standard error, by name, line and column; the others are not lost with it. `wanted` is what
    /// a line looks like.
    ///
    /// # Errors
    /// When the input cannot be read or the output not be written, and at the end when lines were passed over.
    pub(super) fn each<T: DeserializeOwned>(
        mut self,
        wanted: &str,
        mut take: impl FnMut(T) -> Result<Taken>,
    ) -> Result<()> {
        let mut refused = 0_usize;
        while let Some(line) = self.line()? {
            let taken = match serde_json::from_slice(&line) {
                Ok(read) => take(read)?,
                Err(e) => Taken::Refused(misread(&e)),
            };
            if let Taken::Refused(what) = taken {
                refused += 1;
                output::note(&format!("weir: {}:{}:{what}", self.name, self.number));
            }
        }
        match refused {
            0 => Ok(()),
            1 => bail!(
                "{}: 1 line was passed over; each is to be JSON: {wanted}",
                self.name
            ),
            more => bail!(
                "{}: {more} lines were passed over; each is to be JSON: {wanted}",
                self.name
            ),
        }
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Result<Option<Vec<u8>>> {
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
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }
}

/// Bytes as text.
///
/// # Errors
/// Names the first byte that is no UTF-8.
pub(super) fn utf8(name: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        anyhow!("{name}: not UTF-8 at byte {at}")
    })
}

/// What came of a line.
pub(super) enum Taken {
    /// It was used.
    Used,
    /// What is wrong with it.
    Refused(String),
}

/// Column and reason, without the value that stands there: it may be what nobody should read.
fn misread(error: &serde_json::Error) -> String {
    let text = error.to_string();
    // The library counts lines within the one line it was given.
    let text = text
        .rsplit_once(" at line ")
        .map_or(&*text, |(what, _)| what);
    let value = text
        .starts_with("invalid ")
        .then(|| text.find(['`', '"']).zip(text.rfind(", expected ")))
        .flatten();
    match value.and_then(|(start, end)| Some((text.get(..start)?, text.get(end..)?))) {
        Some((kind, expected)) => format!("{}: {}{expected}", error.column(), kind.trim_end()),
        None => format!("{}: {text}", error.column()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_without_the_value() {
        let said = |text: &str| misread(&serde_json::from_str::<Vec<String>>(text).unwrap_err());
        assert_eq!(
            said("[4111111111111111]"),
            "17: invalid type: integer, expected a string"
        );
        assert_eq!(
            said(r#""a, expected b""#),
            "15: invalid type: string, expected a sequence"
        );
        assert_eq!(
            said("[true]"),
            "5: invalid type: boolean, expected a string"
        );
        assert_eq!(said("["), "1: EOF while parsing a list");
    }

    fn numbers(text: &'static str) -> (Vec<u8>, Result<()>) {
        let lines = Lines {
            name: "f".to_owned(),
            reader: Box::new(text.as_bytes()),
            number: 0,
        };
        let mut numbers = Vec::new();
        let ended = lines.each("a number", |number| {
            numbers.push(number);
            Ok(Taken::Used)
        });
        (numbers, ended)
    }

    #[test]
    fn blank_lines_are_passed_over_and_the_last_needs_no_end() {
        let (numbers, ended) = numbers("1\n\n  \n2");
        assert_eq!(numbers, [1, 2]);
        assert!(ended.is_ok());
    }

    #[test]
    fn a_bad_line_does_not_take_the_others_with_it() {
        let (numbers, ended) = numbers("1\n\n[1,,]\n2\n");
        assert_eq!(numbers, [1, 2]);
        assert_eq!(
            ended.unwrap_err().to_string(),
            "f: 1 line was passed over; each is to be JSON: a number"
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_column() {
        let error = serde_json::from_str::<Vec<u8>>("[1,,]").unwrap_err();
        assert_eq!(misread(&error), "4: expected value");
    }
}
