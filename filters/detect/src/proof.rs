//! Runs a detector alone, as its own tests do: pattern, then validator. Only compiled for tests.

use regex_automata::{Anchored, Input, meta::Regex, util::syntax};

use crate::{
    detector::{Detector, Match, Prefilter},
    finding::Confidence,
    laws,
    scanner::Scanner,
};

/// How much text a validator sees before a candidate.
const BEFORE: usize = 64;

/// Every finding of `detector` in `text`: the text found and how sure the validator is (context words not applied).
#[expect(
    clippy::string_slice,
    reason = "a test helper: a bad pattern or offset should stop the test"
)]
pub(crate) fn scan<'t>(detector: &'static Detector, text: &'t str) -> Vec<(&'t str, Confidence)> {
    if detector.whole.is_some() {
        return scan_whole(detector, text);
    }
    let regex = Regex::builder()
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build(detector.pattern)
        .expect("the pattern compiles");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = regex.find(Input::new(text).range(at..).anchored(Anchored::No)) {
        let matched = &text[hit.range()];
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
                prefilter_agrees(detector, matched);
                found.push((&matched[(detector.value)(matched)..], confidence));
                at = hit.end();
            }
            None => at = hit.start() + 1,
        }
    }
    let alone: Vec<&str> = found.iter().map(|f| f.0).collect();
    laws::a_scanner_agrees(detector, text, &alone);
    found
}

/// The same of a detector that judges texts as a whole.
#[expect(clippy::string_slice, reason = "a bad span should stop the test")]
fn scan_whole<'t>(detector: &'static Detector, text: &'t str) -> Vec<(&'t str, Confidence)> {
    let scanner = Scanner::new([detector]).expect("nothing to compile");
    let found = scanner.scan(text).into_iter();
    let found: Vec<_> = found
        .map(|f| (&text[f.span.start..f.span.end], f.confidence))
        .collect();
    let in_all = laws::ALL.scan(text).into_iter();
    let in_all = in_all.filter(|f| f.detector.as_str() == detector.id);
    assert_eq!(in_all.count(), found.len(), "{} in {text:?}", detector.id);
    found
}

/// A prefilter that does not hold for a match would hide it from the scanner.
fn prefilter_agrees(detector: &Detector, matched: &str) {
    let first_digit = matched.bytes().position(|b| b.is_ascii_digit());
    let agrees = match detector.prefilter {
        Prefilter::Prefix(literals) => literals.iter().any(|l| matched.starts_with(l)),
        Prefilter::Name(names) => {
            let lower = matched.to_ascii_lowercase();
            names.iter().any(|name| lower.starts_with(name))
        }
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use regex_syntax::ParserBuilder;

    use super::scan;
    use crate::{
        detector::{Detector, Family, Prefilter},
        detectors,
    };

    /// `family.file` and the text of every file that defines a detector.
    #[expect(
        clippy::disallowed_methods,
        reason = "the test reads the sources, not traffic"
    )]
    fn definitions() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let folders = [
            "code",
            "finance",
            "health",
            "identifier",
            "output",
            "pii",
            "secret",
            "secret/named",
        ];
        let files = folders
            .iter()
            .flat_map(|family| fs::read_dir(root.join(family)).unwrap());
        files
            .map(|entry| entry.unwrap().path())
            .filter_map(|path| {
                let family = path.strip_prefix(&root).ok()?.iter().next()?.to_str()?;
                let id = format!("{family}.{}", path.file_stem()?.to_str()?);
                let text = fs::read_to_string(&path).ok()?;
                text.contains("static DETECTOR:").then_some((id, text))
            })
            .collect()
    }

    fn literals(detector: &Detector) -> &'static [&'static str] {
        match detector.prefilter {
            Prefilter::Prefix(literals)
            | Prefilter::Name(literals)
            | Prefilter::Within { literals, .. } => literals,
            Prefilter::Digit { .. } => &[],
        }
    }

    #[test]
    fn every_file_is_listed_and_named_like_its_detector() {
        let files: BTreeSet<String> = definitions().into_iter().map(|(id, _)| id).collect();
        let listed: BTreeSet<String> = detectors().map(|d| d.id.to_owned()).collect();
        assert_eq!(files, listed);
        assert_eq!(listed.len(), detectors().count(), "an id is used twice");
    }

    /// A text without its marks, and what stands between them.
    fn unmarked(example: &str) -> (String, Vec<&str>) {
        let marked = example.split('‹').skip(1);
        let found = marked.filter_map(|rest| rest.split_once('›')).map(|m| m.0);
        (example.replace(['‹', '›'], ""), found.collect())
    }

    #[test]
    fn every_detector_proves_what_it_finds_and_ignores() {
        for detector in detectors() {
            let id = detector.id;
            let about = detector.about.unwrap();
            assert!(
                !about.finds.is_empty() && !about.ignores.is_empty(),
                "{id} has no examples"
            );
            assert!(
                !about.validator.is_empty() && !about.notes.is_empty(),
                "{id} does not say how it checks, or what it may find wrongly"
            );
            for example in about.finds {
                let (text, wanted) = unmarked(example);
                let found: Vec<&str> = scan(detector, &text).iter().map(|f| f.0).collect();
                assert!(
                    !wanted.is_empty() && found == wanted,
                    "{id} in {text:?}: {found:?}"
                );
            }
            for text in about.ignores {
                let found = scan(detector, text);
                assert!(found.is_empty(), "{id} in {text:?}: {found:?}");
            }
        }
    }

    #[test]
    fn every_pattern_is_bounded_and_never_empty() {
        for detector in detectors().filter(|d| d.whole.is_none()) {
            let pattern = ParserBuilder::new()
                .unicode(false)
                .utf8(false)
                .build()
                .parse(detector.pattern)
                .unwrap();
            let properties = pattern.properties();
            assert!(properties.minimum_len() > Some(2), "{}", detector.id);
            assert!(
                properties.maximum_len() <= Some(16 * 1024),
                "{}",
                detector.id
            );
            assert!(detector.pattern.is_ascii(), "{}", detector.id);
        }
    }

    #[test]
    fn every_definition_is_complete() {
        for detector in detectors() {
            let id = detector.id;
            let family = match detector.family {
                Family::Code => "code.",
                Family::Finance => "finance.",
                Family::Health => "health.",
                Family::Identifier => "identifier.",
                Family::Output => "output.",
                Family::Pii => "pii.",
                Family::Secret => "secret.",
            };
            let safe = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
            let label = detector
                .label
                .strip_prefix('[')
                .and_then(|l| l.strip_suffix(']'));
            assert!(id.starts_with(family), "{id}");
            assert!(label.is_some_and(|label| label.bytes().all(safe)), "{id}");
            assert!(
                !detector.title.is_empty() && !detector.sources().is_empty(),
                "{id}"
            );
            assert!(
                detector.sources().iter().all(|s| s.starts_with("https://")),
                "{id}"
            );
            assert!(
                detector.context.iter().chain(detector.negative).all(|w| {
                    let again: String = w
                        .to_uppercase()
                        .chars()
                        .map(crate::context::lower)
                        .collect();
                    w.to_lowercase() == **w && again == **w
                }),
                "{id}"
            );
            assert!(
                literals(detector).iter().all(|l| !l.is_empty()
                    && (l.is_ascii() || matches!(detector.prefilter, Prefilter::Prefix(_)))),
                "{id}"
            );
        }
    }
}
