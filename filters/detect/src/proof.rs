//! Runs a detector alone, as its own tests do: pattern, then validator. Only compiled for tests.

use regex_automata::{Anchored, Input, meta::Regex, util::syntax};

use crate::{
    detector::{Detector, Match, Prefilter},
    finding::Confidence,
};

/// How much text a validator sees before a candidate.
const BEFORE: usize = 64;

/// Every finding of `detector` in `text`: the text found and how sure the validator is (context words not applied).
#[expect(
    clippy::string_slice,
    reason = "a test helper: a bad pattern or offset should stop the test"
)]
pub(crate) fn scan<'t>(detector: &Detector, text: &'t str) -> Vec<(&'t str, Confidence)> {
    let regex = Regex::builder()
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build(detector.pattern)
        .expect("the pattern compiles");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = regex.find(Input::new(text).range(at..).anchored(Anchored::No)) {
        let matched = &text[hit.range()];
        prefilter_agrees(detector, matched);
        let mut from = hit.start().saturating_sub(BEFORE);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let candidate = Match {
            text: matched,
            before: &text[from..hit.start()],
        };
        match (detector.validate)(&candidate) {
            Some(confidence) => {
                found.push((matched, confidence));
                at = hit.end();
            }
            None => at = hit.start() + 1,
        }
    }
    found
}

/// A prefilter that does not hold for a match would hide it from the scanner.
fn prefilter_agrees(detector: &Detector, matched: &str) {
    let first_digit = matched.bytes().position(|b| b.is_ascii_digit());
    let agrees = match detector.prefilter {
        Prefilter::Prefix(literals) => literals.iter().any(|l| matched.starts_with(l)),
        Prefilter::Within { literals, before } => literals
            .iter()
            .any(|l| matched.find(l).is_some_and(|at| at <= before)),
        Prefilter::Digit { before } => first_digit.is_some_and(|at| at <= before),
    };
    assert!(agrees, "{}: prefilter misses {matched:?}", detector.id);
}

/// `finds!(DETECTOR, "text" => "found", …)`: in each text the detector finds exactly that.
macro_rules! finds {
    ($detector:expr, $($text:expr => $want:expr),+ $(,)?) => {$({
        let text = String::from($text);
        let found: Vec<_> = crate::proof::scan(&$detector, &text).into_iter().map(|f| f.0).collect();
        let want = String::from($want);
        assert_eq!(found, [want.as_str()], "{} in {text:?}", $detector.id);
    })+};
}

/// `ignores!(DETECTOR, "text", …)`: in none of the texts the detector finds anything.
macro_rules! ignores {
    ($detector:expr, $($text:expr),+ $(,)?) => {$({
        let text = String::from($text);
        let found = crate::proof::scan(&$detector, &text);
        assert!(found.is_empty(), "{} in {text:?} found {found:?}", $detector.id);
    })+};
}

/// `rates!(DETECTOR, "text" => High, …)`: how sure the validator is of the one finding in each text.
macro_rules! rates {
    ($detector:expr, $($text:expr => $confidence:ident),+ $(,)?) => {$({
        let text = String::from($text);
        let found: Vec<_> = crate::proof::scan(&$detector, &text).into_iter().map(|f| f.1).collect();
        assert_eq!(found, [crate::finding::Confidence::$confidence], "{} in {text:?}", $detector.id);
    })+};
}

pub(crate) use {finds, ignores, rates};
