//! The words without which many numbers are none: a passport's number looks like any other. Where no such word stands before a
//! number, the patterns that need one are not tried at all.
//!
//! What is told here may be too much, never too little: validators look for the words themselves.

use crate::{
    by_hash::ByHash,
    eights,
    entry::Entry,
    numbers::{NEAR, Number},
    sweep::CONTEXT,
};

/// The words that some patterns need.
#[derive(Debug)]
pub(crate) struct Names {
    names: Vec<&'static str>,
    /// By their first three bytes.
    marks: ByHash<Mark>,
    /// Numbers of 64 bits that hold a bit for every pattern.
    words: usize,
    /// The patterns that need a word, as bits.
    named: Vec<u64>,
    /// These, and those whose place they take.
    concerned: Vec<u64>,
    /// For each name, then for all of them: the patterns that it allows, and those whose place these take.
    masks: Vec<u64>,
}

/// Where a name is found.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// The name's index.
    name: usize,
    /// Its first four bytes, letters in lower case, or as many as it has; and what of four bytes they are.
    four: u32,
    mask: u32,
}

/// What was seen of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// The number of the text.
    text: usize,
    /// What stands before this was looked at.
    upto: usize,
    /// Names, by place.
    hits: Vec<(usize, usize)>,
    /// Where the number stands before which was looked last.
    number: usize,
    /// How many of the hits stand before it.
    before: usize,
}

impl Names {
    /// `members` tell of each pattern, in the order of its bit.
    pub(crate) fn new(entries: &[Entry], members: &[usize]) -> Self {
        let words = members.len().div_ceil(64);
        let named = || {
            let entries = members.iter().map(|&index| entries.get(index));
            entries.enumerate().filter_map(|(bit, entry)| {
                let (names, instead) = entry?.names()?;
                Some((bit, names, instead))
            })
        };
        let mut known: Vec<&'static str> = named()
            .flat_map(|(_, names, _)| names.iter().copied().flatten())
            .copied()
            .filter(|name| name.is_ascii())
            .collect();
        known.sort_unstable();
        known.dedup();
        let mut made = Self {
            masks: vec![0; (known.len() + 1) * 2 * words],
            marks: ByHash::new(marks(&known), HASH_BITS),
            names: Vec::new(),
            named: vec![0; words],
            concerned: vec![0; words],
            words,
        };
        for (bit, names, instead) in named() {
            set(&mut made.concerned, 0, bit);
            if !instead {
                set(&mut made.named, 0, bit);
            }
            let all = std::iter::once(known.len());
            let its = known.iter().enumerate();
            let its = its
                .filter(|(_, name)| names.iter().any(|list| list.contains(name)))
                .map(|(at, _)| at);
            for name in its.chain(all) {
                set(
                    &mut made.masks,
                    (2 * name + usize::from(instead)) * words,
                    bit,
                );
            }
        }
        made.names = known;
        made
    }

    /// Whether the pattern with this bit may be tried: it needs no word, or one of its words stands before the number; where one
    /// does, what stands in for the pattern that needs it may not.
    pub(crate) fn allow(&self, seen: &mut Seen, number: Number<'_>, bit: usize) -> bool {
        if !has(&self.concerned, 0, bit) {
            return true;
        }
        if (seen.text, seen.number) != (number.of, number.digit) {
            self.look_before(seen, number);
        }
        let is_named = has(&self.named, 0, bit);
        // Of a pattern that another one takes the place of, the words are those of the other.
        let instead = usize::from(!is_named);
        let mut names = seen.hits.iter().take(seen.before).map(|&(_, name)| name);
        is_named == names.any(|name| has(&self.masks, (2 * name + instead) * self.words, bit))
    }

    /// Looks for names before a number.
    fn look_before(&self, seen: &mut Seen, number: Number<'_>) {
        let from = number.digit.saturating_sub(NEAR + CONTEXT);
        if seen.text != number.of || seen.upto < from {
            seen.text = number.of;
            seen.upto = from;
            seen.hits.clear();
        }
        seen.number = number.digit;
        if seen.upto < number.digit {
            self.look(seen, number.text, number.digit);
        }
        if !seen.hits.is_empty() {
            let gone = seen.hits.partition_point(|&(at, _)| at < from);
            seen.hits.drain(..gone);
        }
        seen.before = seen.hits.partition_point(|&(at, _)| at < number.digit);
    }

    /// Notes the names that begin before `to`, or a little further.
    fn look(&self, seen: &mut Seen, text: &[u8], to: usize) {
        let before = seen.upto.checked_sub(1).and_then(|at| text.get(at));
        let mut inside = before.is_some_and(u8::is_ascii_alphanumeric);
        let mut at = seen.upto;
        while at < to {
            for _ in 0..STEPS {
                let bytes = eights::load(text, at);
                let letters = eights::alphanumeric(bytes);
                let others = eights::lead(bytes);
                let mut begins = eights::firsts(letters, inside) | others;
                while begins != 0 {
                    let place = eights::first(begins);
                    match others & begins & begins.wrapping_neg() {
                        0 => self.look_at(seen, text, at + place),
                        // Some character of another alphabet.
                        _ => seen.hits.push((at + place, self.names.len())),
                    }
                    begins &= begins - 1;
                }
                inside = eights::ends_inside(letters);
                at += 8;
            }
        }
        seen.upto = at;
    }

