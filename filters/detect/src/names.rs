//! The words without which many numbers are none: a passport's number looks like any other. Where no such word stands before a
//! number, the patterns that need one are not tried at all.
//!
//! What is told here may be too much, never too little: validators look for the words themselves.

use crate::{entry::Entry, patterns::Group};

/// The words that some patterns need.
#[derive(Debug)]
pub(crate) struct Names {
    /// In order of their hashes.
    names: Vec<Name>,
    /// The names with each hash begin here.
    begins: Vec<usize>,
    /// Numbers of 64 bits that hold a bit for every pattern.
    words: usize,
    /// The patterns that need a word, as bits.
    named: Vec<u64>,
    /// For each name, then for all of them: the patterns that it allows, and those whose place these take.
    masks: Vec<u64>,
}

#[derive(Debug)]
struct Name {
    text: &'static str,
    hash: usize,
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
}

impl Names {
    /// `members` tell of each pattern, in the order of its bit.
    pub(crate) fn new(entries: &[Entry], group: &Group) -> Self {
        let words = group.members.len().div_ceil(64);
        let members = || {
            let entries = group.members.iter().map(|&index| entries.get(index));
            entries.enumerate().filter_map(|(number, entry)| {
                let (names, instead) = entry?.names()?;
                Some((number, names, instead))
            })
        };
        let mut known: Vec<&'static str> = members()
            .flat_map(|(_, names, _)| names.iter().copied().flatten())
            .copied()
            .filter(|name| name.is_ascii())
            .collect();
        known.sort_by_key(|name| (pair(name.as_bytes()), *name));
        known.dedup();
        let mut made = Self {
            masks: vec![0; (known.len() + 1) * 2 * words],
            names: Vec::new(),
            begins: Vec::new(),
            named: vec![0; words],
            words,
        };
        for (number, names, instead) in members() {
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
        made.names = known
            .into_iter()
            .map(|text| Name {
                text,
                hash: pair(text.as_bytes()),
            })
            .collect();
        let begins = (0..=HASHES).map(|hash| made.names.partition_point(|name| name.hash < hash));
        made.begins = begins.collect();
        made
    }

    /// Takes the patterns out of the set `possible` that need a word which stands nowhere in `text[from..to]`.
    pub(crate) fn narrow(
        &self,
        seen: &mut Seen,
        (text, number): (&[u8], usize),
        (from, to): (usize, usize),
        possible: &mut [u64],
    ) {
        let mut named = possible.iter().zip(&self.named);
        if named.all(|(possible, named)| possible & named == 0) {
            return;
        }
        if seen.text != number || seen.upto < from {
            *seen = Seen {
                text: number,
                upto: from,
                hits: std::mem::take(&mut seen.hits),
            };
            seen.hits.clear();
        }
        self.look(seen, text, to);
        seen.hits.retain(|&(at, _)| at >= from);
        for (word, slot) in possible.iter_mut().enumerate() {
            let mut allowed = !self.named.get(word).copied().unwrap_or(0);
            let mut taken = 0;
            for &(_, name) in &seen.hits {
                let at = 2 * name * self.words + word;
                allowed |= self.masks.get(at).copied().unwrap_or(0);
                taken |= self.masks.get(at + self.words).copied().unwrap_or(0);
            }
            *slot &= allowed & !taken;
        }
    }

    /// Notes the names up to `to`.
    fn look(&self, seen: &mut Seen, text: &[u8], to: usize) {
        let letter = |byte: u8| byte.is_ascii_alphanumeric();
        let before = seen.upto.checked_sub(1).and_then(|at| text.get(at));
        let mut inside = before.is_some_and(|&byte| letter(byte));
        for at in seen.upto..to {
            let rest = text.get(at..).unwrap_or_default();
            let byte = rest.first().copied().unwrap_or_default();
            if !byte.is_ascii() {
                // It may be a word of another alphabet.
                let any = self.names.len();
                match seen.hits.last_mut() {
                    Some((last, name)) if *name == any => *last = at,
                    _ => seen.hits.push((at, any)),
                }
            } else if letter(byte) && !inside {
                self.look_at(seen, rest, at);
            }
            inside = letter(byte);
        }
        seen.upto = seen.upto.max(to);
    }

    fn look_at(&self, seen: &mut Seen, rest: &[u8], at: usize) {
        let hash = pair(rest);
        let begin = |hash: usize| self.begins.get(hash).copied().unwrap_or(0);
        for index in begin(hash)..begin(hash + 1) {
            let name = self
                .names
                .get(index)
                .map_or(&[][..], |name| name.text.as_bytes());
            if rest
                .get(..name.len())
                .is_some_and(|there| there.eq_ignore_ascii_case(name))
            {
                seen.hits.push((at, index));
            }
        }
    }
}

fn set(bits: &mut [u64], from: usize, number: usize) {
    if let Some(slot) = bits.get_mut(from + number / 64) {
        *slot |= 1 << (number % 64);
    }
}

/// A hash of the first two bytes, letters in either case alike.
fn pair(bytes: &[u8]) -> usize {
    let [first, second] = bytes.first_chunk().copied().unwrap_or([0; 2]);
    let (first, second) = (usize::from(first | 0x20), usize::from(second | 0x20));
    (first * 31 + second) % HASHES
}

const HASHES: usize = 1 << 10;

#[cfg(test)]
mod tests {
    use regex_automata::{Anchored, Input, meta::Regex};

    use crate::{
        detector::{Detector, Match, Prefilter},
        detectors, pattern,
        patterns::NEAR,
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
                match (detector.validate)(&alone) {
                    Some(_) => assert_eq!(needless, length, "{}: {example}", detector.id),
                    None => {}
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
