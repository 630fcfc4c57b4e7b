//! `weir dataset`.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, anyhow, ensure};
use clap::{Args, Subcommand};
use lane::{DatasetKey, DatasetOptions, FileKind, build_dataset};
use serde::Serialize;

use super::{
    Outcome, Result,
    lines::utf8,
    print,
    written::{is_no_input, replace},
};

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

/// Build a data set from a list (.txt, one value a line) or a table (any other name, first row: names of columns). Lines end
/// with LF or CR LF. Values of less than six characters are left out. Prints what is in it as a line of JSON.
#[derive(Args, Debug)]
struct Build {
    /// The table or list; UTF-8.
    file: PathBuf,
    /// The file with the secret, at least 16 bytes: `(umask 077; head -c 32 /dev/urandom | base64 > customers.key)`. Who has it
    /// and the data set can try values.
    #[arg(long, value_name = "KEYFILE")]
    key: PathBuf,
    /// The columns to take, by name; all where none is named. A name that is there again has `#2` after it.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Vec<String>,
    /// What parts the cells of a table: one character, or `tab`. Where it is not said: the one of comma, semicolon, tab and `|`
    /// that gives all rows as many cells.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<char>,
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
        is_no_input(&self.output, [&self.file, &self.key])?;
        let name = self.file.display().to_string();
        let key_name = self.key.display().to_string();
        let secret = fs::read(&self.key).with_context(|| key_name.clone())?;
        let key = DatasetKey::new(&secret).map_err(|e| anyhow!("{key_name}: {e}"))?;
        let bytes = fs::read(&self.file).with_context(|| name.clone())?;
        let is_list = self
            .file
            .extension()
            .is_some_and(|ext| ext.eq_ignore_ascii_case("txt"));
        let kind = FileKind::of(&bytes);
        let may_be = match is_list {
            true => kind.is_words(),
            false => matches!(kind, FileKind::Csv | FileKind::Mail | FileKind::Text),
        };
        ensure!(may_be, "{name}: this is no table or list ({kind})");
        ensure!(
            !is_list || self.delimiter.is_none(),
            "{name}: a list (.txt) has no delimiter"
        );
        let text = utf8(&name, bytes)?;
        let options = DatasetOptions {
            is_table: !is_list,
            delimiter: self.delimiter,
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

fn delimiter(said: &str) -> std::result::Result<char, String> {
    let mut characters = said.chars();
    match (said, characters.next(), characters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) if !matches!(one, '"' | '\n' | '\r') => Ok(one),
        _ => Err("one character, or tab".to_owned()),
    }
}
