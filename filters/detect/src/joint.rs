//! Many patterns in one automaton, which says in one walk which of them match from a place.

use std::sync::OnceLock;

use regex_automata::{
    Anchored, Input, MatchKind,
    hybrid::dfa::{Cache, DFA},
};
use regex_syntax::hir::{Hir, HirKind};

use crate::pattern::{self, Pattern, Reading};

/// Some patterns, to be asked together.
#[derive(Debug)]
pub(crate) struct Joint {
    /// The indices of the patterns.
    members: Vec<usize>,
    /// Compiled when a text first has a place to ask about. `None` within: it has no members, or cannot be.
    automaton: OnceLock<Option<DFA>>,
}

/// The states built so far; kept from walk to walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct States(Option<Cache>);

/// How a walk ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum WalkEnd {
    /// Of no pattern more can match than was told.
    Done,
    /// Any of them may match: the text ended too early, or there is no automaton.
    Unknown,
}

impl Joint {
    pub(crate) fn new(members: Vec<usize>) -> Self {
        Self {
            members,
            automaton: OnceLock::new(),
        }
    }

    /// Tells the number of each pattern that matches from `start`, or, where it is longer than the walk, begins to, and where that
    /// ends; once for each end. `complete`: nothing follows the text.
    pub(crate) fn walk(
        &self,
        patterns: &[Pattern],
        States(states): &mut States,
        (text, complete): (&[u8], bool),
        start: usize,
        mut tell: impl FnMut(usize, usize),
    ) -> WalkEnd {
        if self.members.is_empty() {
            return WalkEnd::Done;
        }
        let Some(dfa) = self.automaton(patterns) else {
            return WalkEnd::Unknown;
        };
        let states = states.get_or_insert_with(|| dfa.create_cache());
        let mut note = |states: &Cache, state, end| {
            for nth in 0..dfa.match_len(states, state) {
                tell(dfa.match_pattern(states, state, nth).as_usize(), end);
            }
        };
        let input = Input::new(text).range(start..).anchored(Anchored::Yes);
        let Ok(mut state) = dfa.start_state_forward(states, &input) else {
            return WalkEnd::Unknown;
        };
        for (end, &byte) in text.iter().enumerate().skip(start) {
            match dfa.next_state(states, state, byte) {
                Ok(next) => state = next,
                Err(_) => return WalkEnd::Unknown,
            }
            if state.is_match() {
                // A match is known one byte late.
                note(states, state, end);
            } else if state.is_dead() {
                return WalkEnd::Done;
            }
        }
        match dfa.next_eoi_state(states, state) {
            Ok(last) if complete => {
                if last.is_match() {
                    note(states, last, text.len());
                }
                WalkEnd::Done
            }
            _ => WalkEnd::Unknown,
        }
    }

    fn automaton(&self, patterns: &[Pattern]) -> Option<&DFA> {
        let compile = || {
            let own = self.members.iter();
            let own = own.map(|&index| patterns.get(index)?.hir());
            let trees: Option<Vec<Hir>> = own.map(|hir| Some(beginning(hir?, LONGEST).0)).collect();
            let trees = trees?;
            let trees: Vec<&Hir> = trees.iter().collect();
            pattern::automaton(&trees, MatchKind::All, Reading::Forward).ok()
        };
        self.automaton.get_or_init(compile).as_ref()
    }
}

/// Whether a walk reads all of a pattern's matches.
pub(crate) fn is_whole(hir: &Hir) -> bool {
    longest(hir) <= LONGEST
}

fn longest(hir: &Hir) -> usize {
    hir.properties().maximum_len().unwrap_or(usize::MAX)
}

/// What a match begins with, at most so many bytes of it; and how many of these are left for what follows it.
fn beginning(hir: &Hir, most: usize) -> (Hir, usize) {
    if let Some(left) = most.checked_sub(longest(hir)) {
        return (hir.clone(), left);
    }
    match hir.kind() {
        HirKind::Concat(parts) => {
            let (mut some, mut left) = (Vec::new(), most);
            for part in parts {
                let cut = longest(part) > left;
                let (part, rest) = beginning(part, left);
                some.push(part);
                left = rest;
                if cut {
                    break;
                }
            }
            (Hir::concat(some), 0)
        }
        HirKind::Alternation(parts) => {
            let parts = parts.iter().map(|part| beginning(part, most).0);
            (Hir::alternation(parts.collect()), 0)
        }
        HirKind::Capture(group) => beginning(&group.sub, most),
        HirKind::Repetition(repeat) if repeat.min > 0 => match most / longest(&repeat.sub).max(1) {
            0 => beginning(&repeat.sub, most),
            times => {
                let times = times.min(repeat.min.try_into().unwrap_or(usize::MAX));
                let parts = std::iter::repeat_n((*repeat.sub).clone(), times);
                (Hir::concat(parts.collect()), 0)
            }
        },
        _ => (Hir::empty(), 0),
    }
}