    #[inline(always)]
    fn look_at(&self, seen: &mut Seen, text: &[u8], at: usize) {
        let rest = text.get(at..).unwrap_or_default();
        let there = eights::four(text, at) | FOLD;
        for mark in self.marks.get(there & THREE) {
            if there & mark.mask == mark.four && self.stands(mark.name, rest) {
                seen.hits.push((at, mark.name));
            }
        }
    }

    /// Whether `rest` begins with a name that no letter or digit goes on after; a plural's may.
    fn stands(&self, name: usize, rest: &[u8]) -> bool {
        let Some((name, (there, after))) = self.names.get(name).and_then(|name| {
            let name = name.as_bytes();
            Some((name, rest.split_at_checked(name.len())?))
        }) else {
            return false;
        };
        let after = match after {
            [b's' | b'S', after @ ..] => after,
            _ => after,
        };
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        there.eq_ignore_ascii_case(name) && !(letter(name.last()) && letter(after.first()))
    }
}

/// The names' marks, each with the three bytes it is found by. One of two bytes has one for each that may stand after it.
fn marks(names: &[&str]) -> Vec<(u32, Mark)> {
    let of = |(name, bytes): (usize, &&str)| {
        let known = bytes.len().min(4);
        let mask = u32::MAX >> (8 * (4 - known));
        let four = (eights::four(bytes.as_bytes(), 0) | FOLD) & mask;
        let thirds = if known < 3 { 0..=u8::MAX } else { 0..=0 };
        thirds.map(move |third| {
            let by = (four | u32::from(third) << 16 | FOLD) & THREE;
            (by, Mark { name, four, mask })
        })
    };
    let mut marks: Vec<(u32, Mark)> = names.iter().enumerate().flat_map(of).collect();
    marks.sort_unstable_by_key(|(by, mark)| (*by, mark.name));
    marks.dedup_by_key(|(by, mark)| (*by, mark.name));
    marks
}

fn has(bits: &[u64], from: usize, bit: usize) -> bool {
    let bits = bits.get(from + bit / 64);
    bits.is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
}

fn set(bits: &mut [u64], from: usize, bit: usize) {
    if let Some(slot) = bits.get_mut(from + bit / 64) {
        *slot |= 1 << (bit % 64);
    }
}

/// The first three of four bytes.
const THREE: u32 = 0x00ff_ffff;

const HASH_BITS: u32 = 11;

/// Times eight bytes that are looked at together.
const STEPS: usize = 4;

/// Letters in either case become the same.
const FOLD: u32 = 0x2020_2020;

#[cfg(test)]
mod tests {
    use regex_automata::{Anchored, Input, meta::Regex};

    use crate::{
        detector::{Detector, Match, Prefilter},
        detectors,
        numbers::NEAR,
        pattern,
        scanner::Scanner,
    };

    fn named() -> impl Iterator<Item = &'static Detector> {
        detectors().filter(|detector| !detector.names.is_empty())
    }

    /// The end of what a pattern matches at the start of `text`.
    fn end(detector: &Detector, pattern: &str, text: &str) -> Option<usize> {
        let hir = pattern::parse_of(detector, pattern).ok()?;
        let regex = Regex::builder().build_from_hir(&hir).unwrap();
        let found = regex.find(Input::new(text).anchored(Anchored::Yes));
        found.map(|found| found.end())
    }

    #[test]
    fn names_can_be_seen() {
        for detector in named() {
            assert!(matches!(
                detector.prefilter,
                Prefilter::Digit { before: ..=NEAR }
            ));
            for name in detector.names.iter().copied().flatten() {
                let first = name.as_bytes().first().unwrap();
                assert!(first.is_ascii_alphanumeric() && name.len() > 1 || !first.is_ascii());
                assert!(first.is_ascii_alphanumeric() || !name.is_ascii(), "{name}");
            }
        }
    }

    #[test]
    fn what_needs_no_name_has_a_pattern() {
        for detector in named() {
            for example in detector.about.unwrap().finds {
                let (_, text) = example.split_once('‹').unwrap();
                let found = text.split_once('›').unwrap().0;
                let length = end(detector, detector.pattern, found);
                assert_eq!(length, Some(found.len()), "{}: {example}", detector.id);
                let alone = Match {
                    text: found,
                    before: "",
                };
                let needless = end(detector, detector.nameless, found);
                if (detector.validate)(&alone).is_some() {
                    assert_eq!(needless, length, "{}: {example}", detector.id);
                }
            }
        }
    }

    #[test]
    fn names_count_as_far_as_they_are_read() {
        let scanner = Scanner::new(detectors().filter(|d| d.id == "identifier.ro_vat")).unwrap();
        let found = |text: &str| scanner.scan(text).len();
        for (filler, wanted) in [(0, 1), (59, 1), (60, 1), (61, 0), (62, 0)] {
            let text = format!("CIF {} 14827190", "-".repeat(filler.max(1) - 1));
            assert_eq!(found(&text), wanted, "{filler}");
        }
        assert_eq!(found("паспорт 14827190 CUI 14827190, 14827190"), 2);
        assert_eq!(found("vat 1, 22, 333 and some more: 14827190"), 1);
        assert_eq!(found("elevator 14827190"), 0);
    }
}
