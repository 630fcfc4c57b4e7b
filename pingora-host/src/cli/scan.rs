//! `weir scan`.

use std::path::PathBuf;

use clap::Args;
use lane::{FileTexts, Finding, Scan as Scanner};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Asked, Outcome, Result, config,
    lines::{Lines, Taken},
    print,
};

/// Find sensitive text. Exits with 1 when something was found, 0 when nothing was, 2 when the input is bad.
///
/// Documents, archives and e-mails are told by their content, and every text in them is scanned; what cannot be read of
/// one is printed as "unread", and is bad input where nothing was found.
#[derive(Args, Debug)]
pub(super) struct Scan {
    /// The text to scan, as one text, or a file to take it from; `-` or nothing is standard input.
    file: Option<PathBuf>,
    /// A configuration with profiles of your own.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only the detectors of this profile; may be given several times. Default: every detector.
    #[arg(long, value_name = "ID")]
    profile: Vec<String>,
    /// Print the text with what was found taken out, instead of the findings (with --jsonl: beside them).
    #[arg(long)]
    redact: bool,
    /// The input is one {"id", "text"} per line; each output line is {"id", "findings"}, in the same order.
    #[arg(long)]
    jsonl: bool,
    /// Ask the classifiers too (names, addresses); they run in this process unless the configuration says otherwise.
    #[arg(long)]
    classifiers: bool,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Scanned<'s> {
    id: Value,
    findings: Vec<Found<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<String>,
}

/// A finding in a file, or what was not read of it.
#[derive(Serialize)]
struct InFile<'f> {
    file: &'f str,
    kind: &'f str,
    #[serde(flatten)]
    found: Option<Found<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<&'f str>,
}

#[derive(Serialize)]
struct Found<'f> {
    detector: &'f str,
    start: usize,
    end: usize,
    confidence: lane::Confidence,
}

impl<'f> From<&'f Finding> for Found<'f> {
    fn from(finding: &'f Finding) -> Self {
        Self {
            detector: finding.detector.as_str(),
            start: finding.span.start,
            end: finding.span.end,
            confidence: finding.confidence,
        }
    }
}

impl Scan {
    pub(super) fn execute(self) -> Result {
        let config = self.config.as_ref().map(config::read).transpose()?;
        let scanner = Scanner::new(config.as_ref(), &self.profile)?;
        let asked = self
            .classifiers
            .then(|| Asked::open(config.as_ref()))
            .transpose()?;
        let lines = Lines::open(self.file.as_ref())?;
        if self.jsonl {
            self.scan_lines(lines, &scanner, asked.as_ref())
        } else {
            self.scan_whole(lines, &scanner, asked.as_ref())
        }
    }

    fn scan_whole(&self, lines: Lines, scanner: &Scanner, asked: Option<&Asked>) -> Result {
        let name = lines.name().to_owned();
        let bytes = lines.whole()?;
        if lane::is_file(&bytes) || lane::ends_as_archive(&bytes) {
            anyhow::ensure!(!self.redact, "{name}: --redact needs text");
            return scan_file(&lane::texts_of_file(&bytes), scanner, asked, &name);
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if self.redact => {
                let at = error.utf8_error().valid_up_to();
                anyhow::bail!("{name}: not UTF-8 at byte {at}; --redact needs text");
            }
            Err(error) => readable(&error.into_bytes()),
        };
        let findings = find(scanner, asked, &text)?;
        if self.redact {
            print::text(&scanner.redact(&text, &findings))?;
        } else {
            for finding in &findings {
                print::json(&Found::from(finding))?;
            }
        }
        Ok(outcome(!findings.is_empty()))
    }

    fn scan_lines(&self, lines: Lines, scanner: &Scanner, asked: Option<&Asked>) -> Result {
        let mut found = false;
        lines.each(|Text { id, text }| {
            let findings = find(scanner, asked, &text)?;
            found |= !findings.is_empty();
            print::json(&Scanned {
                id,
                findings: findings.iter().map(Found::from).collect(),
                redacted: self.redact.then(|| scanner.redact(&text, &findings)),
            })?;
            Ok(Taken::Used)
        })?;
        Ok(outcome(found))
    }
}

fn scan_file(file: &FileTexts, scanner: &Scanner, asked: Option<&Asked>, name: &str) -> Result {
    let mut found = false;
    for text in &file.texts {
        let findings = find(scanner, asked, &text.text)?;
        found |= !findings.is_empty();
        for finding in &findings {
            print::json(&InFile {
                file: &text.path,
                kind: text.kind,
                found: Some(Found::from(finding)),
                unread: None,
            })?;
        }
    }
    for unread in &file.unread {
        print::json(&InFile {
            file: &unread.path,
            kind: unread.kind,
            found: None,
            unread: Some(unread.reason),
        })?;
    }
    anyhow::ensure!(
        found || file.unread.is_empty(),
        "{name}: not all of it could be read"
    );
    Ok(outcome(found))
}

fn find(scanner: &Scanner, asked: Option<&Asked>, text: &str) -> anyhow::Result<Vec<Finding>> {
    match asked {
        Some(asked) => Ok(scanner.with_classified(text, &asked.about(text)?)),
        None => Ok(scanner.findings(text)),
    }
}

fn outcome(found: bool) -> Outcome {
    if found { Outcome::Found } else { Outcome::Fine }
}

/// Bytes that are no text, each as one control character: offsets stay those of the input.
fn readable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| SUBSTITUTE));
    }
    text
}

const SUBSTITUTE: char = '\u{1a}';

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn bytes_that_are_no_text_keep_their_place() {
        assert_eq!(readable(b"a\xff\xfeb\xc3"), "a\u{1a}\u{1a}b\u{1a}");
    }
}
