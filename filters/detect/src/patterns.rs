//! Everything compiled from a list of detectors, and the memory that running it needs.

use regex_automata::{
    Anchored, Input, MatchKind, PatternSet,
    hybrid::{
        LazyStateID,
        dfa::{Cache, DFA},
    },
};
use regex_syntax::hir::Hir;

use crate::{
    custom::Terms,
    entry::Entry,
    lead::{ByteSet, Lead},
    pattern::{self, Memory, Pattern, Reading, ScannerError},
    prefilter::{Place, Places},
};

/// Everything compiled from a list of detectors.
#[derive(Debug)]
pub(crate) struct Patterns {
    entries: Vec<Entry>,
    /// Of the first entries; those without a pattern are the last ones.
    patterns: Vec<Pattern>,
    places: Places,
    /// Those that start at a digit or just before: many, at the same places, and few of them match.
    numbers: Group,
    /// Those whose first digit may be far from the start.
    far: Vec<usize>,
    /// Those that may start anywhere: the whole text is searched for all of them at once.
    anywhere: Group,
    /// All others.
    others: Group,
}

/// Several patterns in one automaton, to ask all of them at once.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) members: Vec<usize>,
    /// `None`: it has no members.
    pub(crate) dfa: Option<DFA>,
    /// Every byte that a match can start with.
    pub(crate) starts: ByteSet,
    /// Every byte that a match can contain.
    pub(crate) bytes: ByteSet,
    /// How far before its literal's end or its digit a match can start.
    pub(crate) reach: usize,
    /// Matches may start inside words.
    pub(crate) inside: bool,
}

/// What a pass writes to; kept from pass to pass.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    pub(crate) memories: Vec<Memory>,
    pub(crate) numbers: Option<Cache>,
    pub(crate) anywhere: Option<Cache>,
    pub(crate) others: Option<Cache>,
    pub(crate) hits: PatternSet,
    pub(crate) places: Vec<Place>,
    pub(crate) tracks: Vec<Track>,
    pub(crate) starts: Vec<usize>,
    /// Filled when asked for: each run that the text's end interrupts.
    pub(crate) lives: Option<Vec<Life>>,
}

/// How far one detector has got.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Track {
    /// Starts before this were tried, or lie inside a match.
    pub(crate) next: usize,
    /// The end of the last long match that its validator refused.
    pub(crate) refused: usize,
}

/// An interrupted run: the detector, the state it is in, and how often the states had been thrown away by then.
pub(crate) type Life = (usize, LazyStateID, usize);

/// A run that goes on over text to come.
#[derive(Debug)]
pub(crate) struct Carried {
    /// `None`: not known any more; the run is taken to go on to the next white space.
    run: Option<(usize, Memory, LazyStateID)>,
}

impl Carried {
    /// A run that goes on to the next white space.
    pub(crate) fn vague() -> Self {
        Self { run: None }
    }
}

impl Patterns {
    pub(crate) fn new(entries: Vec<Entry>) -> Result<Self, ScannerError> {
        let (terms, mut entries): (Vec<Entry>, Vec<Entry>) = entries
            .into_iter()
            .partition(|entry| matches!(entry, Entry::Terms(_)));
        let patterns: Vec<Pattern> = entries.iter().map(Pattern::new).collect::<Result<_, _>>()?;
        let is_number = |lead: &Lead| matches!(lead, Lead::Digit { before: ..=NEAR });
        let is_far = |lead: &Lead| matches!(lead, Lead::Digit { before } if *before > NEAR);
        let is_anywhere = |lead: &Lead| matches!(lead, Lead::Anywhere { .. });
        let is_other = |lead: &Lead| !is_number(lead) && !is_anywhere(lead);
        let leads = patterns.iter().map(Pattern::lead).enumerate();
        let made = Self {
            places: Places::new(&patterns),
            numbers: Group::new(&entries, &patterns, is_number)?,
            far: leads
                .filter(|(_, lead)| is_far(lead))
                .map(|(index, _)| index)
                .collect(),
            anywhere: Group {
                inside: true,
                ..Group::new(&entries, &patterns, is_anywhere)?
            },
            others: Group::new(&entries, &patterns, is_other)?,
            patterns,
            entries: Vec::new(),
        };
        entries.extend(terms);
        Ok(Self { entries, ..made })
    }

    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            memories: self.patterns.iter().map(Pattern::memory).collect(),
            numbers: self.numbers.dfa.as_ref().map(DFA::create_cache),
            anywhere: self.anywhere.dfa.as_ref().map(DFA::create_cache),
            others: self.others.dfa.as_ref().map(DFA::create_cache),
            hits: PatternSet::new(self.entries.len()),
            places: Vec::new(),
            tracks: vec![Track::default(); self.entries.len()],
            starts: Vec::new(),
            lives: None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// The sets of words, by index.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, &Terms)> {
        let entries = self.entries.iter().enumerate().skip(self.patterns.len());
        entries.filter_map(|(index, entry)| match entry {
            Entry::Terms(terms) => Some((index, terms.as_ref())),
            Entry::Builtin(_) | Entry::Regex(_) | Entry::Documents(_) => None,
        })
    }

    pub(crate) fn pattern(&self, index: usize) -> Option<&Pattern> {
        self.patterns.get(index)
    }

    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    pub(crate) fn numbers(&self) -> &Group {
        &self.numbers
    }

    pub(crate) fn far(&self) -> &[usize] {
        &self.far
    }

    pub(crate) fn anywhere(&self) -> &Group {
        &self.anywhere
    }

    /// Whether something may begin right after a match of this entry, as after a space: not where matches end anywhere.
    pub(crate) fn parts_words(&self, index: usize) -> bool {
        let lead = self.patterns.get(index).map(Pattern::lead);
        lead.is_some_and(|lead| !matches!(lead, Lead::Anywhere { .. }))
    }

    pub(crate) fn others(&self) -> &Group {
        &self.others
    }

    /// How far before what a pass finds a match can start.
    pub(crate) fn reach(&self) -> usize {
        self.others.reach.max(self.numbers.reach)
    }

    /// How much text before a word can matter to what begins with it.
    pub(crate) fn words_reach(&self) -> usize {
        self.terms()
            .map(|(_, terms)| terms.reach())
            .max()
            .unwrap_or(0)
    }

    /// Asks the next pass to note the runs that the text's end interrupts.
    pub(crate) fn note_lives(scratch: &mut Scratch) {
        scratch.lives = Some(Vec::new());
    }

    /// The runs noted, each with a memory of its own, to carry on.
    pub(crate) fn take_lives(&self, scratch: &mut Scratch) -> Vec<Carried> {
        let lives = scratch.lives.take().unwrap_or_default();
        let carried = lives.into_iter().filter_map(|(index, state, clears)| {
            let memory = scratch.memories.get(index)?.clone();
            let known = memory.clears() == clears;
            Some(Carried {
                run: known.then_some((index, memory, state)),
            })
        });
        carried.collect()
    }

    /// Carries a run on over the next byte. Whether it is still live.
    pub(crate) fn carry(&self, run: &mut Carried, byte: u8) -> bool {
        let Some((index, memory, state)) = &mut run.run else {
            return !byte.is_ascii_whitespace();
        };
        let Some(pattern) = self.patterns.get(*index) else {
            return false;
        };
        let clears = memory.clears();
        let Some(next) = pattern.step(memory, *state, byte) else {
            return false;
        };
        *state = next;
        // States thrown away on the way: the one the run is in may be among them.
        if clears != memory.clears() {
            run.run = None;
        }
        true
    }
}

