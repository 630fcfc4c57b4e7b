//! The literals that matches begin with, to tell whether a text ends in the middle of one.

use std::ops::Range;

use crate::{lead::Lead, pattern::Pattern};

/// Literals in order, those with letters in either case apart.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    exact: Sorted,
    folded: Sorted,
}

#[derive(Debug, Default)]
struct Sorted {
    heads: Vec<Head>,
    /// Where the literals with each first byte stand.
    firsts: Vec<Range<usize>>,
    longest: usize,
}

#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Head {
    literal: Box<[u8]>,
    pattern: usize,
    inside: bool,
}

impl Heads {
    pub(crate) fn new(patterns: &[Pattern]) -> Self {
        let (mut exact, mut folded) = (Vec::new(), Vec::new());
        for (pattern, lead) in patterns.iter().map(Pattern::lead).enumerate() {
            let Lead::Literals {
                literals,
                before: 0,
                inside,
                fold,
            } = lead
            else {
                continue;
            };
            let list = if *fold { &mut folded } else { &mut exact };
            list.extend(literals.iter().map(|literal| Head {
                literal: literal.as_slice().into(),
                pattern,
                inside: *inside,
            }));
        }
        Self {
            exact: Sorted::new(exact),
            folded: Sorted::new(folded),
        }
    }

    /// The most of a literal that can stand at a text's end without being all of it.
    pub(crate) fn reach(&self) -> usize {
        let longest = self.exact.longest.max(self.folded.longest);
        longest.saturating_sub(1)
    }

    /// Whether `rest` is the beginning of a literal, not all of it. `inside`: it stands inside a word. Tells the patterns
    /// that have such literals.
    pub(crate) fn begin(&self, rest: &[u8], inside: bool, mut tell: impl FnMut(usize)) -> bool {
        let mut any = false;
        for (sorted, fold) in [(&self.exact, false), (&self.folded, true)] {
            for head in sorted.beginning(rest, fold) {
                if head.inside || !inside {
                    any = true;
                    tell(head.pattern);
                }
            }
        }
        any
    }
}

impl Sorted {
    fn new(mut heads: Vec<Head>) -> Self {
        heads.sort_unstable();
        let first = |head: &Head| head.literal.first().copied();
        let place = |byte: u8, or_same: bool| {
            heads.partition_point(|head| {
                first(head) < Some(byte) || or_same && first(head) == Some(byte)
            })
        };
        Self {
            firsts: (0..=u8::MAX)
                .map(|byte| place(byte, false)..place(byte, true))
                .collect(),
            longest: heads
                .iter()
                .map(|head| head.literal.len())
                .max()
                .unwrap_or(0),
            heads,
        }
    }

    fn beginning<'h>(&'h self, rest: &'h [u8], fold: bool) -> impl Iterator<Item = &'h Head> {
        let case = move |byte: u8| {
            if fold {
                byte.to_ascii_lowercase()
            } else {
                byte
            }
        };
        let range = rest
            .first()
            .and_then(|&byte| self.firsts.get(usize::from(case(byte))));
        let heads = range
            .and_then(|range| self.heads.get(range.clone()))
            .unwrap_or_default();
        heads.iter().filter(move |head| {
            head.literal.len() > rest.len()
                && head
                    .literal
                    .iter()
                    .zip(rest)
                    .all(|(&byte, &there)| byte == case(there))
        })
    }
}
