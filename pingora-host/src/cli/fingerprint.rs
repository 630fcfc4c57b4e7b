//! `weir fingerprint`.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, Subcommand};
use lane::{build_fingerprint, text_of_document};
use serde::Serialize;

use super::{
    Outcome, Result, print,
    written::{is_no_input, replace},
};

/// Fingerprints for entries of type document_fingerprint: hashes by which parts of documents are known again.
#[derive(Args, Debug)]
pub(super) struct Fingerprint {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(Build),
}

/// Make the fingerprints of documents: text, Word's and other office documents, PDF, pages, e-mails and whatever else is read in
/// traffic, told by their content; at most 10 MB each. Prints a line of JSON for each document.
#[derive(Args, Debug)]
struct Build {
    /// The documents.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where the fingerprints go.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// What was made of a document.
#[derive(Serialize)]
struct Made<'f> {
    file: &'f str,
    hashes: usize,
}

/// The largest document, in bytes.
const LARGEST: u64 = 10_000_000;

impl Fingerprint {
    pub(super) fn execute(self) -> Result {
        match self.command {
            Command::Build(build) => build.execute(),
        }
    }
}

impl Build {
    fn execute(self) -> Result {
        is_no_input(&self.output, &self.files)?;
        let names: Vec<String> = self
            .files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        let mut documents = Vec::with_capacity(names.len());
        for (file, name) in self.files.iter().zip(&names) {
            let length = fs::metadata(file).with_context(|| name.clone())?.len();
            if length > LARGEST {
                bail!("{name}: {length} bytes are too many; a document has at most {LARGEST}");
            }
            let bytes = fs::read(file).with_context(|| name.clone())?;
            documents.push(text_of_document(&bytes).map_err(|e| anyhow!("{name}: {e}"))?);
        }
        let (bytes, sizes) = build_fingerprint(&documents).map_err(|e| {
            match e.document().and_then(|number| names.get(number)) {
                Some(name) => anyhow!("{name}: {e}"),
                None => anyhow!(e),
            }
        })?;
        replace(&self.output, &bytes).with_context(|| self.output.display().to_string())?;
        for (file, hashes) in names.iter().zip(sizes) {
            print::json(&Made { file, hashes })?;
        }
        Ok(Outcome::Fine)
    }
}