impl Group {
    fn new(
        entries: &[Entry],
        patterns: &[Pattern],
        belongs: impl Fn(&Lead) -> bool,
    ) -> Result<Self, ScannerError> {
        let mut group = Self {
            members: Vec::new(),
            dfa: None,
            starts: ByteSet::default(),
            bytes: ByteSet::default(),
            reach: 0,
            inside: false,
        };
        let mut trees: Vec<Hir> = Vec::new();
        let mut last = None;
        for (index, (entry, pattern)) in entries.iter().zip(patterns).enumerate() {
            if belongs(pattern.lead()) {
                group.members.push(index);
                group.bytes.extend(pattern.bytes());
                group.reach = group.reach.max(pattern.lead().reach());
                trees.push(entry.parse()?);
                last = Some(entry);
            }
        }
        if let Some(last) = last {
            let dfa = pattern::automaton(&trees, MatchKind::All, Reading::Forward)
                .map_err(|reason| ScannerError::new(last.id(), reason))?;
            let mut cache = dfa.create_cache();
            for byte in 0..=u8::MAX {
                let mut lives = |text: &[u8]| alive(&dfa, &mut cache, text, text.len() - 1);
                // A pattern may ask for a boundary before it.
                let after = |lead: u8| lives(&[lead, byte]);
                if BOUNDARIES.into_iter().any(after) || lives(&[byte]) {
                    group.starts.insert(byte);
                }
            }
            group.dfa = Some(dfa);
        }
        Ok(group)
    }
}

/// Whether the text from `start` on is the beginning of a match.
pub(crate) fn alive(dfa: &DFA, cache: &mut Cache, text: &[u8], start: usize) -> bool {
    let input = Input::new(text).range(start..).anchored(Anchored::Yes);
    let Ok(mut state) = dfa.start_state_forward(cache, &input) else {
        return true;
    };
    for &byte in text.get(start..).unwrap_or_default() {
        match dfa.next_state(cache, state, byte) {
            Ok(next) if next.is_dead() => return false,
            Ok(next) => state = next,
            Err(_) => return true,
        }
    }
    !pattern::is_spent(dfa, cache, state)
}

/// Adds the patterns that match from `start` to `hits`. Whether text to come can change that.
pub(crate) fn ask(
    dfa: &DFA,
    cache: &mut Cache,
    text: &[u8],
    start: usize,
    complete: bool,
    hits: &mut PatternSet,
) -> bool {
    let input = Input::new(text).range(start..).anchored(Anchored::Yes);
    let Ok(mut state) = dfa.start_state_forward(cache, &input) else {
        return true;
    };
    let mut note = |cache: &Cache, state| {
        for index in 0..dfa.match_len(cache, state) {
            // There is room for as many patterns as there are detectors.
            let _ = hits.try_insert(dfa.match_pattern(cache, state, index));
        }
    };
    for &byte in text.get(start..).unwrap_or_default() {
        match dfa.next_state(cache, state, byte) {
            Ok(next) => state = next,
            Err(_) => return true,
        }
        if state.is_tagged() {
            if state.is_match() {
                note(cache, state);
            } else if state.is_dead() {
                return false;
            }
        }
    }
    if complete
        && let Ok(last) = dfa.next_eoi_state(cache, state)
        && last.is_match()
    {
        note(cache, last);
    }
    !complete && !pattern::is_spent(dfa, cache, state)
}

/// One byte of each kind that a pattern can ask to stand before it.
const BOUNDARIES: [u8; 4] = [b'a', b' ', b'-', b'\n'];

/// Digits at most this far from the start of a match are tried with all others of their kind.
const NEAR: usize = 8;
