//! The words without which many numbers are none: a passport's number looks like any other. Where no such word stands before a
//! number, the patterns that need one are not tried at all.
//!
//! What is told here may be too much, never too little: validators look for the words themselves.

use std::ops::Range;

use crate::{
    entry::Entry,
    numbers::{NEAR, Number},
    sweep::CONTEXT,
};

/// The words that some patterns need.
#[derive(Debug)]
pub(crate) struct Names {
    /// In order of their hashes.
    names: Vec<&'static str>,
    /// The names with each hash begin here.
    begins: Vec<usize>,
    /// Numbers of 64 bits that hold a bit for every pattern.
    words: usize,
    /// The patterns that need a word, as bits.
    named: Vec<u64>,
    /// These, and those whose place they take.
    concerned: Vec<u64>,
    /// For each name, then for all of them: the patterns that it allows, and those whose place these take.
    masks: Vec<u64>,
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
    /// What may be tried there, as bits.
    allowed: Vec<u64>,
}

impl Names {
    /// `members` tell of each pattern, in the order of its bit.
    pub(crate) fn new(entries: &[Entry], members: &[usize]) -> Self {
        let words = members.len().div_ceil(64);
        let named = || {
            let entries = members.iter().map(|&index| entries.get(index));
            entries.enumerate().filter_map(|(number, entry)| {
                let (names, instead) = entry?.names()?;
                Some((number, names, instead))
            })
        };
        let mut known: Vec<&'static str> = named()
            .flat_map(|(_, names, _)| names.iter().copied().flatten())
            .copied()
            .filter(|name| name.is_ascii())
            .collect();
        known.sort_by_key(|name| (hash_of(name), *name));
        known.dedup();
        let mut made = Self {
            masks: vec![0; (known.len() + 1) * 2 * words],
            names: Vec::new(),
            begins: Vec::new(),
            named: vec![0; words],
            concerned: vec![0; words],
            words,
        };
        for (number, names, instead) in named() {
            set(&mut made.concerned, 0, number);
            if !instead {
                set(&mut made.named, 0, number);
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
                    number,
                );
            }
        }
        made.names = known;
        let begins =
            (0..=HASHES).map(|hash| made.names.partition_point(|name| hash_of(name) < hash));
        made.begins = begins.collect();
        made
    }

    /// Whether the pattern with this bit may be tried: it needs no word, or one stands before the number.
    pub(crate) fn allow(&self, seen: &mut Seen, number: Number<'_>, member: usize) -> bool {
        let (word, bit) = (member / 64, member % 64);
        let of = |bits: &[u64]| bits.get(word).is_some_and(|bits| bits >> bit & 1 == 1);
        if !of(&self.concerned) {
            return true;
        }
        if (seen.text, seen.number) != (number.of, number.digit) {
            self.look_before(seen, number);
        }
        match seen.hits.is_empty() {
            true => !of(&self.named),
            false => of(&seen.allowed),
        }
    }

    /// Looks for names before a number, and notes which patterns may be tried.
    fn look_before(&self, seen: &mut Seen, number: Number<'_>) {
        let from = number.digit.saturating_sub(NEAR + CONTEXT);
        if seen.text != number.of || seen.upto < from {
            seen.text = number.of;
            seen.upto = from;
            seen.hits.clear();
        }
        seen.number = number.digit;
        self.look(seen, number.text, number.digit);
        if seen.hits.is_empty() {
            return;
        }
        let gone = seen.hits.partition_point(|&(at, _)| at < from);
        seen.hits.drain(..gone);
        seen.allowed.clear();
        seen.allowed.extend(self.named.iter().map(|named| !named));
        for &(_, name) in &seen.hits {
            let masks = self.masks.get(2 * name * self.words..).unwrap_or_default();
            let (allows, takes) = masks.split_at_checked(self.words).unwrap_or_default();
            for ((slot, allows), takes) in seen.allowed.iter_mut().zip(allows).zip(takes) {
                *slot = (*slot | allows) & !takes;
            }
        }
    }

    /// Notes the names up to `to`.
    fn look(&self, seen: &mut Seen, text: &[u8], to: usize) {
        let Some(piece) = text.get(seen.upto..to) else {
            return;
        };
        let before = seen.upto.checked_sub(1).and_then(|at| text.get(at));
        let mut last = before.map_or(OTHER, |&byte| kind(byte));
        for (at, &byte) in piece.iter().enumerate() {
            let kind = kind(byte);
            // A letter or digit after something else, or what is not ASCII.
            if kind > last {
                match kind {
                    LETTER => self.look_at(seen, text, seen.upto + at),
                    _ => self.note_other(seen, seen.upto + at),
                }
            }
            last = kind & LETTER;
        }
        seen.upto = to;
    }

    /// Some word of another alphabet.
    #[cold]
    fn note_other(&self, seen: &mut Seen, at: usize) {
        let any = self.names.len();
        match seen.hits.last_mut() {
            Some((last, name)) if *name == any => *last = at,
            _ => seen.hits.push((at, any)),
        }
    }

    #[inline]
    fn look_at(&self, seen: &mut Seen, text: &[u8], at: usize) {
        let Some(pair) = text.get(at..).and_then(<[u8]>::first_chunk) else {
            return;
        };
        let hash = hash(*pair);
        if let Some(&[first, last]) = self.begins.get(hash..).and_then(<[usize]>::first_chunk)
            && first < last
        {
            self.compare(seen, text, at, first..last);
        }
    }

    fn compare(&self, seen: &mut Seen, text: &[u8], at: usize, names: Range<usize>) {
        let rest = text.get(at..).unwrap_or_default();
        for index in names {
            let name = self
                .names
                .get(index)
                .map_or(&[][..], |name| name.as_bytes());
            let there = rest.get(..name.len());
            if there.is_some_and(|there| there.eq_ignore_ascii_case(name)) {
                seen.hits.push((at, index));
            }
        }
    }
}

/// Kinds of bytes.
const OTHER: u8 = 0;
const LETTER: u8 = 1;
const FOREIGN: u8 = 2;

static KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut rest: &mut [u8] = &mut kinds;
    let mut byte = 0_u8;
    while let Some((kind, after)) = rest.split_first_mut() {
        *kind = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => LETTER,
            0x80.. => FOREIGN,
            _ => OTHER,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    kinds
};

fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or(OTHER)
}

fn set(bits: &mut [u64], from: usize, number: usize) {
    if let Some(slot) = bits.get_mut(from + number / 64) {
        *slot |= 1 << (number % 64);
    }
}

/// A hash of the first two bytes of a word, letters in either case alike.
fn hash([first, second]: [u8; 2]) -> usize {
    (usize::from(first | 0x20) * 31 + usize::from(second | 0x20)) % HASHES
}

fn hash_of(name: &str) -> usize {
    name.as_bytes().first_chunk().map_or(0, |pair| hash(*pair))
}

const HASHES: usize = 1 << 10;

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
