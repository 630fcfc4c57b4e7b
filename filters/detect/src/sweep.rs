//! One pass of all detectors over one normalised text: places → matches → validators → context.
//!
//! What matches, and how surely, depends on the text alone, never on how it was cut: every place is tried for
//! itself, and a match counts only once no text to come can change it.

use regex_automata::{
    Anchored, Input, MatchKind, PatternID, PatternSet,
    hybrid::{
        LazyStateID,
        dfa::{Cache, DFA},
    },
};
use regex_syntax::hir::Hir;

use crate::{
    detector::{Detector, Match, Prefilter},
    finding::Span,
    overlap::Found,
    pattern::{self, Memory, Pattern, Reading, Run, ScannerError},
    prefilter::{Place, PlaceKind, Places},
};

/// Everything compiled from a list of detectors.
#[derive(Debug)]
pub(crate) struct Patterns {
    detectors: Vec<&'static Detector>,
    patterns: Vec<Pattern>,
    places: Places,
    numbers: Group,
    words: Group,
}

/// Several patterns in one automaton, to ask all of them at once.
#[derive(Debug)]
struct Group {
    members: Vec<usize>,
    dfa: Option<DFA>,
    /// Bytes that some member can start with.
    starts: [bool; 256],
    /// How far before its place a match can start.
    before: usize,
}

/// What a pass writes to; kept from pass to pass.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    memories: Vec<Memory>,
    numbers: Option<Cache>,
    words: Option<Cache>,
    hits: PatternSet,
    places: Vec<Place>,
    tracks: Vec<Track>,
    /// Filled when asked for: each run that the text's end interrupted.
    lives: Option<Vec<Life>>,
}

/// How far one detector has got.
#[derive(Clone, Copy, Debug, Default)]
struct Track {
    /// Starts before this were tried, or lie inside a match.
    next: usize,
    /// The end of the last long match that its validator refused.
    refused: usize,
}

/// An interrupted run: the detector, the state it is in, and how often the states had been thrown away by then.
type Life = (usize, LazyStateID, usize);

/// A run that goes on over text to come.
#[derive(Debug)]
pub(crate) struct Carried {
    index: usize,
    memory: Memory,
    /// `None`: not known any more; the run is taken to go on to the next white space.
    state: Option<LazyStateID>,
}

/// A text to pass over.
#[derive(Clone, Copy)]
pub(crate) struct View<'t> {
    /// Normalised text.
    pub(crate) text: &'t str,
    /// Matches start here or later; what stands before is only looked back at.
    pub(crate) from: usize,
    /// Nothing follows the text.
    pub(crate) complete: bool,
}

