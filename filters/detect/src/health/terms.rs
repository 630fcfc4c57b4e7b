//! Long lists of words and phrases, looked for as whole words in any case.
//!
//! Only at the beginning of a word whose first four letters begin some term the dictionary is asked: few words of a text do.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    detector::Match,
    finding::{Confidence, DetectorId, Finding, Span},
    whole::Whole,
};

/// Looks for the terms of all lists at once.
pub(super) static TERMS: Whole = Whole {
    shortest: FEWEST,
    judge: |text| LISTS.judge(text),
};

/// How a list's detector checks a text, for people.
pub(super) const VALIDATOR: &str =
    "a word or phrase of a list, in any case, between characters that are no ASCII letter or digit";

/// Words that speak of somebody's illness.
pub(super) const CONTEXT: &[&str] = &[
    "patient",
    "patients",
    "diagnosis",
    "diagnosed",
    "diagnosed with",
    "prescribed",
    "prescription",
    "prescribe",
    "medication",
    "medications",
    "dose",
    "dosage",
    "tablet",
    "tablets",
    "treated",
    "treatment",
    "taking",
    "takes",
    "suffers",
    "suffering",
    "history of",
    "symptoms",
    "chronic",
    "mg",
    "rx",
    "dx",
    "hx",
    "icd",
    "icd-10",
    "icd-11",
    "clinic",
    "hospital",
    "doctor",
    "physician",
    "allergic",
    "allergies",
    "patientin",
    "diagnose",
    "paciente",
    "diagnóstico",
    "traitement",
    "diagnostic",
];

/// The lists, each with its detector.
const FILES: [(&str, &str); 4] = [
    (
        "health.fda_active_ingredient",
        include_str!("fda_active_ingredient.txt"),
    ),
    ("health.fda_drug_name", include_str!("fda_drug_name.txt")),
    ("health.icd10", include_str!("icd10.txt")),
    ("health.icd11", include_str!("icd11.txt")),
];

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::new);

struct Lists {
    /// For the hash of four letters, whether a term begins with such.
    begins: Vec<u64>,
    /// By a term's first word: the terms, the longest first, each with its list.
    terms: HashMap<&'static str, Vec<(&'static str, &'static str)>>,
}

impl Lists {
    fn new() -> Self {
        let mut lists = Self {
            begins: vec![0; BEGINS / 64],
            terms: HashMap::new(),
        };
        for (detector, list) in FILES {
            for term in list.lines().filter(|term| term.len() >= FEWEST) {
                let length = term.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let first = term.get(..length).unwrap_or(term);
                let (slot, bit) = place(first.as_bytes());
                if let Some(slot) = lists.begins.get_mut(slot) {
                    *slot |= bit;
                }
                lists.terms.entry(first).or_default().push((term, detector));
            }
        }
        for terms in lists.terms.values_mut() {
            terms.sort_by_key(|(term, _)| usize::MAX - term.len());
        }
        lists
    }

    fn judge(&self, text: &str) -> Vec<Finding> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut ends: [usize; FILES.len()] = [0; FILES.len()];
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let length = rest
                .iter()
                .take_while(|b| b.is_ascii_alphanumeric())
                .count();
            if length >= SHORTEST && self.may_begin(rest) {
                let word = text.get(at..at + length).unwrap_or_default();
                for (list, end) in self
                    .at(word, rest)
                    .map(|(list, length)| (list, at + length))
                {
                    let place = FILES.iter().position(|file| file.0 == list);
                    if let Some(last) = place.and_then(|place| ends.get_mut(place))
                        && *last <= at
                    {
                        *last = end;
                        found.push(finding(text, list, Span::new(at, end)));
                    }
                }
            }
            at += length + 1;
        }
        found
    }

    fn may_begin(&self, word: &[u8]) -> bool {
        let (slot, bit) = place(word);
        self.begins.get(slot).is_some_and(|slot| slot & bit != 0)
    }

    /// The terms that begin with `word` and stand at the beginning of `rest`: their lists and lengths.
    fn at<'l>(
        &'l self,
        word: &str,
        rest: &'l [u8],
    ) -> impl Iterator<Item = (&'static str, usize)> + 'l {
        let terms = self.terms.get(word.to_ascii_lowercase().as_str());
        let terms = terms.into_iter().flatten();
        terms.filter_map(move |&(term, list)| {
            stands(term.as_bytes(), rest).then_some((list, term.len()))
        })
    }
}

/// Whether the text begins with the term, and the term's last word ends there. White space and dashes are alike.
fn stands(term: &[u8], text: &[u8]) -> bool {
    let same = |(want, have): (&u8, &u8)| match want {
        b' ' => matches!(have, b' ' | b'\n' | b'\t' | b'-'),
        want => have.eq_ignore_ascii_case(want),
    };
    let whole = !text.get(term.len()).is_some_and(u8::is_ascii_alphanumeric);
    text.len() >= term.len() && whole && term.iter().zip(text).all(same)
}

fn finding(text: &str, detector: &'static str, span: Span) -> Finding {
    let from = text.ceil_char_boundary(span.start.saturating_sub(64));
    let candidate = Match {
        text: text.get(span.start..span.end).unwrap_or_default(),
        before: text.get(from..span.start).unwrap_or_default(),
    };
    Finding {
        detector: DetectorId::builtin(detector),
        span,
        confidence: match candidate.follows_any(CONTEXT) {
            true => Confidence::Medium,
            false => Confidence::Low,
        },
    }
}

/// Where it says whether a term begins with the word's first four letters.
fn place(word: &[u8]) -> (usize, u64) {
    let letters = word.iter().take(SHORTEST);
    let hash = letters.fold(0_usize, |hash, byte| (hash << 5) ^ usize::from(byte | 0x20));
    let at = hash.wrapping_mul(0x9e37_79b1) >> 8 & (BEGINS - 1);
    (at / 64, 1 << (at % 64))
}

/// Letters that a term's first word has at least.
const SHORTEST: usize = 4;

/// Bytes that a term has at least.
const FEWEST: usize = 4;

/// Bits that say what terms begin with.
const BEGINS: usize = 1 << 16;
