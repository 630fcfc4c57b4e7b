//! `weir detectors`.

use anyhow::anyhow;
use clap::Args;
use lane::{Detector, Prefilter, detector, detectors};

use super::{Outcome, Result, print};

/// List the built-in detectors, or explain one: what it matches, how a candidate is checked, examples, what it may find
/// wrongly.
#[derive(Args, Debug)]
pub(super) struct Detectors {
    /// Explain this one.
    #[arg(long, value_name = "ID")]
    explain: Option<String>,
}

impl Detectors {
    pub(super) fn execute(self) -> Result {
        match &self.explain {
            None => list()?,
            Some(id) => {
                let found = detector(id).ok_or_else(|| unknown(id))?;
                print::text(&explanation(found))?;
            }
        }
        Ok(Outcome::Fine)
    }
}

fn list() -> anyhow::Result<()> {
    let mut all: Vec<&Detector> = detectors().collect();
    all.sort_by_key(|d| d.id);
    let width = all.iter().map(|d| d.id.len()).max().unwrap_or(0);
    for d in all {
        let country = d.country.unwrap_or("  ");
        print::line(&format!("{:width$}  {country}  {}", d.id, d.title))?;
    }
    Ok(())
}

fn explanation(d: &Detector) -> String {
    let mut text = format!("{}\n{}\n", d.id, d.title);
    let mut part = |name: &str, said: String| {
        if !said.is_empty() {
            text.push_str(&format!("\n{name}\n{}\n", indented(&said)));
        }
    };
    part("Country", d.country.unwrap_or_default().to_owned());
    part("Category", d.category.unwrap_or_default().to_owned());
    part("Replaced by", d.label.to_owned());
    part("Pattern", d.pattern.to_owned());
    part("Looked for at", looked_for(&d.prefilter));
    part("More sure after", d.context.join(", "));
    part("Less sure after", d.negative.join(", "));
    if let Some(about) = d.about {
        part("Checked by", about.validator.to_owned());
        part("Notes", about.notes.to_owned());
        part("Finds", about.finds.join("\n"));
        part("Ignores", about.ignores.join("\n"));
        part("Defined by", about.sources.join("\n"));
    }
    text
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
fn unknown(id: &str) -> anyhow::Error {
    let name = id.rsplit('.').next().unwrap_or(id);
    let close = |d: &&Detector| d.id.contains(name) && !name.is_empty();
    let close: Vec<&str> = detectors().filter(close).map(|d| d.id).take(5).collect();
    match close.as_slice() {
        [] => anyhow!("there is no detector {id}; `weir detectors` lists all"),
        _ => anyhow!("there is no detector {id}; there is {}", close.join(", ")),
    }
}