/// Bytes of a match that a walk reads at most: walks begin at every number, and each may read as much.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detectors, entry::Entry};

    #[test]
    fn every_pattern_is_told_of_its_examples() {
        let entries: Vec<Entry> = detectors()
            .filter(|detector| detector.whole.is_none())
            .map(Entry::Builtin)
            .collect();
        let patterns: Vec<Pattern> = entries.iter().map(|e| Pattern::new(e).unwrap()).collect();
        let joint = Joint::new((0..patterns.len()).collect());
        let mut states = States::default();
        for (index, detector) in detectors().filter(|d| d.whole.is_none()).enumerate() {
            let is_whole = is_whole(patterns[index].hir().unwrap());
            let mut memory = patterns[index].memory().unwrap();
            let examples = detector.about.map_or(&[][..], |about| about.finds);
            for (number, example) in examples.iter().enumerate() {
                memory.turn_to(number + 1);
                let text = example.replace(['‹', '›'], "");
                let bytes = text.as_bytes();
                for start in 0..bytes.len() {
                    let run = patterns[index].run(&mut memory, bytes, start, true);
                    let mut ends = Vec::new();
                    let walk =
                        joint.walk(&patterns, &mut states, (bytes, true), start, |told, end| {
                            if told == index {
                                ends.push(end);
                            }
                        });
                    assert_eq!(walk, WalkEnd::Done);
                    match run.end {
                        Some(end) if is_whole => assert!(ends.contains(&end), "{text}"),
                        Some(_) => assert!(!ends.is_empty(), "{}: {text}", detector.id),
                        None => assert!(!is_whole || ends.is_empty(), "{}: {text}", detector.id),
                    }
                }
            }
        }
    }

    #[test]
    fn long_patterns_are_read_as_far_as_a_walk_goes() {
        for (pattern, begins, never) in [
            ("[0-9]{3}a.{1,99}b", "123a4", "123b"),
            ("(?:12|[0-9]{2,80} x)-[0-9]{70}", "12-", "1x"),
            (
                "(?:[0-9]{8}/?){9,20}",
                "12345678/12345678/12345678/12345678/12345678/12345678/12345678/",
                "12345678/a",
            ),
        ] {
            let mut parser = regex_syntax::ParserBuilder::new()
                .unicode(false)
                .utf8(false)
                .build();
            let hir = parser.parse(pattern).unwrap();
            assert!(!is_whole(&hir));
            let (beginning, _) = beginning(&hir, LONGEST);
            let dfa = pattern::automaton(&[&beginning], MatchKind::All, Reading::Forward).unwrap();
            let mut cache = dfa.create_cache();
            let mut matches = |text: &str| {
                let input = Input::new(text).anchored(Anchored::Yes);
                dfa.try_search_fwd(&mut cache, &input).unwrap().is_some()
            };
            assert!(matches(begins) && !matches(never), "{pattern}");
        }
    }

    #[test]
    fn a_text_that_may_go_on_says_nothing_for_sure() {
        let entries: Vec<Entry> = detectors()
            .filter(|detector| detector.id == "finance.visa")
            .map(Entry::Builtin)
            .collect();
        let patterns: Vec<Pattern> = entries.iter().map(|e| Pattern::new(e).unwrap()).collect();
        let joint = Joint::new(vec![0]);
        let mut states = States::default();
        let mut walk = |text: &str, complete| {
            joint.walk(
                &patterns,
                &mut states,
                (text.as_bytes(), complete),
                0,
                |_, _| {},
            )
        };
        for text in ["4111 11", "4111 1111 1111 1111", ""] {
            assert_eq!(walk(text, false), WalkEnd::Unknown, "{text}");
            assert_eq!(walk(text, true), WalkEnd::Done, "{text}");
        }
        assert_eq!(walk("4x", false), WalkEnd::Done);
        assert_eq!(walk("4111 1111 1111 1111, ", false), WalkEnd::Done);
        let mut none = |_, _| unreachable!();
        let walk = Joint::new(Vec::new()).walk(
            &patterns,
            &mut States::default(),
            (b"4", false),
            0,
            &mut none,
        );
        assert_eq!(walk, WalkEnd::Done);
    }
}
