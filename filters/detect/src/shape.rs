//! The shape of numbers: how many digits stand together, what parts them from the next ones, how many those are. It tells
//! which of many patterns may match a number at all, and for most numbers in a text that is none.

use std::collections::HashMap;

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::{
    lead::{self, ByteSet},
    pattern::Pattern,
};

/// For each shape the patterns that may match a number of it.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    /// By shape: an index of `sets`.
    table: Vec<u16>,
    /// For each kind of byte that stands before the number the patterns that may match then.
    sets: Vec<[Set; KINDS]>,
}

/// The patterns that may match a number of some shape.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// Those that may begin with its first digit.
    pub(crate) at_digit: Members,
    /// Those that may begin before its first digit.
    pub(crate) led: Members,
}

/// Some of the patterns.
#[derive(Debug, Default)]
pub(crate) struct Members {
    /// As bits.
    pub(crate) bits: Vec<u64>,
    /// The bits one by one.
    pub(crate) members: Vec<usize>,
}

/// What a pattern may have up to its first digit.
#[derive(Debug)]
pub(crate) struct Beginning {
    /// Every byte that can stand before the first digit of a match.
    pub(crate) bytes: ByteSet,
    /// The kinds of these, as bits.
    kinds: u8,
    /// How far before the first digit a match can start.
    pub(crate) reach: usize,
    /// A match may begin with a digit.
    at_digit: bool,
}

/// How far a walk through a pattern has got.
#[derive(Clone, Copy, Debug)]
enum State {
    /// No digit came yet.
    Before,
    /// So many digits.
    First(usize),
    /// Digits, something, so many digits.
    Second(usize, Kind, usize),
    /// Nothing that comes changes the shape.
    Done,
}

/// What stands after digits.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Space,
    Dash,
    Dot,
    Slash,
    Upper,
    Lower,
    Other,
    /// The text is cut.
    Cut,
}

impl Shapes {
    /// `patterns` are those that begin at a digit or before one; each is a bit, in this order, and has its beginning.
    pub(crate) fn new<'h>(
        patterns: impl Iterator<Item = Option<&'h Hir>>,
        beginnings: &[Beginning],
    ) -> Self {
        let mut walks: Vec<Walk> = Vec::new();
        for (number, pattern) in patterns.enumerate() {
            if number % 64 == 0 {
                walks.push(Walk {
                    shapes: vec![0; SHAPES],
                    bit: 0,
                });
            }
            if let (Some(walk), Some(pattern)) = (walks.last_mut(), pattern) {
                walk.bit = 1 << (number % 64);
                let ends = walk.states(pattern, States::only(State::Before));
                ends.iter().for_each(|end| walk.note_end(end));
            }
        }
        let mut known: HashMap<Vec<u64>, u16> = HashMap::new();
        let mut shapes = Self::default();
        for shape in 0..SHAPES {
            let bits = walks.iter().filter_map(|walk| walk.shapes.get(shape));
            let next = u16::try_from(known.len()).unwrap_or(u16::MAX);
            let set = known
                .entry(bits.copied().collect())
                .or_insert_with_key(|bits| {
                    shapes
                        .sets
                        .push(Kind::ALL.map(|before| Set::new(bits, beginnings, before)));
                    next
                });
            shapes.table.push(*set);
        }
        shapes
    }

    /// The patterns that may match a number whose first digit `rest` begins with. `complete`: nothing follows it. `before`: what
    /// stands before it, if anything does.
    pub(crate) fn of(&self, before: Option<u8>, rest: &[u8], complete: bool) -> &Set {
        let kind = |at: usize| match rest.get(at) {
            Some(&byte) => Kind::of(byte),
            None if complete => Kind::Other,
            None => Kind::Cut,
        };
        let first = digits(rest, FIRST);
        let shape = match first {
            FIRST => index(first, Kind::Other, 0, Kind::Other),
            _ => match kind(first) {
                Kind::Cut => index(first, Kind::Cut, 0, Kind::Other),
                parts => {
                    let after = rest.get(first + 1..).unwrap_or_default();
                    let second = digits(after, SECOND);
                    let end = match second {
                        SECOND => Kind::Other,
                        _ => kind(first + 1 + second),
                    };
                    index(first, parts, second, end)
                }
            },
        };
        let set = self
            .table
            .get(shape)
            .and_then(|&set| self.sets.get(usize::from(set)))
            .and_then(|sets| sets.get(before.map_or(Kind::Cut, Kind::of) as usize));
        set.unwrap_or(&NONE)
    }
}

