//! The same patterns, scanned rule by rule with the `regex` crate, as scanners of repositories do it.

use detect::{Detector, Prefilter};
use regex::bytes::{Regex, RegexBuilder};

/// One detector's pattern by itself.
pub(crate) struct Rule {
    regex: Regex,
    /// Lower case; one of them must be in the text. Empty: nothing is asked.
    keywords: Vec<String>,
}

impl Rule {
    /// Every pattern, in the detectors' order; `None` where the crate does not take one.
    pub(crate) fn new(detector: &Detector) -> Option<Self> {
        let regex = RegexBuilder::new(detector.pattern)
            .unicode(false)
            .build()
            .ok()?;
        let keywords = match detector.prefilter {
            Prefilter::Prefix(literals)
            | Prefilter::Name(literals)
            | Prefilter::Within { literals, .. } => {
                literals.iter().map(|l| l.to_ascii_lowercase()).collect()
            }
            Prefilter::Digit { .. } => Vec::new(),
        };
        Some(Self { regex, keywords })
    }
}

/// Matches of all rules, each run over all of the text.
pub(crate) fn scan_all(rules: &[Rule], text: &str) -> usize {
    rules
        .iter()
        .map(|rule| rule.regex.find_iter(text.as_bytes()).count())
        .sum()
}

/// The same, where a rule is run only on a text that has one of its keywords.
pub(crate) fn scan_by_keyword(rules: &[Rule], text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let wanted = |rule: &&Rule| {
        rule.keywords.is_empty()
            || rule
                .keywords
                .iter()
                .any(|word| lower.contains(word.as_str()))
    };
    let matches = |rule: &Rule| rule.regex.find_iter(text.as_bytes()).count();
    rules.iter().filter(wanted).map(matches).sum()
}