impl Patterns {
    pub(crate) fn new(detectors: Vec<&'static Detector>) -> Result<Self, ScannerError> {
        let patterns = detectors
            .iter()
            .map(|d| Pattern::new(d))
            .collect::<Result<_, _>>()?;
        let digit = |d: &Detector| matches!(d.prefilter, Prefilter::Digit { .. });
        Ok(Self {
            patterns,
            places: Places::new(&detectors),
            numbers: Group::new(&detectors, digit)?,
            words: Group::new(&detectors, |d| !digit(d))?,
            detectors,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.detectors.len()
    }

    pub(crate) fn detector(&self, index: usize) -> Option<&'static Detector> {
        self.detectors.get(index).copied()
    }

    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            memories: self.patterns.iter().map(Pattern::memory).collect(),
            numbers: self.numbers.dfa.as_ref().map(DFA::create_cache),
            words: self.words.dfa.as_ref().map(DFA::create_cache),
            hits: PatternSet::new(self.detectors.len()),
            places: Vec::new(),
            tracks: vec![Track::default(); self.detectors.len()],
            lives: None,
        }
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
            let state = (memory.clears() == clears).then_some(state);
            Some(Carried {
                index,
                memory,
                state,
            })
        });
        carried.collect()
    }

    /// Carries a run on over the next byte. Whether it is still live.
    pub(crate) fn carry(&self, run: &mut Carried, byte: u8) -> bool {
        let (Some(state), Some(pattern)) = (run.state, self.patterns.get(run.index)) else {
            return !byte.is_ascii_whitespace();
        };
        run.state = pattern.step(&mut run.memory, state, byte);
        run.state.is_some()
    }

    /// How much text before an offset can matter to what starts there.
    pub(crate) fn look_behind(&self) -> usize {
        self.words.before.max(self.numbers.before).max(CONTEXT) + 4
    }

    /// Adds all matches in the view to `found`. Returns the first offset where text to come may still begin, extend
    /// or change a match: the text's end, or further back. Matches that start there or later are left out.
    pub(crate) fn sweep(
        &self,
        scratch: &mut Scratch,
        view: View<'_>,
        found: &mut Vec<Found>,
    ) -> usize {
        for memory in &mut scratch.memories {
            memory.forget();
        }
        let fresh = Track {
            next: view.from,
            refused: 0,
        };
        scratch.tracks.fill(fresh);
        let mut places = std::mem::take(&mut scratch.places);
        let mut pass = Pass {
            patterns: self,
            scratch,
            view,
            found,
            live: view.text.len(),
            tried: view.from,
        };
        let bytes = view.text.as_bytes();
        let mut from = view.from;
        while from < bytes.len() && pass.wants(from) {
            let to = bytes.len().min(from + BLOCK);
            self.places.find(bytes, from, to, &mut places);
            for &place in &places {
                pass.try_place(place);
            }
            from = to;
        }
        if !view.complete {
            pass.try_tail();
        }
        let live = pass.live;
        scratch.places = places;
        live
    }
}

impl Group {
    fn new(
        detectors: &[&'static Detector],
        belongs: impl Fn(&Detector) -> bool,
    ) -> Result<Self, ScannerError> {
        let mut group = Self {
            members: Vec::new(),
            dfa: None,
            starts: [false; 256],
            before: 0,
        };
        let mut trees: Vec<Hir> = Vec::new();
        for (index, detector) in detectors.iter().enumerate().filter(|(_, d)| belongs(d)) {
            group.members.push(index);
            group.before = group.before.max(reach(detector));
            trees.push(pattern::parse(detector)?);
        }
        if !trees.is_empty() {
            let dfa = pattern::automaton(&trees, MatchKind::All, Reading::Forward)
                .map_err(|reason| group.fault(detectors, reason))?;
            for byte in 0..=u8::MAX {
                let after = |lead: &str| {
                    let text = [lead.as_bytes(), &[byte]].concat();
                    alive(&dfa, &mut dfa.create_cache(), &text, lead.len())
                };
                let able = after("") || after("a") || after(" ");
                if let Some(start) = group.starts.get_mut(usize::from(byte)) {
                    *start = able;
                }
            }
            group.dfa = Some(dfa);
        }
        Ok(group)
    }

    fn fault(&self, detectors: &[&'static Detector], reason: String) -> ScannerError {
        let last = self.members.last().and_then(|&index| detectors.get(index));
        ScannerError {
            detector: last.map_or("", |detector| detector.id),
            reason,
        }
    }

    fn can_start(&self, byte: u8) -> bool {
        self.starts.get(usize::from(byte)).copied().unwrap_or(false)
    }
}

/// A pass in progress.
struct Pass<'p, 's, 't> {
    patterns: &'p Patterns,
    scratch: &'s mut Scratch,
    view: View<'t>,
    found: &'p mut Vec<Found>,
    live: usize,
    /// Starts of numbers before this were tried.
    tried: usize,
}

impl Pass<'_, '_, '_> {
    fn try_place(&mut self, place: Place) {
        let patterns = self.patterns;
        if place.kind == PlaceKind::Digit {
            self.try_numbers(place.at);
            return;
        }
        for anchor in patterns.places.anchors(self.view.text.as_bytes(), place) {
            let Some(detector) = patterns.detector(anchor.detector) else {
                continue;
            };
            match detector.prefilter {
                Prefilter::Within { before, .. } => {
                    self.try_before(anchor.detector, place.at, before)
                }
                _ => {
                    self.attempt(anchor.detector, place.at);
                }
            }
        }
    }

