//! Where to look for a detector's matches, as the scanner uses it: the prefilter, or something better that the
//! pattern gives away.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

use crate::detector::{Detector, Prefilter};

/// Where a match may start.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Lead {
    /// At most `before` bytes before one of the literals.
    Literals {
        /// What is looked for.
        literals: Vec<Vec<u8>>,
        /// The furthest a match can start before it.
        before: usize,
        /// A match may start inside a word.
        inside: bool,
        /// Letters count in either case; the literals are in lower case.
        fold: bool,
    },
    /// At most `before` bytes before its first digit.
    Digit {
        /// The furthest a match can start before it.
        before: usize,
    },
    /// Anywhere, inside words too: the whole text is searched.
    Anywhere {
        /// The length of the longest match.
        longest: usize,
    },
}

impl Lead {
    pub(crate) fn new(detector: &Detector) -> Self {
        if let Some(given) = Self::given(detector) {
            return given;
        }
        match detector.prefilter {
            Prefilter::Digit { before } => Self::Digit { before },
            Prefilter::Within { literals, before } => Self::Literals {
                literals: bytes(literals),
                before,
                inside: false,
                fold: false,
            },
            // A digit at a start is looked for anyway.
            Prefilter::Prefix(_) | Prefilter::Name(_) => Self::Digit { before: 0 },
        }
    }

    /// What a detector's prefilter says without its pattern: literals that a match begins with.
    pub(crate) fn given(detector: &Detector) -> Option<Self> {
        let digit = |literal: &&str| literal.starts_with(|c: char| c.is_ascii_digit());
        let (literals, name) = match detector.prefilter {
            Prefilter::Prefix(literals) if !literals.iter().all(digit) => (literals, false),
            Prefilter::Name(names) => (names, true),
            _ => return None,
        };
        Some(Self::Literals {
            literals: bytes(literals),
            before: 0,
            inside: name,
            fold: name,
        })
    }

    /// For a pattern of which nothing but itself is known. It may match inside words.
    pub(crate) fn of_any(pattern: &Hir) -> Self {
        let (literals, _) = prefixes(pattern);
        match literals.iter().map(Vec::len).min() {
            Some(RARE..) => Self::Literals {
                literals,
                before: 0,
                inside: true,
                fold: false,
            },
            _ => Self::Anywhere {
                longest: pattern.properties().maximum_len().unwrap_or(LONGEST),
            },
        }
    }

    /// How far after the start of a match what is looked for can end.
    pub(crate) fn reach(&self) -> usize {
        match self {
            Self::Digit { before } => *before,
            Self::Anywhere { longest } => *longest,
            Self::Literals {
                literals, before, ..
            } => before + literals.iter().map(Vec::len).max().unwrap_or(0),
        }
    }

    /// How far before it a match can start.
    pub(crate) fn before(&self) -> usize {
        match self {
            Self::Digit { before } | Self::Literals { before, .. } => *before,
            Self::Anywhere { .. } => 0,
        }
    }

    /// Bytes at the start of a match that are known once what is looked for is there.
    pub(crate) fn skipped(&self) -> usize {
        match self {
            Self::Literals {
                literals,
                before: 0,
                ..
            } => literals.iter().map(Vec::len).min().unwrap_or(0),
            _ => 0,
        }
    }

    /// Whether a match may start inside a word.
    pub(crate) fn inside(&self) -> bool {
        matches!(
            self,
            Self::Literals { inside: true, .. } | Self::Anywhere { .. }
        )
    }
}

fn bytes(literals: &[&str]) -> Vec<Vec<u8>> {
    literals.iter().map(|l| l.as_bytes().to_vec()).collect()
}

