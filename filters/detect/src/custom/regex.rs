//! A regular expression of the user's own, in the syntax of the `regex` crate: <https://docs.rs/regex/latest/regex/#syntax>.
//!
//! It is read in its bytes mode, `(?-u)`: `\d`, `\w`, `\s`, `\b` and `(?i)` are ASCII's. Letters beyond ASCII may stand in it
//! as themselves, outside of brackets; and what is not named one by one (`.`, `[^,]`, `\D`) is a whole character, never a
//! part of one. It is matched over normalised text and may match inside words.

use regex_syntax::hir::{
    Class, ClassBytes, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition,
};

use super::syntax::{self, RegexError};
use crate::{
    checksum,
    detector::Match,
    finding::{Confidence, DetectorId},
};

/// A regular expression, read and checked.
#[derive(Debug)]
pub struct Regex {
    id: DetectorId,
    pattern: Hir,
    confidence: Confidence,
    context: Vec<String>,
    luhn: bool,
}

impl Regex {
    /// Reads `pattern`. What it finds is called `id` and has that confidence.
    ///
    /// # Errors
    /// What is wrong with it, and where: no regular expression, more than 1,024 bytes, a repeat without an upper bound, a
    /// match that is empty or may have more than 1,024 bytes, Unicode classes.
    pub fn new(id: DetectorId, pattern: &str, confidence: Confidence) -> Result<Self, RegexError> {
        let pattern = whole_characters(&syntax::read(pattern)?);
        syntax::check(&pattern)?;
        Ok(Self {
            id,
            pattern,
            confidence,
            context: Vec::new(),
            luhn: false,
        })
    }

    /// The same, of whose digits the last must be the check digit of the others by Luhn's formula.
    #[must_use]
    pub fn with_luhn(mut self) -> Self {
        self.luhn = true;
        self
    }

    /// The same, surer by one level where one of these words stands in the 64 bytes before a match, in any case.
    #[must_use]
    pub fn with_context(mut self, words: impl IntoIterator<Item = String>) -> Self {
        let lower = |word: String| word.chars().map(crate::context::lower).collect();
        self.context = words.into_iter().map(lower).collect();
        self
    }

    /// What its findings are called.
    pub fn id(&self) -> &DetectorId {
        &self.id
    }

    /// Whether a match may have a digit.
    pub fn may_have_digit(&self) -> bool {
        may_have_digit(&self.pattern)
    }

    pub(crate) fn pattern(&self) -> &Hir {
        &self.pattern
    }

    pub(crate) fn context(&self) -> &[String] {
        &self.context
    }

    pub(crate) fn validate(&self, candidate: &Match<'_>) -> Option<Confidence> {
        let real = !self.luhn || checksum::luhn(&checksum::digits(candidate.text));
        real.then_some(self.confidence)
    }
}

