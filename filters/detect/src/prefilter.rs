//! Names the places of a text that are worth trying: literals, everywhere or near stretches of key characters, and the starts of
//! digit runs. Each kind is a pass over the text.

use std::{collections::BTreeMap, ops::Range};

use memchr::memmem;

use crate::{
    eights,
    lead::{self, Lead},
    pattern::Pattern,
    stretch::Near,
    words::{self, Word, Words},
};

/// Finds the places where detectors may have a match.
#[derive(Debug)]
pub(crate) struct Places {
    /// Literals by where they are looked for, see [`Reach`].
    groups: [Literals; 3],
    /// Literals too short to be looked for with the others.
    short: Vec<(Box<[u8]>, Vec<usize>)>,
    digits: bool,
    longest: usize,
    /// Which stretches matter. `None`: nothing is looked for near them.
    near: Option<Near>,
}

/// Where a literal is looked for.
#[derive(Clone, Copy, Debug)]
enum Reach {
    Everywhere,
    /// Close to stretches of key characters: tokens begin with theirs.
    Close,
    /// Further from them: a name stands some way before its key.
    Far,
}

impl Reach {
    fn of(near: Option<Near>) -> Self {
        match near {
            None => Self::Everywhere,
            Some(near) if near.after <= CLOSE => Self::Close,
            Some(_) => Self::Far,
        }
    }
}

/// Literals that are looked for together.
#[derive(Debug)]
struct Literals {
    words: Words,
    /// For each of `words` the detectors that look for it.
    seekers: Vec<Vec<usize>>,
    near: Option<Near>,
}

/// Places in a text, each kind in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    literals: Vec<Literal>,
    /// Digits that follow no digit.
    digits: Vec<usize>,
    /// Stretches of key characters, in order.
    stretches: Vec<Range<usize>>,
}

/// A place worth trying.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// A digit that follows no digit.
    Digit {
        at: usize,
        /// It stands in a stretch of key characters, or may.
        in_stretch: bool,
    },
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
    /// Of a group, by its index there.
    Word(usize, usize),
    Short(usize),
}

impl Found {
    /// All places in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Place> {
        let mut literals = self.literals.iter().copied().peekable();
        let mut digits = self.digits.iter().copied().peekable();
        let mut stretches = self.stretches.as_slice();
        std::iter::from_fn(move || {
            let before = |literal: Option<&Literal>, digit: usize| {
                literal.is_none_or(|literal| digit <= literal.at)
            };
            let Some(at) = digits.next_if(|&digit| before(literals.peek(), digit)) else {
                return literals.next().map(Place::Literal);
            };
            while let [first, rest @ ..] = stretches
                && first.end <= at
            {
                stretches = rest;
            }
            let in_stretch = stretches.first().is_some_and(|first| first.start <= at);
            Some(Place::Digit { at, in_stretch })
        })
    }
}

/// What [`Literals`] are made of.
#[derive(Default)]
struct Sought {
    words: BTreeMap<Word, Vec<usize>>,
    near: Option<Near>,
}

impl Sought {
    fn finish(self) -> Literals {
        let (words, seekers) = self.words.into_iter().unzip();
        Literals {
            words: Words::new(words),
            seekers,
            near: self.near,
        }
    }
}

impl Literals {
    /// Tells the start and the index of each that is near a stretch, or of all, in no order.
    fn each(
        &self,
        text: &[u8],
        stretches: &[Range<usize>],
        range: Range<usize>,
        mut tell: impl FnMut(usize, usize),
    ) {
        match self.near {
            None => self.words.each(text, range.start, range.end, tell),
            Some(near) => near.zones(stretches, range, |zone| {
                self.words.each(text, zone.start, zone.end, &mut tell);
            }),
        }
    }
}

impl Places {
    pub(crate) fn new(patterns: &[Pattern]) -> Self {
        let mut groups: [Sought; 3] = Default::default();
        let mut short: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
        for (detector, pattern) in patterns.iter().enumerate() {
            let Lead::Literals { literals, fold, .. } = pattern.lead() else {
                continue;
            };
            let near = Near::of(pattern);
            let Some(group) = groups.get_mut(Reach::of(near) as usize) else {
                continue;
            };
            group.near = group.near.into_iter().chain(near).reduce(Near::and);
            for literal in literals {
                if literal.len() >= words::SHORTEST {
                    let word = Word {
                        bytes: literal.as_slice().into(),
                        fold: *fold,
                    };
                    group.words.entry(word).or_default().push(detector);
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
        let far = patterns.iter().filter(|pattern| pattern.is_far());
        let near = groups.iter().filter_map(|group| group.near);
        let near = near.chain(far.filter_map(Near::of)).reduce(Near::and);
        let all = groups.iter().flat_map(|group| group.words.keys());
        let lengths = all.map(|word| word.bytes.len());
        let longest = lengths.chain(short.keys().map(Vec::len)).max();
        let is_number = |pattern: &Pattern| matches!(pattern.lead(), Lead::Digit { .. });
        Self {
            longest: longest.unwrap_or(0),
            groups: groups.map(Sought::finish),
            short: short
                .into_iter()
                .map(|(literal, seekers)| (literal.into(), seekers))
                .collect(),
            digits: patterns.iter().any(is_number),
            near,
        }
    }

    /// Finds the places in `text[from..to]`, in order. A literal may reach beyond `to`. `complete`: nothing follows the text.
    pub(crate) fn find(
        &self,
        (text, complete): (&[u8], bool),
        from: usize,
        to: usize,
        found: &mut Found,
    ) {
        let Found {
            literals,
            digits,
            stretches,
        } = found;
        literals.clear();
        digits.clear();
        if let Some(near) = self.near {
            near.stretches((text, complete), &(from..to), stretches);
        }
        for (group, sought) in self.groups.iter().enumerate() {
            sought.each(text, stretches, from..to, |at, word| {
                let kind = Kind::Word(group, word);
                literals.push(Literal { at, kind });
            });
        }
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
        for sought in &self.groups {
            sought.words.each(text, 0, text.len(), |_, _| any = true);
        }
        let mut short = self.short.iter();
        any || short.any(|(literal, _)| memmem::find(text, literal).is_some())
    }

    /// The detectors that look for a literal.
    pub(crate) fn seekers(&self, literal: Literal) -> &[usize] {
        let seekers = match literal.kind {
            Kind::Word(group, index) => self
                .groups
                .get(group)
                .and_then(|group| group.seekers.get(index)),
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
        for at in (0..chunk.len()).step_by(8) {
            let digits = eights::digits(eights::load(chunk, at));
            let mut firsts = eights::firsts(digits, inside);
            while firsts != 0 {
                digits_at.push(from + index * CHUNK + at + eights::first(firsts));
                firsts &= firsts - 1;
            }
            inside = eights::ends_inside(digits);
        }
    }
}

/// Bytes of which it is asked first whether any is a digit.
const CHUNK: usize = 32;

/// Bytes from a match's start to its stretch that tell tokens from what has a name before it.
const CLOSE: usize = 24;

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
            places.clear();
            let rest = &text.as_bytes()[lead + 1..];
            digit_runs(rest, lead + 1, true, &mut places);
            assert_eq!(places, [lead + 3]);
        }
    }
}