    /// Tries the starts at most `before` bytes before a literal.
    fn try_before(&mut self, index: usize, literal: usize, before: usize) {
        let (Some(pattern), Some(track)) = (
            self.patterns.patterns.get(index),
            self.scratch.tracks.get(index),
        ) else {
            return;
        };
        let mut lowest = literal.saturating_sub(before).max(track.next);
        if !pattern.reads_backward() {
            for start in lowest..=literal {
                self.attempt(index, start);
            }
            return;
        }
        for _ in 0..STARTS {
            let Some(memory) = self.scratch.memories.get_mut(index) else {
                return;
            };
            let text = self.view.text.as_bytes();
            if lowest > literal {
                return;
            }
            let Some(start) = pattern.first_start(memory, text, lowest, literal) else {
                return;
            };
            if self.attempt(index, start) {
                return;
            }
            lowest = start + 1;
        }
    }

    /// Tries the starts of numbers whose first digit is at `digit`. A number starts where a word does.
    fn try_numbers(&mut self, digit: usize) {
        let group = &self.patterns.numbers;
        let text = self.view.text.as_bytes();
        let (Some(dfa), Some(mut cache)) = (&group.dfa, self.scratch.numbers.take()) else {
            return;
        };
        let first = digit.saturating_sub(group.before).max(self.tried);
        for start in first..=digit {
            if !self.wants(start) {
                break;
            }
            let byte = text.get(start).copied().unwrap_or_default();
            if !group.can_start(byte) || !starts_word(text, start) {
                continue;
            }
            if ask(
                dfa,
                &mut cache,
                text,
                start,
                self.view.complete,
                &mut self.scratch.hits,
            ) {
                self.live_start(group, start);
            }
            if !self.scratch.hits.is_empty() {
                self.try_hits(start, digit - start);
            }
        }
        self.tried = digit + 1;
        self.scratch.numbers = Some(cache);
    }

    fn try_hits(&mut self, start: usize, before: usize) {
        let members = &self.patterns.numbers.members;
        for (hit, &index) in members.iter().enumerate() {
            let hit = PatternID::new(hit).is_ok_and(|id| self.scratch.hits.contains(id));
            let near = self
                .patterns
                .detector(index)
                .is_some_and(|d| reach(d) >= before);
            if hit && near {
                self.attempt(index, start);
            }
        }
        self.scratch.hits.clear();
    }

    /// Runs one detector from `start`. Whether it found something.
    fn attempt(&mut self, index: usize, start: usize) -> bool {
        let wanted = self.wants(start);
        let (Some(pattern), Some(memory), Some(track)) = (
            self.patterns.patterns.get(index),
            self.scratch.memories.get_mut(index),
            self.scratch.tracks.get_mut(index),
        ) else {
            return false;
        };
        if start < track.next || !wanted {
            return false;
        }
        track.next = start + 1;
        match pattern.run(memory, self.view.text.as_bytes(), start, self.view.complete) {
            Run {
                live: Some(state), ..
            } => {
                self.live_run(index, start, state);
                false
            }
            Run { end: Some(end), .. } => self.judge(index, start, end),
            Run { end: None, .. } => false,
        }
    }

