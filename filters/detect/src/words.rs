//! Finds literals in one pass, however many there are, with no vector instructions: it is as good in a wasm module.
//!
//! At every second place the three bytes there and the three bytes after the first are hashed, letters in either case alike.
//! Two tables say for each hash which of eight groups of literals have such bytes there. Where both name the same group,
//! the few literals with that hash are compared. Each literal is in the tables twice, once for each way it may stand: the
//! place looked at falls on its first byte or on the second, or, where it is longer, on rarer ones.

use std::ops::Range;

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
    /// Groups that may have such bytes at a place looked at.
    first: Box<[u8; HASHES]>,
    /// Groups that may have such bytes one further.
    second: Box<[u8; HASHES]>,
    /// In order of their hashes.
    marks: Vec<Mark>,
    /// The marks of each hash begin here.
    begins: Vec<u32>,
    /// The furthest into a literal that a place looked at can be.
    deepest: usize,
}

/// Where one literal is in the tables.
#[derive(Clone, Copy, Debug)]
struct Mark {
    hash: u16,
    word: u16,
    /// The place looked at, counted from the literal's start plus one.
    at: u8,
    /// It is found by the bytes one further.
    late: bool,
    /// The literal's own four bytes there, or as many as it has, letters in lower case; and what of four bytes they are.
    four: u32,
    mask: u32,
}

/// Literals shorter than this are looked for in another way.
pub(crate) const SHORTEST: usize = 3;

impl Word {
    fn stands_at(&self, text: &[u8], at: usize) -> bool {
        match text.get(at..at + self.bytes.len()) {
            Some(there) if self.fold => there.eq_ignore_ascii_case(&self.bytes),
            there => there == Some(&self.bytes),
        }
    }

    /// Four bytes from `at` on, as they are compared, and which of them there are.
    fn four(&self, at: usize) -> (u32, u32) {
        let (mut four, mut mask) = ([0; 4], [0; 4]);
        let bytes = self.bytes.iter().skip(at);
        for ((&byte, slot), known) in bytes.zip(&mut four).zip(&mut mask) {
            (*slot, *known) = (byte, u8::MAX);
        }
        let mask = u32::from_le_bytes(mask);
        ((u32::from_le_bytes(four) | FOLD) & mask, mask)
    }

    fn hash(&self, at: usize) -> Option<usize> {
        let &[a, b, c] = self.bytes.get(at..at + 3)?.first_chunk()?;
        Some(hash(u32::from_le_bytes([a, b, c, 0]) | FOLD))
    }

    /// How common the bytes are that are looked at.
    fn commonness(&self, at: usize) -> u32 {
        let bytes = self.bytes.iter().skip(at).take(4);
        bytes
            .map(|byte| match byte.to_ascii_lowercase() {
                b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 4,
                b'l' | b'd' | b'u' | b'c' | b'm' | b'h' | b'p' => 3,
                b'a'..=b'z' | b' ' | b'0' | b'1' => 2,
                b'-' | b'.' | b'_' | b'2'..=b'9' => 1,
                _ => 0,
            })
            .sum()
    }

    /// Of the places with this parity the one with the rarest bytes.
    fn best(&self, parity: usize) -> usize {
        let last = self.bytes.len().saturating_sub(4).min(DEEPEST);
        let places = (parity..=last.max(parity)).step_by(2);
        places
            .min_by_key(|&at| self.commonness(at))
            .unwrap_or(parity)
    }
}

impl Words {
    pub(crate) fn new(words: Vec<Word>) -> Self {
        let mut made = Self {
            words: Vec::new(),
            first: Box::new([LATE; HASHES]),
            second: Box::new([LONE; HASHES]),
            marks: Vec::new(),
            begins: Vec::new(),
            deepest: 0,
        };
        for (index, word) in words.iter().enumerate() {
            for parity in 0..2 {
                made.enter(index, word, parity);
            }
        }
        made.marks.sort_by_key(|mark| mark.hash);
        let begins = (0..=HASHES).map(|hash| {
            made.marks
                .partition_point(|mark| usize::from(mark.hash) < hash)
        });
        made.begins = begins.map(|at| u32::try_from(at).unwrap_or(0)).collect();
        made.words = words;
        made
    }

