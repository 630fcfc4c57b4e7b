//! The stretch of key characters that every match of a pattern has: what a key, a token or a hash is. Ordinary text has few
//! of them, and far from them such patterns need not be looked for.

use std::{collections::BTreeMap, ops::Range, sync::Mutex};

use regex_syntax::hir::{Hir, HirKind};

use crate::{
    detector::Detector,
    encoded,
    lead::ByteSet,
    pattern::{self, Pattern},
};

/// What a pattern says of stretches of key characters in its matches.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Every match is such characters alone.
    all: bool,
    /// The shortest match's length, as far as it matters.
    length: usize,
    /// How many every match begins with, at least.
    first: usize,
    /// How many it ends with.
    last: usize,
}

/// Where a match has its stretch.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Stretch {
    /// How far after the start of a match it begins at most.
    within: usize,
}

/// Where a stretch is from a literal that some patterns begin with, or have near their start.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Near {
    /// How far before the literal it begins at most.
    before: usize,
    /// How far after the literal's start.
    pub(crate) after: usize,
}

impl Near {
    /// `None`: not every match has a stretch.
    pub(crate) fn of(pattern: &Pattern) -> Option<Self> {
        Some(Self {
            before: pattern.lead().before(),
            after: pattern.stretch()?.within,
        })
    }

    /// What holds for either.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            before: self.before.max(other.before),
            after: self.after.max(other.after),
        }
    }

    /// Tells the parts of `range`, in order and without what they share, in which a literal can be near one of the stretches.
    pub(crate) fn zones(
        self,
        stretches: &[Range<usize>],
        range: Range<usize>,
        mut tell: impl FnMut(Range<usize>),
    ) {
        let mut from = range.start;
        for stretch in stretches {
            let first = stretch.start.saturating_sub(self.after);
            let end = stretch.end - SHORTEST + self.before + 1;
            let zone = first.max(from)..end.min(range.end);
            if zone.start < zone.end {
                from = zone.end;
                tell(zone);
            }
        }
    }

    /// Notes the stretches that matter to literals in `range`, those that end with the text among them even if more text
    /// could make them one only then. `complete`: nothing follows the text.
    pub(crate) fn stretches(
        self,
        (text, complete): (&[u8], bool),
        range: &Range<usize>,
        stretches: &mut Vec<Range<usize>>,
    ) {
        stretches.clear();
        // A stretch is read no further than it matters: its end may be far.
        let further = range.end + self.after;
        let read = text.get(..further + SHORTEST).unwrap_or(text);
        let mut at = range.start.saturating_sub(self.before);
        while at < further
            && let Some((begin, end)) = encoded::next_run(read, at)
        {
            if end - begin >= SHORTEST {
                stretches.push(begin..end);
            }
            at = end;
        }
        // One that is cut, or is still to come.
        let last = text.len().saturating_sub(SHORTEST - 1);
        if !complete && last < further {
            stretches.push(last..text.len() + SHORTEST);
        }
    }
}

impl Known {
    const NOTHING: Self = Self {
        all: true,
        length: 0,
        first: 0,
        last: 0,
    };

    fn then(self, next: Self) -> Self {
        let length = self.length + next.length;
        Self {
            all: self.all && next.all,
            length,
            first: if self.all {
                self.length + next.first
            } else {
                self.first
            },
            last: if next.all {
                next.length + self.last
            } else {
                next.last
            },
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            all: self.all && other.all,
            length: self.length.min(other.length),
            first: self.first.min(other.first),
            last: self.last.min(other.last),
        }
    }
}

impl Stretch {
    /// The same of a detector that is built in. Its pattern is parsed for this once, however many scanners there are.
    pub(crate) fn of_builtin(detector: &'static Detector) -> Option<Self> {
        static KNOWN: Mutex<BTreeMap<&str, Option<Stretch>>> = Mutex::new(BTreeMap::new());
        let parse = || Self::of(&pattern::parse(detector).ok()?);
        match KNOWN.lock() {
            Ok(mut known) => *known.entry(detector.id).or_insert_with(parse),
            Err(_) => parse(),
        }
    }

