//! The files of the data folder.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use serde_json::Value;

/// One text.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) text: String,
    /// Whether it is what is looked for.
    pub(super) label: bool,
    pub(super) source: String,
    pub(super) language: Option<String>,
    pub(super) id: String,
}

/// The rows of `DATA/name.jsonl.gz`.
pub(super) fn read(data: &str, name: &str) -> Result<Vec<Row>> {
    let path = Path::new(data).join(format!("{name}.jsonl.gz"));
    let place = || path.display().to_string();
    let file = File::open(&path).with_context(place)?;
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    lines
        .map(|line| {
            let line: Value = serde_json::from_str(&line?)?;
            let text = |key: &str| line.get(key).and_then(Value::as_str).map(str::to_owned);
            Ok(Row {
                text: text("text").unwrap_or_default(),
                label: line.get("label").and_then(Value::as_i64) == Some(1),
                source: text("source").unwrap_or_default(),
                language: text("lang"),
                id: text("id").unwrap_or_default(),
            })
        })
        .collect::<Result<_>>()
        .with_context(place)
}
