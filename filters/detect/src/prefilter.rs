//! One pass over a text that names the places worth trying: literals, and the starts of digit runs.

use std::collections::BTreeMap;

use memchr::memmem;

use crate::{
    lead::{self, Lead},
    pattern::Pattern,
    words::{self, Word, Words},
};

/// Finds the places where detectors may have a match.
#[derive(Debug)]
pub(crate) struct Places {
    words: Words,
    /// For each of `words` the detectors that look for it.
    seekers: Vec<Vec<usize>>,
    /// Literals too short to be looked for with the others.
    short: Vec<(Box<[u8]>, Vec<usize>)>,
    digits: bool,
    longest: usize,
}

/// Places in a text, each kind in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    literals: Vec<Literal>,
    /// Digits that follow no digit.
    digits: Vec<usize>,
}

/// A place worth trying.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// A digit that follows no digit.
    Digit(usize),
    /// A literal.
    Literal(Literal),
}

/// A place where a literal stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Literal {
    /// Where it starts.
    pub(crate) at: usize,
    kind: Kind,
}

/// Which literal it is, by its index.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Kind {
    Word(usize),
    Short(usize),
}

impl Found {
    /// All places in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Place> {
        let mut literals = self.literals.iter().copied().peekable();
        let mut digits = self.digits.iter().copied().peekable();
        std::iter::from_fn(move || {
            let before = |literal: Option<&Literal>, digit: usize| {
                literal.is_none_or(|literal| digit <= literal.at)
            };
            match digits.next_if(|&digit| before(literals.peek(), digit)) {
                Some(digit) => Some(Place::Digit(digit)),
                None => literals.next().map(Place::Literal),
            }
        })
    }
}

impl Places {
    pub(crate) fn new(patterns: &[Pattern]) -> Self {
        let mut long: BTreeMap<Word, Vec<usize>> = BTreeMap::new();
        let mut short: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
        let mut digits = false;
        for (detector, pattern) in patterns.iter().enumerate() {
            let (literals, fold) = match pattern.lead() {
                Lead::Digit { .. } => {
                    digits = true;
                    continue;
                }
                Lead::Anywhere { .. } => continue,
                Lead::Literals { literals, fold, .. } => (literals, *fold),
            };
            for literal in literals {
                if literal.len() >= words::SHORTEST {
                    let word = Word {
                        bytes: literal.as_slice().into(),
                        fold,
                    };
                    long.entry(word).or_default().push(detector);
                    continue;
                }
                let spellings = match fold {
                    true => lead::spellings(literal),
                    false => vec![literal.clone()],
                };
                for literal in spellings {
                    short.entry(literal).or_default().push(detector);
                }
            }
        }
        let lengths = long.keys().map(|word| word.bytes.len());
        let longest = lengths.chain(short.keys().map(Vec::len)).max();
        let (words, seekers) = long.into_iter().unzip();
        Self {
            longest: longest.unwrap_or(0),
            words: Words::new(words),
            seekers,
            short: short
                .into_iter()
                .map(|(literal, seekers)| (literal.into(), seekers))
                .collect(),
            digits,
        }
    }

    /// Finds the places in `text[from..to]`, in order. A literal may reach beyond `to`.
    pub(crate) fn find(&self, text: &[u8], from: usize, to: usize, found: &mut Found) {
        let Found { literals, digits } = found;
        literals.clear();
        digits.clear();
        self.words.each(text, from, to, |at, word| {
            literals.push(Literal {
                at,
                kind: Kind::Word(word),
            });
        });
        let block = text.get(from..to).unwrap_or_default();
        let reach = text
            .get(from..text.len().min(to + self.longest))
            .unwrap_or(block);
        for (index, (literal, _)) in self.short.iter().enumerate() {
            let mut add = |at: usize| {
                if at < block.len() {
                    literals.push(Literal {
                        at: from + at,
                        kind: Kind::Short(index),
                    });
                }
            };
            match **literal {
                [byte] => memchr::memchr_iter(byte, block).for_each(add),
                ref literal => memmem::find_iter(reach, literal).for_each(&mut add),
            }
        }
        if self.digits {
            let follows = from.checked_sub(1).and_then(|at| text.get(at));
            digit_runs(block, from, follows.is_some_and(u8::is_ascii_digit), digits);
        }
        if !literals.is_sorted() {
            literals.sort_unstable();
        }
    }

    /// Whether the text has any of the literals.
    pub(crate) fn has_literal(&self, text: &[u8]) -> bool {
        let mut any = false;
        self.words.each(text, 0, text.len(), |_, _| any = true);
        let mut short = self.short.iter();
        any || short.any(|(literal, _)| memmem::find(text, literal).is_some())
    }

    /// The detectors that look for a literal.
    pub(crate) fn seekers(&self, literal: Literal) -> &[usize] {
        let seekers = match literal.kind {
            Kind::Word(index) => self.seekers.get(index),
            Kind::Short(index) => self.short.get(index).map(|(_, seekers)| seekers),
        };
        seekers.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Adds every digit in `block` that follows no digit. `inside`: the byte before the block is a digit.
fn digit_runs(block: &[u8], from: usize, mut inside: bool, digits_at: &mut Vec<usize>) {
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
            digits_at.push(from + index * CHUNK + at);
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
            assert_eq!(places, [lead, lead + 3]);
            digit_runs(
                &text.as_bytes()[lead + 1..],
                lead + 1,
                true,
                &mut Vec::new(),
            );
        }
    }
}
