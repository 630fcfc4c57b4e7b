//! Everything compiled from a list of detectors, and the memory that running it needs.
//!
//! Automata are compiled when a text first needs them, and so is the memory for their states taken.

use std::sync::OnceLock;

use regex_automata::{
    Anchored, Input, MatchKind,
    hybrid::{
        LazyStateID,
        dfa::{Cache, DFA},
    },
};
use regex_syntax::hir::Hir;

use crate::{
    custom::Terms,
    encoded,
    entry::Entry,
    heads::Heads,
    lead::{ByteSet, Lead},
    numbers::{NEAR, Notes, Number, Numbers},
    pattern::{self, Memory, Pattern, Reading, ScannerError},
    prefilter::{Found, Places},
};

/// Everything compiled from a list of detectors.
#[derive(Debug)]
pub(crate) struct Patterns {
    entries: Vec<Entry>,
    /// Of the first entries; those without a pattern are the last ones.
    patterns: Vec<Pattern>,
    places: Places,
    /// Those that start at a digit or just before.
    numbers: Numbers,
    /// Those whose first digit may be far from the start: runs of the same few bytes.
    far: Vec<usize>,
    /// Those that may start anywhere: the whole text is searched for all of them at once.
    anywhere: Group,
    /// Those that may start before the literal that is looked for.
    others: Group,
    /// What all the rest begin with.
    heads: Heads,
    /// How far before what is looked for, and its end, a match can start.
    reach: usize,
}

/// Several patterns in one automaton, to ask all of them at once.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) members: Vec<usize>,
    /// `None` within: it has no members, or cannot be compiled.
    dfa: OnceLock<Option<DFA>>,
    /// Every byte that a match can start with.
    pub(crate) starts: ByteSet,
    /// How far before its literal's end or its digit a match can start.
    pub(crate) reach: usize,
    /// Matches may start inside words.
    pub(crate) inside: bool,
}

/// What a pass writes to; kept from pass to pass.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    memories: Vec<Option<Box<Memory>>>,
    pub(crate) anywhere: Option<Cache>,
    pub(crate) others: Option<Cache>,
    pub(crate) places: Found,
    tracks: Vec<Track>,
    /// The number of the text that is passed over: what was noted of others counts for nothing.
    text: usize,
    /// Where the pass over it begins.
    from: usize,
    pub(crate) starts: Vec<usize>,
    /// What was seen of numbers.
    pub(crate) numbers: Notes,
    /// Starts of a number's matches, with their patterns.
    pub(crate) candidates: Vec<(usize, usize)>,
    /// Filled when asked for: each run that the text's end interrupts.
    pub(crate) lives: Option<Vec<Life>>,
}

