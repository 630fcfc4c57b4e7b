//! The patterns that begin at a digit or just before one: hundreds of them, at the same places, and few that match. One walk
//! says which do. Many need a word before the number: these are asked only where one stands.

use regex_syntax::hir::{Hir, HirKind};

use crate::{
    entry::Entry,
    joint::{self, Joint, States, WalkEnd},
    lead::{ByteSet, Lead},
    names::{Names, Seen},
    pattern::Pattern,
};

/// What number patterns look for, made for asking all of them at once.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// Each is a bit, in this order.
    members: Vec<Member>,
    /// How far before the first digit a match can start.
    reach: usize,
    /// What each byte may be to a number: in the lowest four bits how far before the first digit a match that starts with it
    /// may, or [`NEVER`]; and [`LEAD`] and [`WORD`].
    roles: [u8; 256],
    /// All of them.
    joint: Joint,
    /// The words that some of them need.
    names: Names,
}

/// One of the patterns.
#[derive(Clone, Copy, Debug)]
struct Member {
    index: usize,
    /// How far before the first digit a match can start.
    reach: usize,
    /// A number that goes on after it is a part of a match, so that its validator sees it.
    is_closed: bool,
}

/// What looking for numbers writes to; kept from pass to pass.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// The names seen in the text.
    seen: Seen,
    states: States,
    /// What may match, as bits.
    matching: Vec<u64>,
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
        let (indices, own): (Vec<usize>, Vec<&Pattern>) =
            all.filter(|(_, pattern)| is_number(pattern)).unzip();
        let names = Names::new(entries, &indices);
        let members = indices.iter().zip(&own).map(|(&index, pattern)| Member {
            index,
            reach: pattern.lead().before(),
            is_closed: pattern.hir().is_some_and(is_closed),
        });
        let mut made = Self {
            members: members.collect(),
            reach: 0,
            roles: std::array::from_fn(|byte| {
                let is_word = u8::try_from(byte).is_ok_and(|byte| byte.is_ascii_alphanumeric());
                NEVER | if is_word { WORD } else { 0 }
            }),
            joint: Joint::new(indices),
            names,
        };
        own.into_iter().for_each(|pattern| made.note(pattern));
        made
    }

    /// Notes what a pattern begins with.
    fn note(&mut self, pattern: &Pattern) {
        let reach = pattern.lead().before();
        self.reach = self.reach.max(reach);
        let starts = pattern.first_bytes();
        let leads = pattern
            .hir()
            .map(ByteSet::before_digits)
            .unwrap_or_default();
        for (byte, role) in (0..=u8::MAX).zip(&mut self.roles) {
            let reach = match byte.is_ascii_digit() {
                true => 0,
                false => u8::try_from(reach).map_or(NEVER - 1, |reach| reach.min(NEVER - 1)),
            };
            let known = *role & NEVER;
            if starts.contains(byte) && (known == NEVER || known < reach) {
                *role = *role & !NEVER | reach;
            }
            if leads.contains(byte) && !byte.is_ascii_digit() {
                *role |= LEAD;
            }
        }
    }

    fn role(&self, byte: u8) -> u8 {
        self.roles.get(usize::from(byte)).copied().unwrap_or(0)
    }

    /// The furthest start from which only what may stand before the first digit of a match stands before `digit`.
    pub(crate) fn furthest(&self, text: &[u8], lowest: usize, digit: usize) -> usize {
        let lowest = lowest.max(digit.saturating_sub(self.reach));
        let before = text.get(lowest..digit).unwrap_or_default().iter().rev();
        digit
            - before
                .take_while(|byte| self.role(**byte) & LEAD != 0)
                .count()
    }

    /// The indices of those that may start before the digit.
    pub(crate) fn led(&self) -> impl Iterator<Item = usize> {
        let led = self.members.iter().filter(|member| member.reach > 0);
        led.map(|member| member.index)
    }

    /// Whether a match of this pattern that ends in a digit is a part of a number where another digit follows.
    pub(crate) fn is_closed(&self, index: usize) -> bool {
        let place = self
            .members
            .binary_search_by_key(&index, |member| member.index);
        let member = place.ok().and_then(|place| self.members.get(place));
        member.is_some_and(|member| member.is_closed)
    }

    /// Adds every start from which a pattern may match the number, with the pattern's index. Matches start words; `follows` tells
    /// where one may start within, right after another match.
    pub(crate) fn starts(
        &self,
        patterns: &[Pattern],
        notes: &mut Notes,
        number: Number<'_>,
        follows: impl Fn(usize) -> bool,
        found: &mut Vec<(usize, usize)>,
    ) {
        let Number { text, digit, .. } = number;
        let lowest = number.lowest.max(digit.saturating_sub(self.reach));
        let role = |at: usize| self.role(text.get(at).copied().unwrap_or(0));
        let (mut start, mut its) = (digit, role(digit));
        loop {
            let before = start.checked_sub(1).map_or(0, role);
            let reach = its & NEVER;
            if reach != NEVER
                && usize::from(reach) >= digit - start
                && (its & before & WORD == 0 || follows(start))
            {
                self.matching(patterns, notes, number, start);
                for (word, &bits) in notes.matching.iter().enumerate() {
                    let mut left = bits;
                    while left != 0 {
                        let bit = 64 * word + left.trailing_zeros() as usize;
                        left &= left - 1;
                        if let Some(member) = self.members.get(bit)
                            && member.reach >= digit - start
                            && self.names.allow(&mut notes.seen, number, bit)
                        {
                            found.push((start, member.index));
                        }
                    }
                }
            }
            if start <= lowest || before & LEAD == 0 {
                break;
            }
            (start, its) = (start - 1, before);
        }
        // The match that starts first is the one that counts.
        found.sort_unstable();
    }

    /// Whether some pattern may match the number whose first digit is at `digit`, wherever words begin.
    pub(crate) fn may_match(
        &self,
        patterns: &[Pattern],
        notes: &mut Notes,
        text: &[u8],
        digit: usize,
    ) -> bool {
        let mut any = false;
        for start in self.furthest(text, 0, digit)..=digit {
            let states = &mut notes.states;
            let walk = self
                .joint
                .walk(patterns, states, (text, false), start, |_, _| any = true);
            any |= walk == WalkEnd::Unknown;
        }
        any
    }

    /// Notes the patterns that match from `start`, or may with more text.
    fn matching(&self, patterns: &[Pattern], notes: &mut Notes, number: Number<'_>, start: usize) {
        let Notes {
            states, matching, ..
        } = notes;
        matching.clear();
        matching.resize(self.members.len().div_ceil(64), 0);
        let text = (number.text, number.complete);
        let is_digit = |at: usize| number.text.get(at).is_some_and(u8::is_ascii_digit);
        let is_closed = |bit: usize| self.members.get(bit).is_some_and(|member| member.is_closed);
        let walk = self.joint.walk(patterns, states, text, start, |bit, end| {
            // What is a part of a number is refused in any case.
            let is_part = || is_closed(bit) && is_digit(end) && is_digit(end.saturating_sub(1));
            if let Some(slot) = matching.get_mut(bit / 64)
                && *slot >> (bit % 64) & 1 == 0
                && !is_part()
            {
                *slot |= 1 << (bit % 64);
            }
        });
        if walk == WalkEnd::Unknown {
            matching.fill(u64::MAX);
        }
    }
}

