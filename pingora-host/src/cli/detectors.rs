//! `weir detectors`.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use lane::{Detector, EntryConfig, EntryType, OWN, Prefilter, Validation, detector, detectors};

use super::{Outcome, Result, config, print};

/// List the built-in detectors, and a configuration's entries, or explain one: what it matches, how a candidate is checked,
/// examples, what it may find wrongly.
#[derive(Args, Debug)]
pub(super) struct Detectors {
    /// Explain this one.
    #[arg(long, value_name = "ID")]
    explain: Option<String>,
    /// A configuration with entries of your own, which are called custom.<id>.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Detectors {
    pub(super) fn execute(self) -> Result {
        let config = self.config.as_deref().map(config::read).transpose()?;
        let entries = config.as_ref().map_or(&[][..], |c| &c.entries);
        let Some(id) = &self.explain else {
            list(entries)?;
            return Ok(Outcome::Fine);
        };
        let own = entries.iter().find(|entry| entry.detector_id() == *id);
        print::text(&match (own, detector(id)) {
            (Some(own), _) => explanation_of_entry(own),
            (None, Some(found)) => explanation(found),
            (None, None) => return Err(unknown(id, entries, config.is_some())),
        })?;
        Ok(Outcome::Fine)
    }
}

fn list(entries: &[EntryConfig]) -> anyhow::Result<()> {
    let built_in = detectors().map(|d| (d.id.to_owned(), d.country, d.title));
    let own = entries
        .iter()
        .map(|e| (e.detector_id(), None, e.title.as_str()));
    let mut all: Vec<(String, Option<&str>, &str)> = built_in.chain(own).collect();
    all.sort();
    let width = all.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    for (id, country, title) in all {
        let line = format!("{id:width$}  {}  {title}", country.unwrap_or("  "));
        print::line(line.trim_end())?;
    }
    Ok(())
}

fn explanation_of_entry(entry: &EntryConfig) -> String {
    let (kind, finds) = match entry.kind {
        EntryType::Custom => ("custom", "what a regular expression matches"),
        EntryType::WordList => ("word_list", "words and phrases, as whole words"),
        EntryType::ExactMatch => ("exact_data", "the values of a table"),
        EntryType::DocumentFingerprint => ("document_fingerprint", "texts that are like documents"),
        EntryType::CustomPromptTopic => (
            "custom_prompt_topic",
            "prompts that mean what it says, for a classifier to tell",
        ),
    };
    let mut text = Explanation::new(&entry.detector_id(), &entry.title);
    text.part("Type", format!("{kind}: {finds}"));
    text.part("Pattern", entry.regex.clone().unwrap_or_default());
    let luhn = entry.validation.map(|Validation::Luhn| "luhn");
    text.part("Checked by", luhn.unwrap_or_default().to_owned());
    text.part("Words", entry.words.join("\n"));
    text.part("Topic", entry.topic.clone().unwrap_or_default());
    text.part("Read from", entry.file.clone().unwrap_or_default());
    if let Some(columns) = entry.columns.filter(|&columns| columns > 1) {
        let within = entry.within_bytes.unwrap_or(EntryConfig::WITHIN_BYTES);
        let said = format!("{columns} different columns of a row, within {within} bytes");
        text.part("Together", said);
    }
    if entry.kind == EntryType::DocumentFingerprint {
        let percent = entry.min_similarity.unwrap_or(EntryConfig::MIN_SIMILARITY);
        text.part("Least similarity", format!("{percent} percent"));
    }
    text.part("More sure after", entry.context.join(", "));
    text.0
}

fn explanation(d: &Detector) -> String {
    let mut text = Explanation::new(d.id, d.title);
    text.part("Country", d.country.unwrap_or_default().to_owned());
    text.part("Category", d.category.unwrap_or_default().to_owned());
    text.part("Replaced by", d.label.to_owned());
    text.part("Pattern", d.pattern.to_owned());
    text.part("Looked for at", looked_for(&d.prefilter));
    text.part("More sure after", d.context.join(", "));
    text.part("Less sure after", d.negative.join(", "));
    if let Some(about) = d.about {
        text.part("Checked by", about.validator.to_owned());
        text.part("Notes", about.notes.to_owned());
        text.part("Finds", about.finds.join("\n"));
        text.part("Ignores", about.ignores.join("\n"));
        text.part("Defined by", about.sources.join("\n"));
    }
    text.0
}

/// What is printed about one.
struct Explanation(String);

impl Explanation {
    fn new(id: &str, title: &str) -> Self {
        let title = Some(title).filter(|title| !title.is_empty());
        Self(title.map_or_else(|| format!("{id}\n"), |title| format!("{id}\n{title}\n")))
    }

    fn part(&mut self, name: &str, said: String) {
        if !said.is_empty() {
            let said = indented(&said);
            self.0.push_str(&format!("\n{name}\n{said}\n"));
        }
    }
}

fn looked_for(prefilter: &Prefilter) -> String {
    match prefilter {
        Prefilter::Prefix(literals) => format!("its beginning: {}", literals.join(" ")),
        Prefilter::Name(names) => format!("a name, in any case: {}", names.join(" ")),
        Prefilter::Within { literals, before } => {
            let literals = literals.join(" ");
            format!("{literals} in it, at most {before} bytes after its start")
        }
        Prefilter::Digit { before } => {
            format!("its first digit, at most {before} bytes after its start")
        }
    }
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("  {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Names those that are meant, as far as that can be guessed.
fn unknown(id: &str, entries: &[EntryConfig], has_config: bool) -> anyhow::Error {
    if id.starts_with(OWN) && !has_config {
        return anyhow!("{id} is an entry of a configuration; say of which: --config FILE");
    }
    let name = id.rsplit('.').next().unwrap_or(id);
    let known = detectors().map(|d| d.id.to_owned());
    let close = known.chain(entries.iter().map(EntryConfig::detector_id));
    let close = close.filter(|id| id.contains(name) && !name.is_empty());
    let close: Vec<String> = close.take(5).collect();
    match close.as_slice() {
        [] => anyhow!("there is no detector {id}; `weir detectors` lists all"),
        _ => anyhow!("there is no detector {id}; there is {}", close.join(", ")),
    }
}
