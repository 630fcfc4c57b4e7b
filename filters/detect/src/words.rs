//! Finds literals in one pass: with vector instructions where there are any, else by an automaton.
//!
//! The automaton is Aho and Corasick's, every transition filled in. It is our own because it needs so little: one kind of
//! match, no limits, no choice of representation. The crate's takes up twenty times the room in the wasm module.

#[cfg(not(target_arch = "wasm32"))]
use aho_corasick::packed;

/// Finds literals, of which none begins with another.
#[derive(Debug)]
pub(crate) enum Words {
    /// There are no vector instructions in a wasm module.
    #[cfg(not(target_arch = "wasm32"))]
    Vector(packed::Searcher),
    Automaton(Box<Automaton>),
}

impl Words {
    pub(crate) fn new(words: &[&[u8]]) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(searcher) = vector(words) {
            return Self::Vector(searcher);
        }
        Self::Automaton(Box::new(Automaton::new(words)))
    }

    /// Tells the start and the index of every literal in `text[from..to]`.
    pub(crate) fn each(&self, text: &[u8], from: usize, to: usize, tell: impl FnMut(usize, usize)) {
        match self {
            #[cfg(not(target_arch = "wasm32"))]
            Self::Vector(searcher) => each(searcher, text, from, to, tell),
            Self::Automaton(automaton) => automaton.each(text, from, to, tell),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn vector(words: &[&[u8]]) -> Option<packed::Searcher> {
    packed::Config::new()
        .match_kind(packed::MatchKind::LeftmostFirst)
        .only_teddy(true)
        .heuristic_pattern_limits(false)
        .builder()
        .extend(words)
        .build()
}

#[cfg(not(target_arch = "wasm32"))]
fn each(
    searcher: &packed::Searcher,
    text: &[u8],
    from: usize,
    to: usize,
    mut tell: impl FnMut(usize, usize),
) {
    let mut span = aho_corasick::Span {
        start: from,
        end: to,
    };
    while let Some(hit) = searcher.find_in(text, span) {
        tell(hit.start(), hit.pattern().as_usize());
        span.start = hit.start() + 1;
    }
}

/// States are rows of `next`; a transition is where the next state's row begins.
#[derive(Debug)]
pub(crate) struct Automaton {
    /// The column of each byte; those that no literal has share the first.
    columns: [u8; 256],
    /// The logarithm of a row's width.
    width: u32,
    next: Vec<u32>,
    /// For each state the literals that end there: index and length.
    ends: Vec<Vec<(usize, usize)>>,
}

/// In a transition: literals end there.
const ENDS: u32 = 1 << 31;

impl Automaton {
    fn new(words: &[&[u8]]) -> Self {
        let mut columns = [0; 256];
        let mut used = 0_u32;
        for &byte in words.iter().copied().flatten() {
            if let Some(column @ 0) = columns.get_mut(usize::from(byte)) {
                used += 1;
                // Were all 256 bytes used, the last would have the first column, which no other shares then.
                *column = u8::try_from(used).unwrap_or(0);
            }
        }
        let mut automaton = Self {
            columns,
            width: u32::BITS - used.leading_zeros(),
            next: Vec::new(),
            ends: Vec::new(),
        };
        automaton.add_state();
        for (index, word) in words.iter().enumerate() {
            let mut state = 0;
            for &byte in *word {
                let slot = automaton.slot(state, automaton.column(byte));
                state = match automaton.at(slot) {
                    0 => {
                        let new = automaton.add_state();
                        automaton.set(slot, new);
                        new
                    }
                    known => known,
                };
            }
            if let Some(ends) = automaton.ends.get_mut(state as usize) {
                ends.push((index, word.len()));
            }
        }
        automaton.complete();
        automaton
    }

    /// Fills in where a text goes on that leaves the literal it was in: to the longest other one that it may be in then.
    fn complete(&mut self) {
        let width = 1 << self.width;
        let mut fallbacks = vec![0; self.ends.len()];
        // Breadth first, so that the fallbacks are complete.
        let mut order = vec![0];
        let mut done = 0;
        while let Some(&state) = order.get(done) {
            done += 1;
            let fallback = fallbacks.get(state as usize).copied().unwrap_or(0);
            for column in 0..width {
                let slot = self.slot(state, column);
                let otherwise = match state {
                    0 => 0,
                    _ => self.at(self.slot(fallback, column)),
                };
                match self.at(slot) {
                    0 => self.set(slot, otherwise),
                    child => {
                        order.push(child);
                        let shorter = self.ends.get(otherwise as usize).cloned();
                        if let Some(ends) = self.ends.get_mut(child as usize) {
                            ends.extend(shorter.unwrap_or_default());
                        }
                        if let Some(slot) = fallbacks.get_mut(child as usize) {
                            *slot = otherwise;
                        }
                    }
                }
            }
        }
        for transition in &mut self.next {
            let ends = self.ends.get(*transition as usize);
            let flag = if ends.is_some_and(|e| !e.is_empty()) {
                ENDS
            } else {
                0
            };
            *transition = *transition << self.width | flag;
        }
    }

    fn each(&self, text: &[u8], from: usize, to: usize, mut tell: impl FnMut(usize, usize)) {
        let mut row = 0;
        for (index, &byte) in text.get(from..to).unwrap_or_default().iter().enumerate() {
            let column = self.columns.get(usize::from(byte)).copied().unwrap_or(0);
            let transition = self.at(row + usize::from(column));
            row = (transition & !ENDS) as usize;
            if transition & ENDS != 0 {
                let after = from + index + 1;
                for &(word, length) in self.ends.get(row >> self.width).into_iter().flatten() {
                    tell(after - length, word);
                }
            }
        }
    }

    fn add_state(&mut self) -> u32 {
        let state = self.ends.len();
        self.ends.push(Vec::new());
        self.next.resize(self.ends.len() << self.width, 0);
        u32::try_from(state).unwrap_or(0)
    }

    fn column(&self, byte: u8) -> usize {
        self.columns
            .get(usize::from(byte))
            .copied()
            .map_or(0, usize::from)
    }

    fn slot(&self, state: u32, column: usize) -> usize {
        ((state as usize) << self.width) + column
    }

    fn at(&self, slot: usize) -> u32 {
        self.next.get(slot).copied().unwrap_or(0)
    }

    fn set(&mut self, slot: usize, to: u32) {
        if let Some(transition) = self.next.get_mut(slot) {
            *transition = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn starts(words: &Words, text: &[u8], from: usize, to: usize) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        words.each(text, from, to, |at, word| all.push((at, word)));
        all.sort_unstable();
        all
    }

    proptest! {
        #[test]
        fn both_find_every_literal(
            mut words in proptest::collection::vec("[abc]{2,5}", 1..12),
            text in "[abcd]{0,80}",
            from in 0_usize..10,
        ) {
            words.sort_unstable();
            words.dedup();
            words.dedup_by(|b, a| b.starts_with(a.as_str()));
            let words: Vec<&[u8]> = words.iter().map(String::as_bytes).collect();
            let text = text.as_bytes();
            let (from, to) = (from.min(text.len()), text.len());
            let expected: Vec<_> = (from..to)
                .filter_map(|at| {
                    let word = words.iter().position(|w| text[at..].starts_with(w))?;
                    Some((at, word))
                })
                .collect();
            let own = Words::Automaton(Box::new(Automaton::new(&words)));
            prop_assert_eq!(starts(&own, text, from, to), expected.clone());
            prop_assert_eq!(starts(&Words::new(&words), text, from, to), expected);
        }
    }
}