impl Set {
    /// `before`: the kind of what stands before the number.
    fn new(bits: &[u64], beginnings: &[Beginning], before: Kind) -> Self {
        let mut set = Self::default();
        for (word, &bits) in bits.iter().enumerate() {
            let mut left = bits;
            while left != 0 {
                let number = 64 * word + usize::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                let Some(beginning) = beginnings.get(number) else {
                    break;
                };
                if beginning.at_digit {
                    set.at_digit.members.push(number);
                }
                if beginning.kinds >> (before as u8) & 1 == 1 {
                    set.led.members.push(number);
                }
            }
        }
        set.at_digit.note_bits(bits.len());
        set.led.note_bits(bits.len());
        set
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.at_digit.members.is_empty() && self.led.members.is_empty()
    }
}

impl Members {
    fn note_bits(&mut self, words: usize) {
        self.bits = vec![0; words];
        for member in &self.members {
            if let Some(slot) = self.bits.get_mut(member / 64) {
                *slot |= 1 << (member % 64);
            }
        }
    }
}

impl Beginning {
    pub(crate) fn of(pattern: &Pattern) -> Self {
        let starts = pattern.first_bytes();
        let bytes = pattern
            .hir()
            .map(ByteSet::before_digits)
            .unwrap_or_default();
        let reach = pattern.lead().before();
        let led = (0..=u8::MAX).filter(|&byte| reach > 0 && bytes.contains(byte));
        Self {
            kinds: led.fold(0, |kinds, byte| kinds | 1 << Kind::of(byte) as u8),
            at_digit: (b'0'..=b'9').any(|digit| starts.contains(digit)),
            bytes,
            reach,
        }
    }
}

static NONE: Set = Set {
    at_digit: Members {
        bits: Vec::new(),
        members: Vec::new(),
    },
    led: Members {
        bits: Vec::new(),
        members: Vec::new(),
    },
};

/// The shapes that the matches of some patterns may have.
struct Walk {
    /// For each shape the patterns, as bits.
    shapes: Vec<u64>,
    /// The pattern that is walked through.
    bit: u64,
}