    fn judge(&mut self, index: usize, start: usize, end: usize) -> bool {
        let (Some(detector), Some(track)) = (
            self.patterns.detector(index),
            self.scratch.tracks.get_mut(index),
        ) else {
            return false;
        };
        let text = self.view.text;
        let long = end - start > LONG;
        if long && track.refused == end {
            return false;
        }
        let (start, end) = (floor(text, start), ceil(text, end));
        let before = ceil(text, start.saturating_sub(CONTEXT));
        let candidate = Match {
            text: text.get(start..end).unwrap_or_default(),
            before: text.get(before..start).unwrap_or_default(),
        };
        let confidence = (detector.validate)(&candidate);
        if confidence.is_some() {
            track.next = end;
        } else if long {
            track.refused = end;
        }
        let confidence =
            confidence.map(|confidence| match candidate.follows_any(detector.context) {
                true => confidence.raised(),
                false => confidence,
            });
        if confidence.is_some() || long {
            self.found.push(Found {
                detector: index,
                span: Span::new(start, end),
                confidence,
            });
        }
        confidence.is_some()
    }

    /// Looks for starts near the end whose literal or digit has not come yet.
    fn try_tail(&mut self) {
        let patterns = self.patterns;
        let mut words = self.scratch.words.take();
        self.try_tail_of(&patterns.words, &mut words, |_, _| true);
        self.scratch.words = words;
        let mut numbers = self.scratch.numbers.take();
        self.try_tail_of(&patterns.numbers, &mut numbers, starts_word);
        self.scratch.numbers = numbers;
    }

    fn try_tail_of(
        &mut self,
        group: &Group,
        cache: &mut Option<Cache>,
        able: fn(&[u8], usize) -> bool,
    ) {
        let (Some(dfa), Some(cache)) = (&group.dfa, cache) else {
            return;
        };
        let text = self.view.text.as_bytes();
        for start in text.len().saturating_sub(group.before).max(self.view.from)..text.len() {
            if !self.wants(start) {
                return;
            }
            let byte = text.get(start).copied().unwrap_or_default();
            if group.can_start(byte) && able(text, start) && alive(dfa, cache, text, start) {
                self.live_start(group, start);
            }
        }
    }

    /// Whether what starts at `start` is of interest: once something live is known, later starts are not.
    fn wants(&self, start: usize) -> bool {
        self.scratch.lives.is_some() || start < self.live
    }

    /// Some pattern of the group is live from `start`.
    fn live_start(&mut self, group: &Group, start: usize) {
        self.live = self.live.min(start);
        if self.scratch.lives.is_some() {
            for &index in &group.members {
                self.attempt(index, start);
            }
        }
    }

    fn live_run(&mut self, index: usize, start: usize, state: LazyStateID) {
        self.live = self.live.min(start);
        let clears = self.scratch.memories.get(index).map_or(0, Memory::clears);
        if let Some(lives) = &mut self.scratch.lives
            && !lives.contains(&(index, state, clears))
        {
            lives.push((index, state, clears));
        }
    }
}

/// How far after the start of a match its literal or digit can end.
fn reach(detector: &Detector) -> usize {
    let longest = |literals: &[&str]| literals.iter().map(|l| l.len()).max().unwrap_or(0);
    match detector.prefilter {
        Prefilter::Prefix(literals) => longest(literals),
        Prefilter::Within { literals, before } => before + longest(literals),
        Prefilter::Digit { before } => before,
    }
}

/// Whether the text from `start` on is the beginning of a match.
fn alive(dfa: &DFA, cache: &mut Cache, text: &[u8], start: usize) -> bool {
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
    true
}

/// Adds the patterns that match from `start` to `hits`. Whether text to come can change that.
fn ask(
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
            // Holds as many patterns as there are detectors.
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
    !complete
}

/// Not inside a run of letters and digits.
fn starts_word(text: &[u8], start: usize) -> bool {
    let word = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    !word(start) || !start.checked_sub(1).is_some_and(word)
}

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The character boundary at or after `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// Bytes of text before a candidate that validators and context words see.
const CONTEXT: usize = 64;

/// Bytes that one look-up of places covers: small enough to stay in the fastest cache.
const BLOCK: usize = 8 << 10;

/// Of long matches that end together only the first is shown to the validator, which may read all of it.
const LONG: usize = 256;

/// How many starts are tried for one literal.
const STARTS: usize = 4;