    /// `None`: some matches have none, or it may be far from the start.
    pub(crate) fn of(pattern: &Hir) -> Option<Self> {
        match pattern.kind() {
            HirKind::Capture(group) => Self::of(&group.sub),
            HirKind::Alternation(parts) => {
                let parts = parts.iter().map(Self::of);
                parts
                    .collect::<Option<Vec<_>>>()?
                    .into_iter()
                    .max_by_key(|stretch| stretch.within)
            }
            HirKind::Concat(parts) => {
                let (mut known, mut longest) = (Known::NOTHING, 0);
                for part in parts {
                    if let Some(inner) = Self::of(part) {
                        return Self::at(longest + inner.within);
                    }
                    let next = known_of(part);
                    if known.last + next.first >= SHORTEST {
                        return Self::at(longest);
                    }
                    known = known.then(next);
                    longest += part.properties().maximum_len().unwrap_or(FURTHEST + 1);
                }
                None
            }
            HirKind::Repetition(repeat) if repeat.min > 0 => {
                let known = known_of(pattern);
                match known.all && known.length >= SHORTEST {
                    true => Self::at(0),
                    false => Self::of(&repeat.sub),
                }
            }
            _ => {
                let known = known_of(pattern);
                match known.first >= SHORTEST {
                    true => Self::at(0),
                    false => None,
                }
            }
        }
    }

    fn at(within: usize) -> Option<Self> {
        (within <= FURTHEST).then_some(Self { within })
    }
}

fn known_of(pattern: &Hir) -> Known {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => Known::NOTHING,
        HirKind::Literal(literal) => literal.0.iter().fold(Known::NOTHING, |known, &byte| {
            known.then(one(encoded::is_base64(byte)))
        }),
        HirKind::Class(_) => {
            let set = ByteSet::of(pattern);
            let is_key = (0..=u8::MAX).all(|byte| !set.contains(byte) || encoded::is_base64(byte));
            one(is_key)
        }
        HirKind::Capture(group) => known_of(&group.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .fold(Known::NOTHING, |known, part| known.then(known_of(part))),
        HirKind::Alternation(parts) => parts
            .iter()
            .map(known_of)
            .reduce(Known::or)
            .unwrap_or(Known::NOTHING),
        HirKind::Repetition(repeat) => {
            let sub = known_of(&repeat.sub);
            let times = |times| (0..times).fold(Known::NOTHING, |known, _| known.then(sub));
            let least = times(repeat.min.min(MOST));
            match repeat.max {
                Some(max) if max == repeat.min => least,
                _ => least.or(least.then(sub)),
            }
        }
    }
}

fn one(is_key: bool) -> Known {
    Known {
        all: is_key,
        length: 1,
        first: usize::from(is_key),
        last: usize::from(is_key),
    }
}

/// The shortest stretch that counts: ordinary words are shorter.
const SHORTEST: usize = encoded::SHORTEST;

/// The furthest from a match's start that one begins.
const FURTHEST: usize = 160;