impl Walk {
    /// The states in which a match of `pattern` may leave a walk that is in one of `starts`.
    fn states(&mut self, pattern: &Hir, starts: States) -> States {
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => starts,
            HirKind::Literal(literal) => literal.0.iter().fold(starts, |starts, &byte| {
                self.step(starts, &Symbols::of(byte..=byte))
            }),
            HirKind::Class(Class::Bytes(class)) => {
                let bytes = class.iter().flat_map(|range| range.start()..=range.end());
                self.step(starts, &Symbols::of(bytes))
            }
            HirKind::Class(Class::Unicode(class)) => {
                // More characters than a few could be anything.
                let Some(characters) = lead::spelt(class) else {
                    return self.step(starts, &Symbols::of(0..=u8::MAX));
                };
                let mut ends = States::default();
                for character in characters {
                    ends.extend(character.bytes().fold(starts, |starts, byte| {
                        self.step(starts, &Symbols::of(byte..=byte))
                    }));
                }
                ends
            }
            HirKind::Repetition(repeat) => {
                let mut ends = starts;
                for _ in 0..repeat.min {
                    let next = self.states(&repeat.sub, ends);
                    // Once nothing changes, more times make no difference.
                    if next == ends {
                        break;
                    }
                    ends = next;
                }
                let mut all = ends;
                for _ in repeat.min..repeat.max.unwrap_or(u32::MAX) {
                    ends = self.states(&repeat.sub, ends);
                    let known = all;
                    all.extend(ends);
                    if all == known {
                        break;
                    }
                }
                all
            }
            HirKind::Capture(group) => self.states(&group.sub, starts),
            HirKind::Concat(parts) => parts
                .iter()
                .fold(starts, |starts, part| self.states(part, starts)),
            HirKind::Alternation(parts) => {
                let mut ends = States::default();
                for part in parts {
                    ends.extend(self.states(part, starts));
                }
                ends
            }
        }
    }

    fn step(&mut self, starts: States, symbols: &Symbols) -> States {
        let mut ends = States::default();
        for start in starts.iter() {
            if symbols.digit {
                ends.insert(self.digit(start));
            }
            let kinds = Kind::ALL.into_iter().zip(symbols.kinds);
            for (kind, _) in kinds.filter(|&(_, is_one)| is_one) {
                ends.insert(self.other(start, kind));
            }
        }
        ends
    }

    fn digit(&mut self, state: State) -> State {
        let next = match state {
            State::Before => State::First(1),
            State::First(count) => State::First((count + 1).min(FIRST)),
            State::Second(first, kind, count) => {
                State::Second(first, kind, (count + 1).min(SECOND))
            }
            State::Done => State::Done,
        };
        self.note(next);
        next
    }

    fn other(&mut self, state: State, kind: Kind) -> State {
        let next = match state {
            State::Before => State::Before,
            State::First(FIRST) | State::Second(_, _, SECOND) | State::Done => State::Done,
            State::First(count) => State::Second(count, kind, 0),
            State::Second(first, parts, second) => {
                self.set(index(first, parts, second, kind));
                State::Done
            }
        };
        self.note(next);
        next
    }

    /// A match may go on from here.
    fn note(&mut self, state: State) {
        match state {
            State::First(FIRST) => self.set(index(FIRST, Kind::Other, 0, Kind::Other)),
            State::First(count) => self.set(index(count, Kind::Cut, 0, Kind::Other)),
            State::Second(first, kind, SECOND) => self.set(index(first, kind, SECOND, Kind::Other)),
            State::Second(first, kind, count) => self.set(index(first, kind, count, Kind::Cut)),
            State::Before | State::Done => {}
        }
    }

    /// A match may end here, whatever follows it; if it is no more digits, where it ends with some: no detector takes a
    /// part of a number.
    fn note_end(&mut self, state: State) {
        match state {
            State::First(count) => {
                let end = index(count, Kind::Cut, SECOND, Kind::Cut);
                for shape in index(count, Kind::Space, 0, Kind::Space)..=end {
                    self.set(shape);
                }
            }
            State::Second(first, kind, count) => {
                let most = if count == 0 { SECOND } else { count };
                let end = index(first, kind, most, Kind::Cut);
                for shape in index(first, kind, count, Kind::Space)..=end {
                    self.set(shape);
                }
            }
            State::Before | State::Done => {}
        }
    }

    fn set(&mut self, shape: usize) {
        if let Some(slot) = self.shapes.get_mut(shape) {
            *slot |= self.bit;
        }
    }
}

/// What stands for some bytes.
#[derive(Default)]
struct Symbols {
    digit: bool,
    kinds: [bool; KINDS],
}

impl Symbols {
    fn of(bytes: impl Iterator<Item = u8>) -> Self {
        let mut symbols = Self::default();
        for byte in bytes {
            if byte.is_ascii_digit() {
                symbols.digit = true;
            } else if let Some(slot) = symbols.kinds.get_mut(Kind::of(byte) as usize) {
                *slot = true;
            }
        }
        symbols
    }
}

/// A set of states.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct States([u64; WORDS]);

impl States {
    fn only(state: State) -> Self {
        let mut states = Self::default();
        states.insert(state);
        states
    }