/// A short literal in every case.
pub(crate) fn spellings(literal: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    for byte in literal {
        let next = |spelling: &Vec<u8>| {
            let cases = [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
            cases.map(|byte| [spelling.as_slice(), &[byte]].concat())
        };
        all = all.iter().flat_map(next).collect();
    }
    all.dedup();
    all
}

/// A set of bytes.
#[derive(Clone, Debug)]
pub(crate) struct ByteSet([bool; 256]);

impl Default for ByteSet {
    fn default() -> Self {
        Self([false; 256])
    }
}

impl ByteSet {
    /// Every byte that a match of the pattern can contain.
    pub(crate) fn of(pattern: &Hir) -> Self {
        let mut set = Self::default();
        set.collect(pattern);
        set
    }

    /// Every byte that can stand before the first digit of a match.
    pub(crate) fn before_digits(pattern: &Hir) -> Self {
        let mut set = Self::default();
        set.collect_before_digits(pattern);
        set
    }

    /// Whether the pattern can match without a digit.
    fn collect_before_digits(&mut self, pattern: &Hir) -> bool {
        match pattern.kind() {
            HirKind::Literal(literal) => {
                let mut bytes = literal.0.iter().take_while(|byte| !byte.is_ascii_digit());
                bytes.by_ref().for_each(|&byte| self.insert(byte));
                !literal.0.iter().any(u8::is_ascii_digit)
            }
            HirKind::Repetition(repeat) => {
                self.collect_before_digits(&repeat.sub) || repeat.min == 0
            }
            HirKind::Capture(group) => self.collect_before_digits(&group.sub),
            HirKind::Concat(parts) => parts.iter().all(|part| self.collect_before_digits(part)),
            HirKind::Alternation(parts) => parts
                .iter()
                .fold(false, |any, part| self.collect_before_digits(part) | any),
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Class(_) => {
                let mut class = Self::of(pattern);
                let digits = class.0.get_mut(usize::from(b'0')..=usize::from(b'9'));
                digits.into_iter().for_each(|digits| digits.fill(false));
                self.extend(&class);
                class.0.contains(&true)
            }
        }
    }

    pub(crate) fn insert(&mut self, byte: u8) {
        if let Some(slot) = self.0.get_mut(usize::from(byte)) {
            *slot = true;
        }
    }

    pub(crate) fn contains(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or(false)
    }

    /// Adds what `other` has.
    pub(crate) fn extend(&mut self, other: &Self) {
        for (slot, more) in self.0.iter_mut().zip(other.0) {
            *slot |= more;
        }
    }

    fn collect(&mut self, pattern: &Hir) {
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => literal.0.iter().for_each(|&byte| self.insert(byte)),
            HirKind::Class(Class::Bytes(class)) => {
                class
                    .iter()
                    .flat_map(|range| range.start()..=range.end())
                    .for_each(|byte| self.insert(byte));
            }
            HirKind::Class(Class::Unicode(class)) => match spelt(class) {
                Some(characters) => {
                    let bytes = characters.iter().flat_map(|character| character.bytes());
                    bytes.for_each(|byte| self.insert(byte));
                }
                None => self.0 = [true; 256],
            },
            HirKind::Repetition(repeat) => self.collect(&repeat.sub),
            HirKind::Capture(group) => self.collect(&group.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => {
                parts.iter().for_each(|part| self.collect(part));
            }
        }
    }
}

/// The characters of a class, if they are few. Patterns have no such classes, but an alternation of characters is one.
pub(crate) fn spelt(class: &ClassUnicode) -> Option<Vec<String>> {
    let characters = class.iter().flat_map(|range| range.start()..=range.end());
    let some: Vec<String> = characters.take(MANY + 1).map(String::from).collect();
    (some.len() <= MANY).then_some(some)
}

/// Literals of which every match begins with one, and whether they are all there is to a match.
fn prefixes(pattern: &Hir) -> (Vec<Vec<u8>>, bool) {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => (vec![Vec::new()], true),
        HirKind::Literal(literal) => (vec![literal.0.to_vec()], true),
        HirKind::Class(Class::Bytes(class))
            if class.iter().map(|r| r.len()).sum::<usize>() <= FEW =>
        {
            let bytes = class.iter().flat_map(|range| range.start()..=range.end());
            (bytes.map(|byte| vec![byte]).collect(), true)
        }
        HirKind::Capture(group) => prefixes(&group.sub),
        HirKind::Repetition(repeat) if repeat.min > 0 => {
            let (literals, whole) = prefixes(&repeat.sub);
            (literals, whole && repeat.max == Some(1))
        }
        HirKind::Class(_) | HirKind::Repetition(_) => (vec![Vec::new()], false),
        HirKind::Concat(parts) => {
            let mut all = vec![Vec::new()];
            for part in parts {
                let (next, whole) = prefixes(part);
                if all.len() * next.len() > MANY {
                    return (all, false);
                }
                let joined = |left: &Vec<u8>| {
                    next.iter()
                        .map(|right| [left.as_slice(), right].concat())
                        .collect::<Vec<_>>()
                };
                all = all.iter().flat_map(joined).collect();
                if !whole {
                    return (all, false);
                }
            }
            (all, true)
        }
        HirKind::Alternation(parts) => {
            let parts: Vec<_> = parts.iter().map(prefixes).collect();
            let whole = parts.iter().all(|(_, whole)| *whole);
            let all: Vec<Vec<u8>> = parts
                .into_iter()
                .flat_map(|(literals, _)| literals)
                .collect();
            match all.len() {
                ..=MANY => (all, whole),
                _ => (vec![Vec::new()], false),
            }
        }
    }
}

/// A literal of so many bytes is rare enough to be looked for.
const RARE: usize = 3;

/// Bytes of a class that are written out: a letter in both cases.
const FEW: usize = 4;

/// Literals that are looked for for one pattern.
const MANY: usize = 32;

/// No match is longer, where the pattern does not say it.
const LONGEST: usize = 16 << 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pattern, registry::detector};

    #[test]
    fn what_is_looked_for() {
        let lead = |id| Lead::new(detector(id).unwrap());
        assert_eq!(lead("pii.email").before(), 64);
        assert_eq!(lead("pii.email").reach(), 65);
        assert_eq!(lead("finance.visa"), Lead::Digit { before: 2 });
        assert_eq!(lead("finance.ethereum_address"), Lead::Digit { before: 0 });
    }

    #[test]
    fn a_set_holds_all_bytes_of_a_pattern() {
        let ipv4 = pattern::parse(detector("pii.ipv4").unwrap()).unwrap();
        let set = ByteSet::of(&ipv4);
        let held: String = (0..=255)
            .filter(|&b| set.contains(b))
            .map(char::from)
            .collect();
        assert_eq!(held, ".0123456789");
    }
}
