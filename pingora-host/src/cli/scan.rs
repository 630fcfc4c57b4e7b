//! `weir scan`.

use std::path::PathBuf;

use clap::Args;
use lane::{FileKind, FileTexts, Finding, Scan as Scanner};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Asked, Outcome, Result, config,
    lines::{Lines, Taken},
    print,
};

/// Find sensitive text. Exits with 1 when something was found, 0 when nothing was, 2 when the input is bad.
///
/// Documents, pages, archives and e-mails are told by their content, and every text in them is scanned; what cannot be read
/// of one is printed as "unread", and is bad input where nothing was found. "start" and "end" are bytes of the input, or,
/// where a "file" is named, of the text that `weir extract` prints for it. A page is scanned as it stands too, and so is what
/// can be read of other bytes.
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
    /// How alike the text is to a document, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<u8>,
}

impl Scan {
    pub(super) fn execute(self) -> Result {
        let config = self.config.as_deref().map(config::read).transpose()?;
        let scanner = Scanner::new(config.as_ref(), &self.profile)?;
        let open = || Asked::open(config.as_ref(), |budget| scanner.request(budget));
        let asked = self.classifiers.then(open).transpose()?;
        let looking = Looking { scanner, asked };
        let lines = Lines::open(self.file.as_ref())?;
        match self.jsonl {
            true => self.scan_lines(lines, &looking),
            false => self.scan_whole(lines, &looking),
        }
    }

    fn scan_whole(&self, lines: Lines, looking: &Looking) -> Result {
        let name = lines.name().to_owned();
        let bytes = lines.whole()?;
        if lane::is_file(&bytes) || lane::ends_as_archive(&bytes) {
            anyhow::ensure!(!self.redact, "{name}: --redact needs text");
            return looking.scan_file(&lane::texts_of_file(&bytes), None, &name);
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) if self.redact => return looking.redact(&text, &name),
            Ok(text) => Readable::whole(text),
            Err(error) if self.redact => {
                let at = error.utf8_error().valid_up_to();
                anyhow::bail!("{name}: not UTF-8 at byte {at}; --redact needs text");
            }
            Err(error) => Readable::part_of(error.into_bytes()),
        };
        let seen = looking.seen(text.text)?;
        for finding in &seen.findings {
            print::json(&looking.found(&seen.text, finding))?;
        }
        let file = lane::texts_of_file(text.bytes.as_deref().unwrap_or(seen.text.as_bytes()));
        looking.scan_file(&file, Some(&seen), &name)
    }

    fn scan_lines(&self, lines: Lines, looking: &Looking) -> Result {
        let mut found = false;
        lines.each("{\"id\", \"text\"}", |Text { id, text }| {
            let findings = looking.find(&text)?;
            found |= !findings.is_empty();
            print::json(&Scanned {
                id,
                findings: findings.iter().map(|f| looking.found(&text, f)).collect(),
                redacted: self
                    .redact
                    .then(|| looking.scanner.redact(&text, &findings)),
            })?;
            Ok(Taken::Used)
        })?;
        Ok(outcome(found))
    }
}

/// What is looked for.
struct Looking {
    scanner: Scanner,
    asked: Option<Asked>,
}

/// A text and what was found in it.
struct Seen {
    text: String,
    findings: Vec<Finding>,
}

impl Looking {
    fn find(&self, text: &str) -> anyhow::Result<Vec<Finding>> {
        match &self.asked {
            Some(asked) => Ok(self.scanner.with_classified(text, &asked.about(text)?)),
            None => Ok(self.scanner.findings(text)),
        }
    }

    fn seen(&self, text: String) -> anyhow::Result<Seen> {
        let findings = self.find(&text)?;
        Ok(Seen { text, findings })
    }

    fn found<'f>(&self, text: &str, finding: &'f Finding) -> Found<'f> {
        Found {
            detector: finding.detector.as_str(),
            start: finding.span.start,
            end: finding.span.end,
            confidence: finding.confidence,
            similarity: self.scanner.similarity(text, finding),
        }
    }

    /// Prints what is found in a file's texts, without what was seen of it as it stands, and what was not read of it.
    fn scan_file(&self, file: &FileTexts, seen: Option<&Seen>, name: &str) -> Result {
        let mut found = seen.is_some_and(|seen| !seen.findings.is_empty());
        for text in &file.texts {
            for finding in self.beyond(&text.text, seen)? {
                found = true;
                print::json(&InFile {
                    file: &text.path,
                    kind: text.kind,
                    found: Some(self.found(&text.text, &finding)),
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

    /// What is found in a text of a file, and was not seen of the file as it stands.
    fn beyond(&self, text: &str, seen: Option<&Seen>) -> anyhow::Result<Vec<Finding>> {
        let Some(seen) = seen else {
            return self.find(text);
        };
        if text == seen.text.trim_start_matches('\u{feff}') {
            return Ok(Vec::new());
        }
        let mut findings = self.find(text)?;
        findings.retain(|finding| !seen.has(text, finding));
        Ok(findings)
    }

    /// Prints the text without what is found in it; never a page in which more is found between its tags.
    fn redact(&self, text: &str, name: &str) -> Result {
        let findings = self.find(text)?;
        let seen = self.seen(self.scanner.redact(text, &findings))?;
        let file = lane::texts_of_file(seen.text.as_bytes());
        let kind = FileKind::of(seen.text.as_bytes());
        if matches!(kind, FileKind::Html | FileKind::Xml) {
            for text in &file.texts {
                anyhow::ensure!(
                    self.beyond(&text.text, Some(&seen))?.is_empty(),
                    "{name}: something is found in it once it is read as {kind}; --redact needs text"
                );
            }
        }
        print::text(&seen.text)?;
        anyhow::ensure!(
            file.unread.is_empty(),
            "{name}: not all of it could be read"
        );
        Ok(outcome(!findings.is_empty()))
    }
}

impl Seen {
    /// Whether the same was found: what has the same words, or is about the whole text.
    fn has(&self, text: &str, finding: &Finding) -> bool {
        let is_whole = |text: &str, f: &Finding| f.span.start == 0 && f.span.end == text.len();
        let (said, whole) = (words(text, finding), is_whole(text, finding));
        self.findings.iter().any(|known| {
            known.detector == finding.detector
                && (words(&self.text, known) == said || whole && is_whole(&self.text, known))
        })
    }
}

/// The letters and digits of a finding: what is between them depends on how a text is read.
fn words(text: &str, finding: &Finding) -> String {
    let found = text.get(finding.span.start..finding.span.end);
    let found = found.unwrap_or_default();
    let words: String = found.chars().filter(char::is_ascii_alphanumeric).collect();
    match words.is_empty() {
        true => found.to_owned(),
        false => words,
    }
}

/// An input as text.
struct Readable {
    text: String,
    /// What it was, where that is no text as it stands.
    bytes: Option<Vec<u8>>,
}

impl Readable {
    fn whole(text: String) -> Self {
        Self { text, bytes: None }
    }

    fn part_of(bytes: Vec<u8>) -> Self {
        Self {
            text: readable(&bytes),
            bytes: Some(bytes),
        }
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