    fn insert(&mut self, state: State) {
        let number = match state {
            State::Before => 0,
            State::Done => 1,
            State::First(count) => 1 + count,
            State::Second(first, kind, count) => {
                2 + FIRST + (first * KINDS + kind as usize) * (SECOND + 1) + count
            }
        };
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn extend(&mut self, others: Self) {
        for (word, more) in self.0.iter_mut().zip(others.0) {
            *word |= more;
        }
    }

    fn iter(self) -> impl Iterator<Item = State> {
        let words = self
            .0
            .into_iter()
            .enumerate()
            .filter(|(_, word)| *word != 0);
        let bits = words.flat_map(|(at, word)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| 64 * at + bit)
        });
        bits.map(|number| match number {
            0 => State::Before,
            1 => State::Done,
            _ if number < 2 + FIRST => State::First(number - 1),
            _ => {
                let rest = number - 2 - FIRST;
                let parts = rest / (SECOND + 1);
                let kind = Kind::ALL.get(parts % KINDS).copied();
                State::Second(
                    parts / KINDS,
                    kind.unwrap_or(Kind::Other),
                    rest % (SECOND + 1),
                )
            }
        })
    }
}

impl Kind {
    const ALL: [Self; KINDS] = [
        Self::Space,
        Self::Dash,
        Self::Dot,
        Self::Slash,
        Self::Upper,
        Self::Lower,
        Self::Other,
        Self::Cut,
    ];

    fn of(byte: u8) -> Self {
        match byte {
            b' ' => Self::Space,
            b'-' => Self::Dash,
            b'.' => Self::Dot,
            b'/' => Self::Slash,
            b'A'..=b'Z' => Self::Upper,
            b'a'..=b'z' => Self::Lower,
            _ => Self::Other,
        }
    }
}

/// How many digits stand at the start, if they are no more than `most`.
fn digits(text: &[u8], most: usize) -> usize {
    let digits = text
        .iter()
        .take(most)
        .take_while(|byte| byte.is_ascii_digit());
    digits.count()
}

fn index(first: usize, parts: Kind, second: usize, end: Kind) -> usize {
    ((first * KINDS + parts as usize) * (SECOND + 1) + second) * KINDS + end as usize
}

/// Digits that are counted at first; more are as good as so many.
const FIRST: usize = 18;

/// Digits that are counted after what parts them from the first ones.
const SECOND: usize = 8;

const KINDS: usize = 8;

/// Numbers of 64 bits that hold a bit for every state.
const WORDS: usize = (2 + FIRST + (FIRST + 1) * KINDS * (SECOND + 1)).div_ceil(64);

const SHAPES: usize = (FIRST + 1) * KINDS * (SECOND + 1) * KINDS;

#[cfg(test)]
mod tests {
    use regex_syntax::ParserBuilder;

    use super::*;

    fn fits(pattern: &str, text: &str, complete: bool) -> bool {
        let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
        let hir = parser.parse(pattern).unwrap();
        let beginning = Beginning {
            bytes: ByteSet::default(),
            kinds: 0,
            reach: 0,
            at_digit: true,
        };
        let shapes = Shapes::new([Some(&hir)].into_iter(), &[beginning]);
        let digit = text.find(|c: char| c.is_ascii_digit()).unwrap();
        !shapes
            .of(None, &text.as_bytes()[digit..], complete)
            .is_empty()
    }

    #[test]
    fn numbers_of_another_shape_are_refused() {
        let grouped = "[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{4}";
        for text in ["123-45-6789", "123456789", "12345 6789", "123 456789"] {
            assert!(fits(grouped, text, true), "{text}");
        }
        for text in [
            "2023",
            "123-456-789",
            "123.45",
            "1234567890",
            "10:30",
            "1234 5678",
            "123-4",
            "123-45/6789",
        ] {
            assert!(!fits(grouped, text, true), "{text}");
        }
        for text in ["12", "123-", "123-4", "123-45"] {
            assert!(fits(grouped, text, false), "{text}");
        }
        assert!(!fits(grouped, "123.", false));
        assert!(fits(
            "[A-Z]{2} ?[0-9]{2}(?:[A-Z0-9]{4}){3}",
            "GB 82WEST12345698",
            true
        ));
        assert!(fits("[0-9]{25,40}", "1234567890123456789012345678", true));
        assert!(fits(
            "a[0-9]{1,3}x?[0-9]{0,40}",
            "a1x12345678901234567890",
            true
        ));
    }
}
