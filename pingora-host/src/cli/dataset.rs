//! `weir dataset`.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, anyhow};
use clap::{Args, Subcommand};
use lane::{DatasetKey, DatasetOptions, build_dataset};
use serde::Serialize;

use super::{Outcome, Result, print};

/// Data sets for entries of type exact_data: the values of a table, of which only keyed hashes are kept.
#[derive(Args, Debug)]
pub(super) struct Dataset {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(Build),
}

/// Build a data set from a table (.csv, first row: names of columns) or a list (.txt, one value a line). Lines end with LF
/// or CR LF. Values of less than six characters are left out. Prints what is in it as a line of JSON.
#[derive(Args, Debug)]
struct Build {
    /// The table or list; UTF-8.
    file: PathBuf,
    /// The file with the secret, at least 16 bytes: `head -c 32 /dev/urandom | base64 > customers.key`. Who has it and the data set can
    /// try values.
    #[arg(long, value_name = "KEYFILE")]
    key: PathBuf,
    /// The columns to take, by name; all where none is named. A name that is there again has `#2` after it.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Vec<String>,
    /// Leave out what is neither letter, digit nor white space: 123-45-6789 is 123456789.
    #[arg(long)]
    ignore_punctuation: bool,
    /// Where the data set goes.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// What is in a data set.
#[derive(Serialize)]
struct Built {
    columns: Vec<String>,
    rows: usize,
    values: usize,
    too_short: usize,
    too_long: usize,
    bytes: usize,
}

impl Dataset {
    pub(super) fn execute(self) -> Result {
        match self.command {
            Command::Build(build) => build.execute(),
        }
    }
}

impl Build {
    fn execute(self) -> Result {
        let name = self.file.display().to_string();
        let key_name = self.key.display().to_string();
        let secret = fs::read(&self.key).with_context(|| key_name.clone())?;
        let key = DatasetKey::new(&secret).map_err(|e| anyhow!("{key_name}: {e}"))?;
        let bytes = fs::read(&self.file).with_context(|| name.clone())?;
        let text = String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            anyhow!("{name}: not UTF-8 at byte {at}")
        })?;
        let is_list = self
            .file
            .extension()
            .is_some_and(|ext| ext.eq_ignore_ascii_case("txt"));
        let options = DatasetOptions {
            is_table: !is_list,
            columns: self.columns,
            no_punctuation: self.ignore_punctuation,
        };
        let (dataset, report) =
            build_dataset(&text, &options, &key).map_err(|e| anyhow!("{name}: {e}"))?;
        replace(&self.output, &dataset).with_context(|| self.output.display().to_string())?;
        print::json(&Built {
            columns: report.columns,
            rows: report.rows,
            values: report.values,
            too_short: report.too_short,
            too_long: report.too_long,
            bytes: dataset.len(),
        })?;
        Ok(Outcome::Fine)
    }
}

/// Puts a file in place at once: a host that reads it at the same time reads the old one or the new one.
pub(super) fn replace(file: &PathBuf, bytes: &[u8]) -> std::io::Result<()> {
    let mut beside = file.clone().into_os_string();
    beside.push(".new");
    fs::write(&beside, bytes)?;
    fs::rename(&beside, file)
}
