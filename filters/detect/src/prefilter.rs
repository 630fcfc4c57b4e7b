//! One pass over a text that names the places worth trying: literals, and the starts of digit runs.

use std::collections::BTreeMap;

use crate::{lead::Lead, pattern::Pattern, words::Words};

/// Finds the places where detectors may have a match.
#[derive(Debug)]
pub(crate) struct Places {
    words: Words,
    /// For each literal of `words`: everything that begins with it.
    buckets: Vec<Vec<Anchor>>,
    /// Literals of one byte, which would spoil the search for longer ones.
    bytes: Vec<(u8, Vec<Anchor>)>,
    digits: bool,
    longest: usize,
}

/// A literal of a detector.
#[derive(Debug)]
pub(crate) struct Anchor {
    /// Index of the detector.
    pub(crate) detector: usize,
    literal: Box<[u8]>,
}

/// A place worth trying.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Place {
    /// Offset of the literal or digit.
    pub(crate) at: usize,
    /// What is there.
    pub(crate) kind: PlaceKind,
}

/// What made a place worth trying.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum PlaceKind {
    /// A digit that follows no digit.
    Digit,
    /// A literal, by its bucket.
    Word(usize),
    /// A literal of one byte, by its bucket.
    Byte(usize),
}

impl Places {
    pub(crate) fn new(patterns: &[Pattern]) -> Self {
        let mut by_literal: BTreeMap<&[u8], Vec<Anchor>> = BTreeMap::new();
        let mut digits = false;
        for (detector, pattern) in patterns.iter().enumerate() {
            match pattern.lead() {
                Lead::Digit { .. } => digits = true,
                Lead::Anywhere { .. } => {}
                Lead::Literals { literals, .. } => {
                    for literal in literals {
                        let anchor = Anchor {
                            detector,
                            literal: literal.as_slice().into(),
                        };
                        by_literal.entry(literal).or_default().push(anchor);
                    }
                }
            }
        }
        let longest = by_literal.keys().map(|l| l.len()).max().unwrap_or(0);
        let mut bytes: Vec<(u8, Vec<Anchor>)> = Vec::new();
        let mut words: Vec<&[u8]> = Vec::new();
        let mut buckets: Vec<Vec<Anchor>> = Vec::new();
        // In order, so a literal comes right before those that begin with it.
        for (literal, anchors) in by_literal {
            if let [byte] = literal {
                bytes.push((*byte, anchors));
                continue;
            }
            let shared = words.last().is_some_and(|word| literal.starts_with(word));
            match buckets.last_mut() {
                Some(bucket) if shared => bucket.extend(anchors),
                _ => {
                    words.push(literal);
                    buckets.push(anchors);
                }
            }
        }
        Self {
            words: Words::new(&words),
            buckets,
            bytes,
            digits,
            longest,
        }
    }

    /// Adds the places in `text[from..to]`, in order. A literal may reach beyond `to`.
    pub(crate) fn find(&self, text: &[u8], from: usize, to: usize, places: &mut Vec<Place>) {
        places.clear();
        let reach = text.len().min(to + self.longest.saturating_sub(1));
        self.words.each(text, from, reach, |at, word| {
            if at < to {
                places.push(Place {
                    at,
                    kind: PlaceKind::Word(word),
                });
            }
        });
        let block = text.get(from..to).unwrap_or_default();
        for (index, (byte, _)) in self.bytes.iter().enumerate() {
            let hits = memchr::memchr_iter(*byte, block);
            places.extend(hits.map(|at| Place {
                at: from + at,
                kind: PlaceKind::Byte(index),
            }));
        }
        if self.digits {
            let follows = from.checked_sub(1).and_then(|at| text.get(at));
            digit_runs(block, from, follows.is_some_and(u8::is_ascii_digit), places);
        }
        if !places.is_sorted() {
            places.sort_unstable();
        }
    }

    /// The detectors whose literal stands at `place`.
    pub(crate) fn anchors(&self, text: &[u8], place: Place) -> impl Iterator<Item = &Anchor> {
        let bucket = match place.kind {
            PlaceKind::Digit => None,
            PlaceKind::Word(index) => self.buckets.get(index),
            PlaceKind::Byte(index) => self.bytes.get(index).map(|(_, anchors)| anchors),
        };
        let rest = text.get(place.at..).unwrap_or_default();
        let anchors = bucket.map(Vec::as_slice).unwrap_or_default();
        anchors
            .iter()
            .filter(move |anchor| rest.starts_with(&anchor.literal))
    }
}

/// Adds every digit in `block` that follows no digit. `inside`: the byte before the block is a digit.
fn digit_runs(block: &[u8], from: usize, mut inside: bool, places: &mut Vec<Place>) {
    for (index, chunk) in block.chunks(CHUNK).enumerate() {
        let any = chunk
            .iter()
            .fold(false, |any, byte| any | byte.is_ascii_digit());
        if !any {
            inside = false;
            continue;
        }
        let bit = |(at, byte): (usize, &u8)| u64::from(byte.is_ascii_digit()) << at;
        let digits = chunk
            .iter()
            .enumerate()
            .map(bit)
            .fold(0, |digits, bit| digits | bit);
        let mut firsts = digits & !(digits << 1 | u64::from(inside));
        while firsts != 0 {
            let at = usize::try_from(firsts.trailing_zeros()).unwrap_or_default();
            places.push(Place {
                at: from + index * CHUNK + at,
                kind: PlaceKind::Digit,
            });
            firsts &= firsts - 1;
        }
        inside = digits >> (chunk.len() - 1) & 1 == 1;
    }
}

/// Bytes that are tested for digits at once.
const CHUNK: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digit_runs_are_found_across_chunks() {
        for lead in 0..70 {
            let text = format!("{}12 3{}4", "x".repeat(lead), "9".repeat(40));
            let mut places = Vec::new();
            digit_runs(text.as_bytes(), 0, false, &mut places);
            let at: Vec<_> = places.iter().map(|p| p.at).collect();
            assert_eq!(at, [lead, lead + 3]);
            digit_runs(
                &text.as_bytes()[lead + 1..],
                lead + 1,
                true,
                &mut Vec::new(),
            );
        }
    }
}