/// Makes of every class that has all bytes beyond ASCII one that has all characters beyond it, and drops captures.
fn whole_characters(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Class(Class::Bytes(class)) if has_all_beyond_ascii(class) => {
            let ascii = class
                .iter()
                .filter(|range| range.start() < 0x80)
                .map(|range| {
                    ClassUnicodeRange::new(
                        char::from(range.start()),
                        char::from(range.end().min(0x7f)),
                    )
                });
            let beyond = ClassUnicodeRange::new('\u{80}', char::MAX);
            Hir::class(Class::Unicode(ClassUnicode::new(ascii.chain([beyond]))))
        }
        HirKind::Repetition(repeat) => Hir::repetition(Repetition {
            sub: Box::new(whole_characters(&repeat.sub)),
            ..repeat.clone()
        }),
        HirKind::Capture(group) => whole_characters(&group.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(whole_characters).collect()),
        HirKind::Alternation(parts) => {
            Hir::alternation(parts.iter().map(whole_characters).collect())
        }
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

fn may_have_digit(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.iter().any(u8::is_ascii_digit),
        HirKind::Class(Class::Bytes(class)) => {
            let mut ranges = class.iter();
            ranges.any(|range| range.start() <= b'9' && range.end() >= b'0')
        }
        HirKind::Class(Class::Unicode(class)) => {
            let mut ranges = class.iter();
            ranges.any(|range| range.start() <= '9' && range.end() >= '0')
        }
        HirKind::Repetition(repeat) => repeat.max != Some(0) && may_have_digit(&repeat.sub),
        HirKind::Capture(group) => may_have_digit(&group.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(may_have_digit),
    }
}

fn has_all_beyond_ascii(class: &ClassBytes) -> bool {
    let last = class.iter().last();
    last.is_some_and(|range| range.start() <= 0x80 && range.end() == 0xff)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{detectors, entry::Entry, laws::every_split_agrees, scanner::Scanner};

    fn found<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
        let id = DetectorId::new("custom.it");
        let entry = Arc::new(Regex::new(id, pattern, Confidence::High).unwrap());
        let alone = Arc::new(Scanner::new([Arc::clone(&entry)]).unwrap());
        every_split_agrees(&alone, text);
        let all = detectors().map(Entry::from).chain([entry.into()]);
        every_split_agrees(&Arc::new(Scanner::new(all).unwrap()), text);
        let findings = alone.scan(text);
        let texts = findings
            .iter()
            .map(|f| text.get(f.span.start..f.span.end).unwrap());
        texts.collect()
    }

    #[test]
    fn literals_lead() {
        assert_eq!(
            found("EMP-[0-9]{6}", "EMP-123456, xEMP-1234567 EMP-12345"),
            ["EMP-123456", "EMP-123456"]
        );
        assert_eq!(
            found("(?:PAT|ACCT)/[0-9]{4}", "PAT/1234ACCT/1234"),
            ["PAT/1234", "ACCT/1234"]
        );
        assert_eq!(
            found("(?i)ticket-[0-9]{2}", "Ticket-12 TICKET-34 tIcKeT-5"),
            ["Ticket-12", "TICKET-34"]
        );
    }

    #[test]
    fn anything_leads() {
        assert_eq!(
            found(r"\d{6}", "abc1234567890123 12345"),
            ["123456", "789012"]
        );
        assert_eq!(
            found(r"[A-Z]{3}-\d{2,4}", "xABCD-12345 AB-12"),
            ["BCD-1234"]
        );
        assert_eq!(
            found(r"\bcat\b|\bdog", "cat cats dogs bobcat dog"),
            ["cat", "dog", "dog"]
        );
        assert_eq!(found(r"a[b-z]{3}|b", "xabcdb ab"), ["abcd", "b", "b"]);
        assert_eq!(found(r"^ab|cd$", "ab ab cd cd"), ["ab", "cd"]);
        assert_eq!(found(r"\W{3}x", "é€€€x"), ["€€€x"]);
    }

    #[test]
    fn characters_stay_whole() {
        assert_eq!(found("ü.r", "ü€r, für"), ["ü€r"]);
        assert_eq!(found("n[^x]n", "nün, nxn, n€n"), ["nün", "n€n"]);
        assert_eq!(found("Müller", "Müller MÜLLER"), ["Müller"]);
    }

    #[test]
    fn digits_are_known_to_be_possible() {
        let may = |pattern: &str| {
            let id = DetectorId::new("custom.it");
            let regex = Regex::new(id, pattern, Confidence::Low).unwrap();
            regex.may_have_digit()
        };
        for pattern in [r"\d{4}", "a|x5", ".a", "[^,]{3}", r"(?:\w{2}-)?x"] {
            assert!(may(pattern), "{pattern}");
        }
        for pattern in ["abc", "[A-F]{4}", r"\bx\b", r"\s\D"] {
            assert!(!may(pattern), "{pattern}");
        }
    }

    #[test]
    fn luhn_and_context() {
        let regex = Regex::new(
            DetectorId::new("custom.it"),
            r"\d{4}-\d{4}",
            Confidence::Low,
        )
        .unwrap();
        let regex = regex.with_luhn().with_context([String::from("Kunde")]);
        let scanner = Scanner::new([Arc::new(regex)]).unwrap();
        let rated: Vec<Confidence> = scanner
            .scan("1234-5674, 1234-5678, kunde: 1234-5674")
            .iter()
            .map(|f| f.confidence)
            .collect();
        assert_eq!(rated, [Confidence::Low, Confidence::Medium]);
    }
}
