//! Which of many patterns may match from a place, asked of all of them at once: for each byte at each of the first places
//! of a match there is a bit for every pattern. Few patterns are left of hundreds after some bytes.

use std::collections::HashMap;

use crate::{next, pattern::Pattern};

/// The bits of some patterns.
#[derive(Debug)]
pub(crate) struct Fits {
    /// The indices of the patterns, by bit.
    members: Vec<usize>,
    /// Numbers of 64 bits that hold a bit for every pattern.
    words: usize,
    /// For each byte which of `rows` are its own: bytes that no pattern tells apart share theirs.
    classes: [u8; 256],
    /// By class, then by place, then by word.
    rows: Vec<u64>,
    /// By the distance from the start to what is looked for, then by word: who may have it so far away.
    leads: Vec<u64>,
}

impl Fits {
    /// `members` are indices of `patterns`; none starts more than `furthest` bytes before what is looked for.
    pub(crate) fn new(patterns: &[Pattern], members: &[usize], furthest: usize) -> Self {
        let words = members.len().div_ceil(64);
        let mut bytes = vec![vec![0; PLACES * words]; 256];
        let mut leads = vec![0; (furthest + 1) * words];
        for (number, &index) in members.iter().enumerate() {
            let Some((pattern, hir)) = patterns
                .get(index)
                .and_then(|pattern| Some((pattern, pattern.hir()?)))
            else {
                continue;
            };
            let (word, bit) = (number / 64, 1 << (number % 64));
            for distance in 0..=pattern.lead().before().min(furthest) {
                if let Some(slot) = leads.get_mut(distance * words + word) {
                    *slot |= bit;
                }
            }
            let places = next::places(hir);
            let certain = (1_u64 << pattern.shortest().min(PLACES)) - 1;
            for (row, places) in bytes.iter_mut().zip(places.iter()) {
                for place in 0..PLACES {
                    let may = (places | !certain) >> place & 1;
                    if let Some(slot) = row.get_mut(place * words + word) {
                        *slot |= bit * may;
                    }
                }
            }
        }
        let mut fits = Self {
            members: members.to_vec(),
            words,
            classes: [0; 256],
            rows: Vec::new(),
            leads,
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

    /// Tells the index of every pattern of the set `possible` that may match what `rest` begins with, where what is looked
    /// for stands `distance` bytes from its start.
    pub(crate) fn each(
        &self,
        possible: &[u64],
        distance: usize,
        rest: &[u8],
        mut tell: impl FnMut(usize),
    ) {
        let rest = rest.get(..PLACES).unwrap_or(rest);
        let leads = self.leads.iter().skip(distance * self.words);
        for (word, (&possible, &lead)) in possible.iter().zip(leads).enumerate() {
            let mut left = possible & lead;
            for (place, &byte) in rest.iter().enumerate() {
                if left == 0 {
                    break;
                }
                let class = self.classes.get(usize::from(byte)).copied().unwrap_or(0);
                let row = (usize::from(class) * PLACES + place) * self.words;
                left &= self.rows.get(row + word).copied().unwrap_or(0);
            }
            while left != 0 {
                let bit = usize::try_from(left.trailing_zeros()).unwrap_or(0);
                if let Some(&index) = self.members.get(word * 64 + bit) {
                    tell(index);
                }
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
        let members: Vec<usize> = (0..patterns.len()).collect();
        let fits = Fits::new(&patterns, &members, 0);
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
                    fits.each(&all, 0, &bytes[start..], |index| told.push(index));
                    assert!(told.contains(&index), "{}: {text}", detector.id);
                }
            }
        }
    }
}
