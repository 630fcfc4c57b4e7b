//! The patterns that begin at a digit or just before one: hundreds of them, at the same places, and few that match. A number's
//! shape leaves a handful, its first bytes fewer, and of those many need a word before it.

use crate::{
    entry::Entry,
    fits::Fits,
    lead::{ByteSet, Lead},
    names::{Names, Seen},
    pattern::Pattern,
    patterns::walk_back,
    shape::{Beginning, Members, Shapes},
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
        self.led_starts(&set.led, number, &begins, &mut add);
        if !set.at_digit.members.is_empty() && begins(digit) {
            self.fitting(&set.at_digit, rest, |member| add(member, digit));
        }
    }

    /// Tells the patterns that may begin before the number's first digit, and where.
    fn led_starts(
        &self,
        led: &Members,
        number: Number<'_>,
        begins: &impl Fn(usize) -> bool,
        tell: &mut impl FnMut(usize, usize),
    ) {
        let Number { text, digit, .. } = number;
        let beginning = |member: usize| self.beginnings.get(member);
        if led.members.len() > FEW {
            let furthest = self.furthest(text, number.lowest, digit);
            for start in (furthest..digit).filter(|&start| begins(start)) {
                let rest = text.get(start..).unwrap_or_default();
                let near = |member| beginning(member).is_some_and(|b| b.reach >= digit - start);
                self.fits.each(&led.bits, rest, |member| {
                    if near(member) {
                        tell(member, start);
                    }
                });
            }
            return;
        }
        for &member in &led.members {
            let Some(Beginning { bytes, reach, .. }) = beginning(member) else {
                continue;
            };
            let lowest = number.lowest.max(digit.saturating_sub(*reach));
            for start in walk_back(text, bytes, lowest, digit)..digit {
                let rest = text.get(start..).unwrap_or_default();
                if self.fits.one(member, rest) && begins(start) {
                    tell(member, start);
                }
            }
        }
    }

    /// Tells which of some patterns may match what `rest` begins with.
    fn fitting(&self, some: &Members, rest: &[u8], tell: impl FnMut(usize)) {
        match some.members.len() {
            ..=FEW => {
                let members = some.members.iter().copied();
                members
                    .filter(|&member| self.fits.one(member, rest))
                    .for_each(tell);
            }
            _ => self.fits.each(&some.bits, rest, tell),
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