/// How far one detector has got.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Track {
    pub(crate) text: usize,
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
        let nameless: Vec<Entry> = entries.iter().filter_map(Entry::nameless).collect();
        entries.extend(nameless);
        let patterns: Vec<Pattern> = entries.iter().map(Pattern::new).collect::<Result<_, _>>()?;
        let is_far = |lead: &Lead| lead.before() > NEAR && matches!(lead, Lead::Digit { .. });
        let is_anywhere = |lead: &Lead| matches!(lead, Lead::Anywhere { .. });
        let is_other = |lead: &Lead| matches!(lead, Lead::Literals { before: 1.., .. });
        let all = patterns.iter().enumerate();
        let leads = patterns.iter().map(Pattern::lead);
        let reach = leads.filter(|lead| !is_anywhere(lead)).map(Lead::reach);
        let made = Self {
            places: Places::new(&patterns),
            numbers: Numbers::new(&entries, &patterns),
            reach: reach.max().unwrap_or(0),
            far: all
                .filter(|(_, pattern)| pattern.is_far())
                .map(|(index, _)| index)
                .collect(),
            anywhere: Group {
                inside: true,
                ..Group::new(&patterns, is_anywhere)
            },
            others: Group::new(&patterns, |lead| is_other(lead) || is_far(lead)),
            heads: Heads::new(&patterns),
            patterns,
            entries: Vec::new(),
        };
        entries.extend(terms);
        Ok(Self { entries, ..made })
    }

    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            memories: vec![None; self.entries.len()],
            anywhere: None,
            others: None,
            places: Found::default(),
            tracks: vec![Track::default(); self.entries.len()],
            text: 0,
            from: 0,
            starts: Vec::new(),
            numbers: Notes::default(),
            candidates: Vec::new(),
            lives: None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// Whether the entry is the user's own.
    pub(crate) fn is_own(&self, index: usize) -> bool {
        let entry = self.entries.get(index);
        !matches!(entry, Some(Entry::Builtin(_) | Entry::Nameless(_)))
    }

    /// The sets of words, by index.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, &Terms)> {
        let entries = self.entries.iter().enumerate().skip(self.patterns.len());
        entries.filter_map(|(index, entry)| match entry {
            Entry::Terms(terms) => Some((index, terms.as_ref())),
            _ => None,
        })
    }

    pub(crate) fn pattern(&self, index: usize) -> Option<&Pattern> {
        self.patterns.get(index)
    }

    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    pub(crate) fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Adds every start from which a number pattern may match, with the pattern's index, see [`Numbers::starts`].
    pub(crate) fn number_starts(
        &self,
        notes: &mut Notes,
        number: Number<'_>,
        follows: impl Fn(usize) -> bool,
        found: &mut Vec<(usize, usize)>,
    ) {
        self.numbers
            .starts(&self.patterns, notes, number, follows, found);
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

    pub(crate) fn heads(&self) -> &Heads {
        &self.heads
    }

    /// The automaton of one of the groups.
    pub(crate) fn dfa<'p>(&'p self, group: &'p Group) -> Option<&'p DFA> {
        group.dfa(&self.patterns)
    }

    /// Whether a run of base64 holds nothing that anything here could match.
    pub(crate) fn is_noise(&self, scratch: &mut Scratch, run: &[u8]) -> bool {
        let anywhere = !self.anywhere.members.is_empty() || self.terms().next().is_some();
        !anywhere
            && (encoded::is_hex(run)
                || encoded::is_noise(run, |bytes| {
                    self.places.has_literal(bytes) || self.may_have_number(scratch, bytes)
                }))
    }

    /// Whether some pattern may match a number among these bytes.
    fn may_have_number(&self, scratch: &mut Scratch, bytes: &[u8]) -> bool {
        let mut after_digit = false;
        bytes.iter().enumerate().any(|(at, byte)| {
            let first = byte.is_ascii_digit() && !after_digit;
            after_digit = byte.is_ascii_digit();
            first && self.may_be_number(scratch, bytes, at)
        })
    }

    /// Whether some pattern may match the number whose first digit is at `digit`.
    fn may_be_number(&self, scratch: &mut Scratch, bytes: &[u8], digit: usize) -> bool {
        let rest = bytes.get(digit..).unwrap_or_default();
        let before = bytes.get(..digit).unwrap_or_default();
        let far = self
            .far
            .iter()
            .filter_map(|&index| self.patterns.get(index));
        self.numbers
            .may_match(&self.patterns, &mut scratch.numbers, bytes, digit)
            || far.into_iter().any(|pattern| {
                let its = |byte: &&u8| pattern.bytes().is_none_or(|bytes| bytes.contains(**byte));
                let around = before.iter().rev().take_while(its).count()
                    + rest.iter().take_while(its).count();
                around >= pattern.shortest()
            })
    }

    /// How far before what a pass finds a match can start.
    pub(crate) fn reach(&self) -> usize {
        self.reach
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
            let memory = scratch.memories.get(index)?.as_deref()?.clone();
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

impl Scratch {
    /// The number of the text that is passed over.
    pub(crate) fn text(&self) -> usize {
        self.text
    }

    /// Begins a pass over another text, from `from` on.
    pub(crate) fn turn(&mut self, from: usize) {
        self.text += 1;
        self.from = from;
    }

    /// What is remembered of one pattern's runs. `None`: it cannot be compiled.
    pub(crate) fn memory(&mut self, index: usize, pattern: &Pattern) -> Option<&mut Memory> {
        let slot = self.memories.get_mut(index)?;
        if slot.is_none() {
            *slot = Some(Box::new(pattern.memory()?));
        }
        let memory = slot.as_deref_mut()?;
        memory.turn_to(self.text);
        Some(memory)
    }

    /// How often the states of one pattern were thrown away.
    pub(crate) fn clears(&self, index: usize) -> usize {
        let memory = self.memories.get(index).and_then(Option::as_deref);
        memory.map_or(0, Memory::clears)
    }

    /// How far one detector has got in this text.
    pub(crate) fn track(&self, index: usize) -> Track {
        match self.tracks.get(index) {
            Some(track) if track.text == self.text => *track,
            _ => Track {
                text: self.text,
                next: self.from,
                refused: 0,
            },
        }
    }

    /// Notes how far one detector has got.
    pub(crate) fn keep(&mut self, index: usize, track: Track) {
        if let Some(slot) = self.tracks.get_mut(index) {
            *slot = track;
        }
    }
}

impl Group {
    fn new(patterns: &[Pattern], belongs: impl Fn(&Lead) -> bool) -> Self {
        let mut group = Self {
            members: Vec::new(),
            dfa: OnceLock::new(),
            starts: ByteSet::default(),
            reach: 0,
            inside: false,
        };
        for (index, pattern) in patterns.iter().enumerate() {
            if belongs(pattern.lead()) {
                group.members.push(index);
                group.starts.extend(&pattern.first_bytes());
                group.reach = group.reach.max(pattern.lead().reach());
            }
        }
        group
    }

    fn dfa(&self, patterns: &[Pattern]) -> Option<&DFA> {
        let compile = || {
            let members = self.members.iter().filter_map(|&index| patterns.get(index));
            let trees: Vec<&Hir> = members.filter_map(Pattern::hir).collect();
            match trees.is_empty() {
                true => None,
                false => pattern::automaton(&trees, MatchKind::All, Reading::Forward).ok(),
            }
        };
        self.dfa.get_or_init(compile).as_ref()
    }
}

/// The furthest start in `lowest..=digit` from which only bytes of the set, and no digits, stand before the digit.
pub(crate) fn walk_back(text: &[u8], bytes: &ByteSet, lowest: usize, digit: usize) -> usize {
    let lead = text.get(lowest..digit).unwrap_or_default().iter().rev();
    digit
        - lead
            .take_while(|&&byte| bytes.contains(byte) && !byte.is_ascii_digit())
            .count()
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