/// Times that a repetition is counted.
const MOST: u32 = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detectors, entry::Entry, lead::Lead};

    fn within(pattern: &str) -> Option<usize> {
        let mut parser = regex_syntax::ParserBuilder::new()
            .unicode(false)
            .utf8(false)
            .build();
        Stretch::of(&parser.parse(pattern).unwrap()).map(|stretch| stretch.within)
    }

    #[test]
    fn stretches_are_where_every_match_has_them() {
        assert_eq!(within("sk_live_[0-9a-z]{24}"), Some(8));
        assert_eq!(within("(?:sk|rk)-[0-9a-z]{12,}"), Some(3));
        assert_eq!(within("(?:sk|r)-[0-9a-z]{12,}"), None);
        assert_eq!(within("name[ =:]{1,4}[0-9a-f]{32}"), Some(8));
        assert_eq!(within("(?:a.{0,9}|b )[0-9a-f]{8}-?[0-9a-f]{7}"), Some(19));
        assert_eq!(within("(?:a.{0,9}|b )[0-9a-f]{7}-?[0-9a-f]{7}"), None);
        assert_eq!(within("[0-9]{8}(?:x[0-9]{3}){2}"), Some(8));
        assert_eq!(within("[0-9]{8}(?:\\.[0-9]{3}){5}"), None);
        assert_eq!(within("(?:[0-9]{20}|key [0-9]{20})"), Some(4));
        assert_eq!(within("(?:[0-9]{20})?"), None);
        assert_eq!(within("key .{0,200}[0-9]{20}"), None);
        assert_eq!(within("key .*[0-9]{20}"), None);
    }

    #[test]
    fn what_detectors_find_is_near_a_stretch() {
        let mut some = 0;
        for detector in detectors().filter(|detector| detector.whole.is_none()) {
            let pattern = Pattern::new(&Entry::Builtin(detector)).unwrap();
            // The digits of these are looked at in stretches only.
            let is_key = |byte: &u8| encoded::is_base64(*byte);
            let its = |byte: &u8| pattern.bytes().is_none_or(|bytes| bytes.contains(*byte));
            let all_key = (0..=u8::MAX).filter(its).all(|byte| is_key(&byte));
            assert!(!pattern.is_far() || all_key, "{}", detector.id);
            let Some(near) = Near::of(&pattern) else {
                assert!(!pattern.is_far(), "{}", detector.id);
                continue;
            };
            let Lead::Literals { literals, fold, .. } = pattern.lead() else {
                continue;
            };
            some += 1;
            for example in detector.about.map_or(&[][..], |about| about.finds) {
                let text = example.replace(['‹', '›'], "");
                let lower = text.to_ascii_lowercase();
                let read = if *fold { &lower } else { &text };
                let mut zones = Vec::new();
                let mut stretches = Vec::new();
                near.stretches((text.as_bytes(), true), &(0..text.len()), &mut stretches);
                near.zones(&stretches, 0..text.len(), |zone| zones.push(zone));
                let literals = literals.iter().filter_map(|l| std::str::from_utf8(l).ok());
                let mut places = literals
                    .flat_map(|l| read.match_indices(l))
                    .map(|(at, _)| at);
                let is_near = places.any(|at| zones.iter().any(|zone| zone.contains(&at)));
                // Where the example is found after it was normalised, its own bytes are none of a match.
                let found = pattern.memory().is_some_and(|mut memory| {
                    (0..text.len()).any(|start| {
                        pattern
                            .run(&mut memory, text.as_bytes(), start, true)
                            .end
                            .is_some()
                    })
                });
                assert!(is_near || !found, "{}: {text}", detector.id);
            }
        }
        assert!(some > 400);
    }

    #[test]
    fn zones_are_those_around_stretches() {
        let text = format!("{} {} {}", "x".repeat(60), "k".repeat(20), "y ".repeat(20));
        let near = Near {
            before: 2,
            after: 10,
        };
        let zones = |text: &str, complete, range: Range<usize>| {
            let (mut stretches, mut zones) = (Vec::new(), Vec::new());
            near.stretches((text.as_bytes(), complete), &range, &mut stretches);
            near.zones(&stretches, range, |zone| zones.push((zone.start, zone.end)));
            zones
        };
        assert_eq!(zones(&text, true, 0..text.len()), [(0, 48), (51, 69)]);
        assert_eq!(zones(&text, true, 20..60), [(20, 48), (51, 60)]);
        assert!(zones(&text, true, 69..text.len()).is_empty());
        assert_eq!(zones(&text, false, 70..text.len()), [(98, 122)]);
        assert!(zones("no key", true, 0..6).is_empty());
        assert_eq!(zones("no key", false, 0..6), [(0, 6)]);
    }

    #[test]
    fn a_long_stretch_is_read_once() {
        let text = "k".repeat(1 << 20);
        let near = Near {
            before: 2,
            after: 10,
        };
        let mut stretches = Vec::new();
        for start in (0..text.len()).step_by(1 << 13) {
            near.stretches(
                (text.as_bytes(), true),
                &(start..start + (1 << 13)),
                &mut stretches,
            );
            assert!(
                stretches
                    .iter()
                    .all(|stretch| stretch.len() < (1 << 13) + 30)
            );
            assert_eq!(stretches.len(), 1);
        }
    }

    proptest::proptest! {
        /// What is looked for near stretches is found wherever a match is, whatever the blocks and however much is known.
        #[test]
        fn no_match_is_far_from_a_stretch(text in "[a=. ]{0,30}(?:[ak.= ]{0,9}k{12,20}|a=){0,4}[ka .]{0,20}", block in 1_usize..40, length in 0_usize..200) {
            let regex = regex_automata::meta::Regex::new("a[=. ]{1,3}k{15}").unwrap();
            let near = Near { before: 0, after: 4 };
            let known = text.get(..length).unwrap_or(&text);
            let (mut stretches, mut zones) = (Vec::new(), Vec::new());
            for start in (0..known.len()).step_by(block) {
                let range = start..known.len().min(start + block);
                near.stretches((known.as_bytes(), known.len() == text.len()), &range, &mut stretches);
                near.zones(&stretches, range, |zone| zones.push(zone));
            }
            for found in (0..text.len()).filter_map(|at| {
                let input = regex_automata::Input::new(&text).range(at..).anchored(regex_automata::Anchored::Yes);
                regex.find(input)
            }) {
                let is_near = zones.iter().any(|zone| zone.contains(&found.start()));
                proptest::prop_assert!(is_near || found.start() >= known.len(), "{:?} in {:?}", found.start(), zones);
            }
        }
    }
}
