//! Which of many patterns may match from a place, asked of all of them at once: for each byte at each of the first places
//! of a match there is a bit for every pattern. Few patterns are left of hundreds after some bytes.

use std::collections::HashMap;

use crate::{next, pattern::Pattern};

/// The bits of some patterns.
#[derive(Debug)]
pub(crate) struct Fits {
    /// Numbers of 64 bits that hold a bit for every pattern.
    words: usize,
    /// For each byte which of `rows` are its own: bytes that no pattern tells apart share theirs.
    classes: [u8; 256],
    /// By class, then by place, then by word.
    rows: Vec<u64>,
    /// By bit: for each byte the places where it may stand.
    each_alone: Vec<[u16; 256]>,
}

impl Fits {
    /// Each of `members` is a bit, in this order.
    pub(crate) fn new(members: &[&Pattern]) -> Self {
        let words = members.len().div_ceil(64);
        let mut bytes = vec![vec![0; PLACES * words]; 256];
        let mut each_alone = vec![[0; 256]; members.len()];
        for (number, pattern) in members.iter().enumerate() {
            let Some(hir) = pattern.hir() else {
                continue;
            };
            let (word, bit) = (number / 64, 1 << (number % 64));
            let places = next::places(hir);
            let certain = (1_u64 << pattern.shortest().min(PLACES)) - 1;
            let alone = each_alone.get_mut(number).into_iter().flatten();
            for ((row, places), alone) in bytes.iter_mut().zip(places.iter()).zip(alone) {
                let [low, high, ..] = (places | !certain).to_le_bytes();
                *alone = u16::from_le_bytes([low, high]);
                for place in 0..PLACES {
                    let may = u64::from(*alone >> place & 1);
                    if let Some(slot) = row.get_mut(place * words + word) {
                        *slot |= bit * may;
                    }
                }
            }
        }
        let mut fits = Self {
            words,
            classes: [0; 256],
            rows: Vec::new(),
            each_alone,
        };
        let mut known = HashMap::new();
        for (row, slot) in bytes.into_iter().zip(&mut fits.classes) {
            let next = u8::try_from(known.len()).unwrap_or(u8::MAX);
            *slot = *known.entry(row).or_insert_with_key(|row| {
                fits.rows.extend(row);
                next
            });
        }
        fits
    }

    /// Whether the pattern with this bit may match what `rest` begins with.
    pub(crate) fn one(&self, number: usize, rest: &[u8]) -> bool {
        let Some(places) = self.each_alone.get(number) else {
            return false;
        };
        let rest = rest.get(..PLACES).unwrap_or(rest);
        let mut bit = 1;
        for &byte in rest {
            if places.get(usize::from(byte)).copied().unwrap_or(0) & bit == 0 {
                return false;
            }
            bit <<= 1;
        }
        true
    }

    /// Tells the bit of every pattern of the set `possible` that may match what `rest` begins with.
    pub(crate) fn each(&self, possible: &[u64], rest: &[u8], mut tell: impl FnMut(usize)) {
        let rest = rest.get(..PLACES).unwrap_or(rest);
        for (word, &possible) in possible.iter().enumerate() {
            let mut left = possible;
            if left == 0 {
                continue;
            }
            for (place, &byte) in rest.iter().enumerate() {
                let class = self.classes.get(usize::from(byte)).copied().unwrap_or(0);
                let row = (usize::from(class) * PLACES + place) * self.words;
                left &= self.rows.get(row + word).copied().unwrap_or(0);
                if left == 0 {
                    break;
                }
            }
            while left != 0 {
                let bit = usize::try_from(left.trailing_zeros()).unwrap_or(0);
                tell(word * 64 + bit);
                left &= left - 1;
            }
        }
    }
}

/// Places of a match that are tested.
const PLACES: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detectors, entry::Entry};

    #[test]
    fn every_pattern_is_told_of_its_examples() {
        let patterns: Vec<Pattern> = detectors()
            .filter(|detector| detector.whole.is_none())
            .map(|detector| Pattern::new(&Entry::Builtin(detector)).unwrap())
            .collect();
        let members: Vec<&Pattern> = patterns.iter().collect();
        let fits = Fits::new(&members);
        let all = vec![u64::MAX; members.len().div_ceil(64)];
        let listed = detectors().filter(|detector| detector.whole.is_none());
        for (index, detector) in listed.enumerate() {
            let mut memory = patterns[index].memory().unwrap();
            let examples = detector.about.map_or(&[][..], |about| about.finds);
            for (number, example) in examples.iter().enumerate() {
                memory.turn_to(number + 1);
                let text = example.replace(['‹', '›'], "");
                for start in 0..text.len() {
                    let bytes = text.as_bytes();
                    if patterns[index]
                        .run(&mut memory, bytes, start, true)
                        .end
                        .is_none()
                    {
                        continue;
                    }
                    let mut told = Vec::new();
                    fits.each(&all, &bytes[start..], |index| told.push(index));
                    assert!(told.contains(&index), "{}: {text}", detector.id);
                    assert!(fits.one(index, &bytes[start..]), "{}: {text}", detector.id);
                }
            }
        }
    }
}