    fn enter(&mut self, index: usize, word: &Word, parity: usize) {
        let at = word.best(parity);
        let (hash, next) = (word.hash(at), word.hash(at + 1));
        let group = match (hash, next) {
            (Some(_), Some(_)) => 1 << (index % GROUPS),
            (Some(_), None) => LONE,
            _ => LATE,
        };
        let late = group == LATE;
        // Three bytes of which the place looked at is the first are only one further when it is before them.
        let (hash, at) = match hash {
            Some(hash) => (hash, at + 1),
            None => (word.hash(0).unwrap_or(0), 0),
        };
        if !late && let Some(slot) = self.first.get_mut(hash) {
            *slot |= group;
        }
        let second = if late { Some(hash) } else { next };
        if let Some(slot) = second.and_then(|hash| self.second.get_mut(hash)) {
            *slot |= group;
        }
        self.deepest = self.deepest.max(at);
        let (four, mask) = word.four(at.saturating_sub(1));
        self.marks.push(Mark {
            four,
            mask,
            hash: u16::try_from(hash).unwrap_or(0),
            word: u16::try_from(index).unwrap_or(0),
            at: u8::try_from(at).unwrap_or(0),
            late,
        });
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
        let rest = text.get(from..).unwrap_or_default();
        let wanted = end.saturating_sub(from);
        let range = from..to;
        let mut at = 0;
        // Sixteen bytes are looked at together; those that are read after them must be there too.
        while at < wanted
            && let Some(block) = rest.get(at..at + 20).and_then(<[u8]>::first_chunk::<20>)
        {
            let hits = self.look(block);
            if hits != 0 {
                self.compare(text, from + at, block, hits, &range, &mut tell);
            }
            at += 16;
        }
        while at < wanted {
            let mut block = [0; 20];
            let left = rest.get(at..).unwrap_or_default();
            for (slot, &byte) in block.iter_mut().zip(left) {
                *slot = byte;
            }
            let hits = self.look(&block);
            if hits != 0 {
                self.compare(text, from + at, &block, hits, &range, &mut tell);
            }
            at += 16;
        }
    }

    /// The groups that may be at each second of sixteen places, a byte for each.
    #[inline(always)]
    fn look(&self, block: &[u8; 20]) -> u64 {
        let &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = block;
        let low = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        let middle = u64::from_le_bytes([e, f, g, h, i, j, k, l]);
        let high = u64::from_le_bytes([i, j, k, l, m, n, o, p]);
        let last = u64::from_le_bytes([m, n, o, p, q, r, s, t]);
        self.pair(low)
            | self.pair(low >> 16) << 8
            | self.pair(middle) << 16
            | self.pair(middle >> 16) << 24
            | self.pair(high) << 32
            | self.pair(high >> 16) << 40
            | self.pair(last) << 48
            | self.pair(last >> 16) << 56
    }

    /// The groups that may be at the first of four bytes.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "four bytes of eight")]
    fn pair(&self, bytes: u64) -> u64 {
        let four = bytes as u32 | FOLD;
        let (first, second) = (hash(four), hash_of_last(four));
        let both = self.first.get(first).copied().unwrap_or(0)
            & self.second.get(second).copied().unwrap_or(0);
        u64::from(both)
    }

    /// Compares the literals that may be where `hits` tells of one; the block begins at `at`.
    fn compare(
        &self,
        text: &[u8],
        at: usize,
        block: &[u8; 20],
        mut hits: u64,
        range: &Range<usize>,
        tell: &mut impl FnMut(usize, usize),
    ) {
        while hits != 0 {
            let place = usize::try_from(hits.trailing_zeros() / 8).unwrap_or(0);
            let groups = hits >> (8 * place) & 0xff;
            hits &= !(0xff << (8 * place));
            let Some(&[a, b, c, d, e]) = block.get(2 * place..).and_then(<[u8]>::first_chunk)
            else {
                return;
            };
            let four = u32::from_le_bytes([a, b, c, d]) | FOLD;
            let at = at + 2 * place;
            if groups != u64::from(LATE) {
                self.compare_those(text, at, four, false, range, tell);
            }
            if groups & u64::from(LATE) != 0 {
                let four = u32::from_le_bytes([b, c, d, e]) | FOLD;
                self.compare_those(text, at, four, true, range, tell);
            }
        }
    }

    #[inline(always)]
    fn compare_those(
        &self,
        text: &[u8],
        at: usize,
        four: u32,
        late: bool,
        range: &Range<usize>,
        tell: &mut impl FnMut(usize, usize),
    ) {
        let Some(&[begin, end]) = self.begins.get(hash(four)..).and_then(<[u32]>::first_chunk)
        else {
            return;
        };
        let marks = self.marks.get(begin as usize..end as usize);
        for mark in marks.unwrap_or_default() {
            if mark.four == four & mark.mask && mark.late == late {
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
        let word = self.words.get(usize::from(mark.word));
        if let (Some(start), Some(word)) = (start, word)
            && range.contains(&start)
            && word.stands_at(text, start)
        {
            tell(start, usize::from(mark.word));
        }
    }
}

/// Of the lowest three of four bytes.
#[inline(always)]
fn hash(three: u32) -> usize {
    ((three << 8).wrapping_mul(0x9e37_79b1) >> (u32::BITS - HASHES.ilog2())) as usize
}

/// The same of the highest three of four bytes.
#[inline(always)]
fn hash_of_last(three: u32) -> usize {
    ((three & !0xff).wrapping_mul(0x9e37_79b1) >> (u32::BITS - HASHES.ilog2())) as usize
}

/// Letters in either case become the same.
const FOLD: u32 = 0x2020_2020;

/// Both tables together fill half of the fastest cache.
const HASHES: usize = 1 << 13;

/// Groups of which four bytes are looked at.
const GROUPS: usize = 6;

/// The group of literals of which only the three bytes at the place looked at are known.
const LONE: u8 = 1 << 6;

/// The group of literals of which only the three bytes one further are known.
const LATE: u8 = 1 << 7;

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
