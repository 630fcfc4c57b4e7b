//! Finds literals in one pass, however many there are, with no vector instructions: it is as good in a wasm module.
//!
//! Text is read in units of two bytes, letters in either case alike. A table says for each unit which of sixteen groups of
//! literals have it, and which have it as the second of two. Where a unit and the one after it name the same group, the few
//! literals with such four bytes are compared. Each literal is in the table twice: it may begin with a unit or within one.

use std::ops::Range;

use crate::{by_hash::ByHash, eights};

/// A literal to look for.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Word {
    /// In lower case, where `fold` is set.
    pub(crate) bytes: Box<[u8]>,
    /// Letters count in either case.
    pub(crate) fold: bool,
}

/// Literals of at least [`SHORTEST`] bytes, to be found together.
#[derive(Debug)]
pub(crate) struct Words {
    words: Vec<Word>,
    /// For each unit the groups that have it, and in the higher half those that have it as the second.
    units: Box<[u32; UNITS]>,
    /// By their four bytes.
    marks: ByHash<Mark>,
    /// The furthest into a literal that a unit looked at can begin.
    deepest: usize,
}

/// Where one literal is in the table.
#[derive(Clone, Copy, Debug)]
struct Mark {
    word: u16,
    /// The place of its two units, counted from one before the literal's start.
    at: u8,
    known: Known,
    /// The literal's own bytes of these units, see [`FOLD`].
    four: u32,
}

/// Which of the four bytes of two units are a literal's own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Known {
    All,
    /// All but the last.
    First,
    /// All but the first.
    Last,
}

/// Literals shorter than this are looked for in another way.
pub(crate) const SHORTEST: usize = 3;

impl Known {
    const ALL: [Self; 3] = [Self::All, Self::First, Self::Last];

    fn mask(self) -> u32 {
        match self {
            Self::All => 0xffff_ffff,
            Self::First => 0x00ff_ffff,
            Self::Last => 0xffff_ff00,
        }
    }

    /// The groups of such literals.
    fn groups(self) -> Range<u32> {
        match self {
            Self::All => 0..8,
            Self::First => 8..12,
            Self::Last => 12..16,
        }
    }

    fn bits(self) -> u32 {
        self.groups().fold(0, |bits, group| bits | 1 << group)
    }
}

impl Word {
    fn stands_at(&self, text: &[u8], at: usize) -> bool {
        match text.get(at..at + self.bytes.len()) {
            Some(there) if self.fold => there.eq_ignore_ascii_case(&self.bytes),
            there => there == Some(&self.bytes),
        }
    }

    /// The mark at a place, counted as in [`Mark`], if three bytes or four are the literal's own there.
    fn mark(&self, index: usize, at: usize) -> Option<Mark> {
        let own = |at: usize| self.bytes.get(at.checked_sub(1)?).copied();
        let four = [own(at), own(at + 1), own(at + 2), own(at + 3)];
        let known = match four {
            [Some(_), Some(_), Some(_), Some(_)] => Known::All,
            [Some(_), Some(_), Some(_), None] => Known::First,
            [None, Some(_), Some(_), Some(_)] => Known::Last,
            _ => return None,
        };
        Some(Mark {
            word: u16::try_from(index).ok()?,
            at: u8::try_from(at).ok()?,
            known,
            four: u32::from_le_bytes(four.map(Option::unwrap_or_default)) & FOLD,
        })
    }
}

impl Mark {
    /// Marks with all their bytes are better, and those with rare ones.
    fn cost(&self) -> (bool, u32) {
        let bytes = self.four.to_le_bytes();
        let commonness = bytes.map(|byte| match byte | 0x20 {
            b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 4,
            b'l' | b'd' | b'u' | b'c' | b'm' | b'h' | b'p' => 3,
            b'a'..=b'z' | b' ' | b'0' | b'1' => 2,
            _ => 1,
        });
        (self.known != Known::All, commonness.iter().sum())
    }

    /// Its group: literals with the same first unit share theirs.
    fn group(&self) -> u32 {
        let groups = self.known.groups();
        let first = self.four & self.known.mask() & 0xffff;
        groups.start + (first.wrapping_mul(0x9e37_79b1) >> 16) % (groups.end - groups.start)
    }
}

impl Words {
    pub(crate) fn new(words: Vec<Word>) -> Self {
        let mut made = Self {
            words: Vec::new(),
            units: Box::new([0; UNITS]),
            marks: ByHash::new(Vec::new(), 0),
            deepest: 0,
        };
        let mut marks = Vec::new();
        for (index, word) in words.iter().enumerate() {
            for phase in 0..2 {
                let places = (phase..=DEEPEST).step_by(2);
                let its = places.filter_map(|at| word.mark(index, at));
                if let Some(mark) = its.min_by_key(Mark::cost) {
                    made.enter(&mark);
                    marks.push((mark.four, mark));
                }
            }
        }
        made.marks = ByHash::new(marks, HASH_BITS);
        made.words = words;
        made
    }

    fn enter(&mut self, mark: &Mark) {
        let [a, b, c, d] = mark.four.to_le_bytes();
        let any = 0..=u8::MAX;
        let (firsts, lasts) = match mark.known {
            Known::All => (a..=a, d..=d),
            Known::First => (a..=a, any),
            Known::Last => (any, d..=d),
        };
        let group = 1_u32 << mark.group();
        for first in firsts {
            self.note([first, b], group);
        }
        for last in lasts {
            self.note([c, last], group << 16);
        }
        self.deepest = self.deepest.max(usize::from(mark.at));
    }

