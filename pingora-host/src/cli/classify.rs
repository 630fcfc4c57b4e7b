//! `weir classify`.

use std::{collections::BTreeSet, path::PathBuf};

use clap::Args;
use lane::{ClassifierReply, Scan};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Asked, Outcome, Result, config,
    lines::{Lines, Taken},
    print,
};

/// Print what the classifiers, and the small model of attacks, say about each line's text. Scores that this version does not compute are absent.
#[derive(Args, Debug)]
pub(super) struct Classify {
    /// One {"id", "text"} per line; `-` or nothing is standard input.
    file: Option<PathBuf>,
    /// The input is JSON Lines (there is no other).
    #[arg(long)]
    jsonl: bool,
    /// A configuration that says where the classifiers run; in this process when absent.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Classified {
    id: Value,
    pii_categories: BTreeSet<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injection_score: Option<i64>,
    /// Where the network sees an attack, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    injection_span: Option<[u32; 2]>,
    #[serde(flatten)]
    scores: Map<String, Value>,
}

impl Classify {
    pub(super) fn execute(self) -> Result {
        let config = self.config.as_deref().map(config::read).transpose()?;
        let scan = Scan::new(config.as_ref(), &[])?;
        let config = config.as_ref();
        let asked = Asked::open(config, |budget| Scan::request_of_all(config, budget))?;
        let lines = Lines::open(self.file.as_ref())?;
        lines.each("{\"id\", \"text\"}", |Text { id, text }| {
            let reply = asked.about(&text)?;
            let span = |f: &&lane::ClassifierFinding| f.detector == "prompt.injection";
            let span = reply.findings.iter().find(span);
            print::json(&Classified {
                id,
                pii_categories: Scan::pii_categories(&scan.with_classified(&text, &reply)),
                injection_score: Scan::injection_score(&text, &reply),
                injection_span: span.map(|f| [f.start, f.end]),
                scores: scores(&reply),
            })?;
            Ok(Taken::Used)
        })?;
        Ok(Outcome::Fine)
    }
}

/// Scores by the last part of their field's name; a map field's values by key.
fn scores(reply: &ClassifierReply) -> Map<String, Value> {
    let mut scores = Map::new();
    let by_itself = |score: &&lane::Score| !score.field.ends_with("injection_score");
    for score in reply.scores.iter().filter(by_itself) {
        let name = score
            .field
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_owned();
        if score.key.is_empty() {
            scores.insert(name, score.value.into());
            continue;
        }
        let by_key = scores.entry(name).or_insert_with(|| Map::new().into());
        if let Some(by_key) = by_key.as_object_mut() {
            by_key.insert(score.key.clone(), score.value.into());
        }
    }
    scores
}
