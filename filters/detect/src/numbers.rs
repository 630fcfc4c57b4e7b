//! The patterns that begin at a digit or just before one: hundreds of them, at the same places, and few that match. A number's
//! shape leaves a handful, its first bytes fewer, and of those many need a word before it.

use crate::{
    entry::Entry,
    fits::Fits,
    lead::{ByteSet, Lead},
    names::{Names, Seen},
    pattern::Pattern,
    patterns::walk_back,
    shape::{Beginning, Shapes},
};

/// What number patterns look for, made for asking all of them at once.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// The indices of the patterns, by bit.
    members: Vec<usize>,
    /// Every byte that can stand before the first digit of a match.
    lead: ByteSet,
    /// How far before the first digit a match can start.
    reach: usize,
    /// Which of them may match a number, by its shape.
    shapes: Shapes,
    /// Which of them may match, by the first bytes.
    fits: Fits,
    /// The words that some of them need.
    names: Names,
    /// By bit.
    beginnings: Vec<Beginning>,
    /// Those of them that may start before the digit.
    led: Vec<usize>,
}

/// A digit that follows none, in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number<'t> {
    pub(crate) text: &'t [u8],
    /// The number of the text, which tells it from others.
    pub(crate) of: usize,
    /// Nothing follows the text.
    pub(crate) complete: bool,
    /// Where matches may start at the earliest.
    pub(crate) lowest: usize,
    pub(crate) digit: usize,
}

impl Numbers {
    pub(crate) fn new(entries: &[Entry], patterns: &[Pattern]) -> Self {
        let is_number =
            |pattern: &Pattern| matches!(pattern.lead(), Lead::Digit { before: ..=NEAR });
        let all = patterns.iter().enumerate();
        let members: Vec<usize> = all
            .filter(|(_, pattern)| is_number(pattern))
            .map(|(index, _)| index)
            .collect();
        let own = || members.iter().filter_map(|&index| patterns.get(index));
        let beginnings: Vec<Beginning> = own().map(Beginning::of).collect();
        let mut lead = ByteSet::default();
        beginnings
            .iter()
            .for_each(|beginning| lead.extend(&beginning.bytes));
        let led = own()
            .zip(&members)
            .filter(|(pattern, _)| pattern.lead().before() > 0);
        Self {
            shapes: Shapes::new(own().map(Pattern::hir), &beginnings),
            fits: Fits::new(&own().collect::<Vec<_>>()),
            names: Names::new(entries, &members),
            led: led.map(|(_, &index)| index).collect(),
            reach: own()
                .map(|pattern| pattern.lead().before())
                .max()
                .unwrap_or(0),
            beginnings,
            lead,
            members,
        }
    }

    /// The furthest start from which only what may stand before the first digit of a match stands before `digit`.
    pub(crate) fn furthest(&self, text: &[u8], lowest: usize, digit: usize) -> usize {
        walk_back(
            text,
            &self.lead,
            lowest.max(digit.saturating_sub(self.reach)),
            digit,
        )
    }

    /// Those that may start before the digit.
    pub(crate) fn led(&self) -> &[usize] {
        &self.led
    }

    /// Whether some pattern may match the number whose first digit is at `digit`, as far as its shape tells.
    pub(crate) fn may_match(&self, text: &[u8], digit: usize) -> bool {
        let rest = text.get(digit..).unwrap_or_default();
        !self.shapes.of(before(text, digit), rest, true).is_empty()
    }

    /// Adds every start from which a pattern may match the number, with the pattern's index. `begins` tells where one may start.
    pub(crate) fn starts(
        &self,
        seen: &mut Seen,
        number: Number<'_>,
        begins: impl Fn(usize) -> bool,
        found: &mut Vec<(usize, usize)>,
    ) {
        let Number { text, digit, .. } = number;
        let rest = text.get(digit..).unwrap_or_default();
        let set = self.shapes.of(before(text, digit), rest, number.complete);
        let mut add = |member: usize, start: usize| {
            if self.names.allow(seen, number, member)
                && let Some(&index) = self.members.get(member)
            {
                found.push((start, index));
            }
        };
        if set.led.members.len() > FEW {
            for start in self.furthest(text, number.lowest, digit)..digit {
                let near = |member: &usize| {
                    let beginning = self.beginnings.get(*member);
                    beginning.is_some_and(|beginning| beginning.reach >= digit - start)
                };
                if begins(start) {
                    let rest = text.get(start..).unwrap_or_default();
                    self.fits.each(&set.led.bits, rest, |member| {
                        if near(&member) {
                            add(member, start);
                        }
                    });
                }
            }
        }
        let few = set
            .led
            .members
            .iter()
            .filter(|_| set.led.members.len() <= FEW);
        for &member in few {
            let Some(beginning) = self.beginnings.get(member) else {
                continue;
            };
            let lowest = number.lowest.max(digit.saturating_sub(beginning.reach));
            for start in walk_back(text, &beginning.bytes, lowest, digit)..digit {
                let rest = text.get(start..).unwrap_or_default();
                if self.fits.one(member, rest) && begins(start) {
                    add(member, start);
                }
            }
        }
        let set = &set.at_digit;
        if set.members.is_empty() || !begins(digit) {
            return;
        }
        if set.members.len() > FEW {
            self.fits.each(&set.bits, rest, |member| add(member, digit));
            return;
        }
        for &member in &set.members {
            if self.fits.one(member, rest) {
                add(member, digit);
            }
        }
    }
}

fn before(text: &[u8], digit: usize) -> Option<u8> {
    text.get(digit.checked_sub(1)?).copied()
}

/// Digits at most this far from the start of a match are tried with all others of their kind.
pub(crate) const NEAR: usize = 12;

/// More patterns than these are asked all at once.
const FEW: usize = 8;