    fn note(&mut self, unit: [u8; 2], groups: u32) {
        if let Some(slot) = self
            .units
            .get_mut(usize::from(u16::from_le_bytes(unit)) & FOLDED)
        {
            *slot |= groups;
        }
    }

    /// Tells the start and the index of every literal that starts in `text[from..to]`, in no order.
    pub(crate) fn each(
        &self,
        text: &[u8],
        from: usize,
        to: usize,
        mut tell: impl FnMut(usize, usize),
    ) {
        if self.words.is_empty() {
            return;
        }
        let end = text.len().min(to + self.deepest);
        let range = from..to;
        let mut at = from;
        // Sixteen bytes are looked at together, with the two that follow them.
        while at < end {
            let rest = text.get(at..).unwrap_or_default();
            let padded;
            let block = match rest.first_chunk::<18>() {
                Some(block) => block,
                None => {
                    let mut bytes = [0; 18];
                    bytes
                        .iter_mut()
                        .zip(rest)
                        .for_each(|(slot, byte)| *slot = *byte);
                    padded = bytes;
                    &padded
                }
            };
            let units = self.units(block);
            if hits(&units).fold(0, |any, hit| any | hit) != 0 {
                self.compare(text, at, &units, &range, &mut tell);
            }
            at += 16;
        }
    }

    /// What each unit of a block says.
    #[inline(always)]
    fn units(&self, block: &[u8; 18]) -> [u32; 9] {
        let &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = block;
        let low = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        let high = u64::from_le_bytes([i, j, k, l, m, n, o, p]);
        let last = u64::from_le_bytes([q, r, 0, 0, 0, 0, 0, 0]);
        [
            self.unit(low),
            self.unit(low >> 16),
            self.unit(low >> 32),
            self.unit(low >> 48),
            self.unit(high),
            self.unit(high >> 16),
            self.unit(high >> 32),
            self.unit(high >> 48),
            self.unit(last),
        ]
    }

    /// What the lowest two bytes say.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "two bytes of eight")]
    fn unit(&self, bytes: u64) -> u32 {
        let unit = bytes as usize & FOLDED;
        self.units.get(unit).copied().unwrap_or(0)
    }

    /// Compares the literals that may be in a block, which begins at `at`.
    fn compare(
        &self,
        text: &[u8],
        at: usize,
        units: &[u32; 9],
        range: &Range<usize>,
        tell: &mut impl FnMut(usize, usize),
    ) {
        let mut left = hits(units).enumerate().fold(0_u32, |left, (unit, hit)| {
            left | u32::from(hit != 0) << unit
        });
        while left != 0 {
            let unit = left.trailing_zeros() as usize;
            left &= left - 1;
            let groups = hits(units).nth(unit).unwrap_or(0);
            let at = at + 2 * unit;
            let four = eights::four(text, at) & FOLD;
            for known in Known::ALL {
                if groups & known.bits() != 0 {
                    self.compare_those(text, at, four & known.mask(), known, range, tell);
                }
            }
        }
    }

    #[inline(always)]
    fn compare_those(
        &self,
        text: &[u8],
        at: usize,
        four: u32,
        known: Known,
        range: &Range<usize>,
        tell: &mut impl FnMut(usize, usize),
    ) {
        for mark in self.marks.get(four) {
            if mark.four == four && mark.known == known {
                self.compare_one(text, at, mark, range, tell);
            }
        }
    }

    fn compare_one(
        &self,
        text: &[u8],
        at: usize,
        mark: &Mark,
        range: &Range<usize>,
        tell: &mut impl FnMut(usize, usize),
    ) {
        let start = (at + 1).checked_sub(usize::from(mark.at));
        if let Some(start) = start.filter(|start| range.contains(start))
            && let Some(word) = self.words.get(usize::from(mark.word))
            && word.stands_at(text, start)
        {
            tell(start, usize::from(mark.word));
        }
    }
}

/// For each but the last the groups that have it and the one after it.
#[inline(always)]
fn hits(units: &[u32; 9]) -> impl Iterator<Item = u32> {
    let next = units.iter().skip(1);
    units.iter().zip(next).map(|(unit, next)| unit & next >> 16)
}

/// Bits of bytes that count: letters in either case become the same.
const FOLD: u32 = 0x5f5f_5f5f;

/// The same for a unit.
const FOLDED: usize = 0x5f5f;

/// More than the greatest unit.
const UNITS: usize = 1 << 15;

const HASH_BITS: u32 = 11;

/// The furthest into a literal that is looked at.
const DEEPEST: usize = 12;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_literal_is_found(
            words in proptest::collection::vec(("[abAB_]{3,9}", any::<bool>()), 1..40),
            text in "[abABc_é]{0,80}",
            from in 0_usize..10,
            short in 0_usize..10,
        ) {
            let words: Vec<Word> = words
                .into_iter()
                .map(|(word, fold)| Word {
                    bytes: if fold { word.to_ascii_lowercase() } else { word }.into_bytes().into(),
                    fold,
                })
                .collect();
            let text = text.as_bytes();
            let from = from.min(text.len());
            let to = text.len().saturating_sub(short).max(from);
            let mut wanted = Vec::new();
            for at in from..to {
                for (index, word) in words.iter().enumerate() {
                    let there = &text[at..text.len().min(at + word.bytes.len())];
                    let stands = match word.fold {
                        true => there.to_ascii_lowercase() == *word.bytes,
                        false => there == &*word.bytes,
                    };
                    if stands {
                        wanted.push((at, index));
                    }
                }
            }
            let mut found = Vec::new();
            Words::new(words).each(text, from, to, |at, word| found.push((at, word)));
            found.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }
}
