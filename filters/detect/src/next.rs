//! The bytes that a match can have at some places near its start: a test that costs next to nothing and ends most attempts.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

use crate::lead;

/// What may stand at some places of a match.
#[derive(Clone, Debug)]
pub(crate) struct Next {
    /// For each byte the places where it may stand, as bits.
    places: [u16; 256],
    /// The first place, counted from the start of the match.
    from: usize,
    /// Places that every match has.
    count: usize,
}

impl Next {
    /// The places from `from` on, or the last that every match has.
    pub(crate) fn of(pattern: &Hir, from: usize) -> Self {
        let shortest = pattern.properties().minimum_len().unwrap_or(0);
        let from = from.min(shortest.saturating_sub(PLACES)).min(FURTHEST);
        let all = places(pattern);
        let mut next = Self {
            places: [0; 256],
            from,
            count: shortest.saturating_sub(from).min(PLACES),
        };
        for (slot, all) in next.places.iter_mut().zip(all.iter()) {
            let [low, high, ..] = (all >> from).to_le_bytes();
            *slot = u16::from_le_bytes([low, high]);
        }
        next
    }

    /// Whether a match may begin here, as far as these places tell.
    pub(crate) fn fits(&self, rest: &[u8]) -> bool {
        let bytes = rest.iter().skip(self.from).take(self.count);
        bytes.enumerate().all(|(place, &byte)| {
            let places = self.places.get(usize::from(byte)).copied().unwrap_or(0);
            places >> place & 1 == 1
        })
    }
}

/// For each byte the places of a match where it may stand, as bits: the first 64.
pub(crate) fn places(pattern: &Hir) -> Box<[u64; 256]> {
    let mut walk = Walk {
        places: Box::new([0; 256]),
    };
    walk.walk(pattern, 1);
    walk.places
}

/// A walk through a pattern.
struct Walk {
    places: Box<[u64; 256]>,
}

impl Walk {
    /// Notes what the pattern has at each place if it begins at one of `starts`, which are bits. Returns where it may end.
    fn walk(&mut self, pattern: &Hir, starts: u64) -> u64 {
        if starts == 0 {
            return 0;
        }
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => starts,
            HirKind::Literal(literal) => literal.0.iter().fold(starts, |starts, &byte| {
                self.note(byte, byte, starts);
                starts << 1
            }),
            HirKind::Class(class) => {
                match class {
                    Class::Bytes(class) => {
                        for range in class.iter() {
                            self.note(range.start(), range.end(), starts);
                        }
                    }
                    Class::Unicode(class) => return self.walk_characters(class, starts),
                }
                starts << 1
            }
            HirKind::Repetition(repeat) => {
                let mut ends = starts;
                // No more times than there are places.
                for _ in 0..repeat.min.min(u64::BITS) {
                    ends = self.walk(&repeat.sub, ends);
                }
                let mut all = ends;
                for _ in repeat.min
                    ..repeat
                        .max
                        .unwrap_or(u32::MAX)
                        .min(repeat.min.saturating_add(u64::BITS))
                {
                    ends = self.walk(&repeat.sub, ends);
                    if ends & !all == 0 {
                        break;
                    }
                    all |= ends;
                }
                all
            }
            HirKind::Capture(group) => self.walk(&group.sub, starts),
            HirKind::Concat(parts) => parts
                .iter()
                .fold(starts, |starts, part| self.walk(part, starts)),
            HirKind::Alternation(parts) => parts
                .iter()
                .fold(0, |ends, part| ends | self.walk(part, starts)),
        }
    }

    /// One of some characters; where they are many, it could be anything.
    fn walk_characters(&mut self, class: &ClassUnicode, starts: u64) -> u64 {
        let Some(characters) = lead::spelt(class) else {
            self.note(0, u8::MAX, u64::MAX);
            return u64::MAX;
        };
        characters.iter().fold(0, |ends, character| {
            let end = character.bytes().fold(starts, |starts, byte| {
                self.note(byte, byte, starts);
                starts << 1
            });
            ends | end
        })
    }

    fn note(&mut self, first: u8, last: u8, starts: u64) {
        for byte in first..=last {
            if let Some(slot) = self.places.get_mut(usize::from(byte)) {
                *slot |= starts;
            }
        }
    }
}

/// Places that are tested.
const PLACES: usize = 16;

/// The furthest first place.
const FURTHEST: usize = 48;

#[cfg(test)]
mod tests {
    use regex_automata::meta::Regex;
    use regex_syntax::ParserBuilder;

    use super::*;
    use crate::{
        detectors,
        entry::Entry,
        pattern::{self, Pattern},
    };

    #[test]
    fn every_match_fits() {
        for (pattern, from, fits, other) in [
            ("ab[0-9]{3}", 0, "ab123", "ab12x"),
            ("(?:ab|c)?[0-9]{3}x", 0, "123x", "1x3x"),
            ("(?:ab|c)?[0-9]{3}x", 2, "ab123x", "ab::::"),
            (
                "key[ =]{1,3}[a-f]{20}",
                3,
                "key = abcdefabcdefabcdefab",
                "key stones",
            ),
        ] {
            let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
            let hir = parser.parse(pattern).unwrap();
            let next = Next::of(&hir, from);
            assert!(next.fits(fits.as_bytes()), "{pattern}");
            assert!(!next.fits(other.as_bytes()), "{pattern}");
        }
    }

    #[test]
    fn every_pattern_can_be_compiled() {
        for detector in detectors().filter(|detector| detector.whole.is_none()) {
            let pattern = Pattern::new(&Entry::Builtin(detector)).unwrap();
            assert!(pattern.memory().is_some(), "{}", detector.id);
        }
    }

    #[test]
    fn no_example_is_refused() {
        for detector in detectors().filter(|detector| detector.whole.is_none()) {
            let hir = pattern::parse(detector).unwrap();
            let regex = Regex::builder().build_from_hir(&hir).unwrap();
            let next = Next::of(&hir, 4);
            let examples = detector.about.map_or(&[][..], |about| about.finds);
            for example in examples {
                for found in regex.find_iter(example.as_bytes()) {
                    assert!(
                        next.fits(&example.as_bytes()[found.start()..]),
                        "{}: {example}",
                        detector.id
                    );
                }
            }
        }
    }
}