/// Whether a match that ends in a digit takes one more where the text has it, see `whole!`, and a walk reads that too.
fn is_closed(pattern: &Hir) -> bool {
    let takes_more = |last: &Hir| {
        matches!(last.kind(), HirKind::Repetition(repeat) if repeat.min == 0)
            && (b'0'..=b'9').all(|digit| Takes::of(last, digit).one)
    };
    let last = match pattern.kind() {
        HirKind::Concat(parts) => parts.last(),
        _ => None,
    };
    joint::is_whole(pattern) && last.is_some_and(takes_more)
}

/// What a pattern can match.
#[derive(Clone, Copy)]
struct Takes {
    nothing: bool,
    /// One certain byte alone.
    one: bool,
}

impl Takes {
    fn of(pattern: &Hir, byte: u8) -> Self {
        let only = |one| Self {
            nothing: false,
            one,
        };
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => Self {
                nothing: true,
                one: false,
            },
            HirKind::Literal(literal) => only(*literal.0 == [byte]),
            HirKind::Class(_) => only(ByteSet::of(pattern).contains(byte)),
            HirKind::Capture(group) => Self::of(&group.sub, byte),
            HirKind::Repetition(repeat) => {
                let sub = Self::of(&repeat.sub, byte);
                Self {
                    nothing: repeat.min == 0 || sub.nothing,
                    one: sub.one && (repeat.min < 2 || sub.nothing) && repeat.max != Some(0),
                }
            }
            HirKind::Concat(parts) => parts.iter().map(|part| Self::of(part, byte)).fold(
                Self {
                    nothing: true,
                    one: false,
                },
                |all, part| Self {
                    nothing: all.nothing && part.nothing,
                    one: all.one && part.nothing || all.nothing && part.one,
                },
            ),
            HirKind::Alternation(parts) => {
                parts
                    .iter()
                    .map(|part| Self::of(part, byte))
                    .fold(only(false), |any, part| Self {
                        nothing: any.nothing || part.nothing,
                        one: any.one || part.one,
                    })
            }
        }
    }
}

/// Digits at most this far from the start of a match are tried with all others of their kind.
pub(crate) const NEAR: usize = 12;

/// No match starts with this byte: more than [`NEAR`].
const NEVER: u8 = 0xf;

/// It may stand before the first digit of a match.
const LEAD: u8 = 1 << 4;

/// It is a letter or digit.
const WORD: u8 = 1 << 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detectors, pattern};

    fn closed(pattern: &str) -> bool {
        let mut parser = regex_syntax::ParserBuilder::new()
            .unicode(false)
            .utf8(false)
            .build();
        is_closed(&parser.parse(pattern).unwrap())
    }

    #[test]
    fn a_number_that_takes_what_goes_on_is_closed() {
        assert!(closed("(?:[0-9]{9})(?:[./-]?[0-9]|[A-Za-z])?"));
        assert!(!closed("[0-9]{9}") && !closed("[0-9]{9}[0-4]?"));
        assert!(!closed("[0-9]{5}(?:-?[0-9]{4})?") && !closed("[0-9]{5}(?:[0-9]-)?"));
        assert!(!closed("(?:[0-9]{70})(?:[./-]?[0-9]|[A-Za-z])?"));
        let all = detectors().filter(|detector| detector.whole.is_none());
        let hirs = all.filter_map(|detector| pattern::parse(detector).ok());
        assert!(hirs.filter(is_closed).count() > 50);
    }
}
