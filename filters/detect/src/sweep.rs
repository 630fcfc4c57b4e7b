//! One pass of all detectors over one normalised text: places → matches → validators → context.
//!
//! What matches, and how surely, depends on the text alone, never on how it was cut: every place is tried for
//! itself, and a match counts only once no text to come can change it.

use regex_automata::{
    Input,
    hybrid::{
        LazyStateID,
        dfa::{Cache, DFA},
    },
};

use crate::{
    detector::Match,
    finding::Span,
    numbers::Number,
    overlap::Found,
    pattern::{Pattern, Run},
    patterns::{Group, Patterns, Scratch, Track, alive, walk_back},
    prefilter::Place,
};

/// A text to pass over.
#[derive(Clone, Copy)]
pub(crate) struct View<'t> {
    /// Normalised text.
    pub(crate) text: &'t str,
    /// Matches start here or later; what stands before is only looked back at.
    pub(crate) from: usize,
    /// The end of the last match that starts before `from`; 0 where none is known.
    pub(crate) after: usize,
    /// Nothing follows the text.
    pub(crate) complete: bool,
}

/// How much text before an offset can matter to what starts there.
pub(crate) fn look_behind(patterns: &Patterns) -> usize {
    patterns.reach().max(patterns.words_reach()).max(CONTEXT) + 4
}

/// Adds all matches in the view to `found`. Returns the first offset where text to come may still begin, extend or
/// change a match: the text's end, or further back. Matches that start there or later are left out.
pub(crate) fn sweep(
    patterns: &Patterns,
    scratch: &mut Scratch,
    view: View<'_>,
    found: &mut Vec<Found>,
) -> usize {
    scratch.turn(view.from);
    let mut places = std::mem::take(&mut scratch.places);
    let mut pass = Pass {
        patterns,
        scratch,
        view,
        found,
        live: view.text.len(),
        tried: view.from,
    };
    let bytes = view.text.as_bytes();
    let mut from = view.from;
    // A match that starts before the live place can have its literal after it.
    while from < bytes.len() && pass.wants(from.saturating_sub(patterns.reach())) {
        let to = bytes.len().min(from + BLOCK);
        let text = (bytes, view.complete);
        patterns.places().find(text, from, to, &mut places);
        for place in places.iter() {
            pass.try_place(place);
        }
        from = to;
    }
    pass.try_anywhere();
    if !view.complete {
        pass.try_tail();
    }
    let live = pass.live;
    scratch.places = places;
    let words = patterns
        .terms()
        .map(|(index, terms)| terms.sweep(index, view, found));
    words.fold(live, usize::min)
}

/// All matches in `text`, as a text of its own that begins at `start` in the one around it.
pub(crate) fn sweep_alone(
    patterns: &Patterns,
    scratch: &mut Scratch,
    text: &str,
    start: usize,
) -> Vec<Found> {
    let mut found = Vec::new();
    let view = View {
        text,
        from: 0,
        after: 0,
        complete: true,
    };
    sweep(patterns, scratch, view, &mut found);
    for f in &mut found {
        f.span = Span::new(start + f.span.start, start + f.span.end);
    }
    found
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
        let place = match place {
            Place::Digit { at, in_stretch } => {
                self.try_numbers(at);
                if in_stretch {
                    self.try_far(at);
                }
                return;
            }
            Place::Literal(literal) => literal,
        };
        for &index in patterns.places().seekers(place) {
            match patterns
                .pattern(index)
                .map(|pattern| pattern.lead().before())
            {
                Some(before @ 1..) => self.try_before(index, place.at, before),
                _ => {
                    self.attempt(index, place.at);
                }
            }
        }
    }

    /// Tries the starts at most `before` bytes before a literal.
    fn try_before(&mut self, index: usize, literal: usize, before: usize) {
        let Some(pattern) = self.patterns.pattern(index) else {
            return;
        };
        let track = self.scratch.track(index);
        let lowest = literal.saturating_sub(before).max(track.next);
        if lowest > literal {
            return;
        }
        if !pattern.reads_backward() {
            for start in lowest..=literal {
                self.attempt(index, start);
            }
            return;
        }
        let mut starts = std::mem::take(&mut self.scratch.starts);
        starts.clear();
        if let Some(memory) = self.scratch.memory(index, pattern) {
            pattern.starts(
                memory,
                self.view.text.as_bytes(),
                lowest,
                literal,
                &mut starts,
            );
        }
        // The first one that is something ends the search; whether others were tried must not matter.
        let _ = starts.iter().rev().any(|&start| self.attempt(index, start));
        self.scratch.starts = starts;
    }

    /// Tries the starts of numbers whose first digit is at `digit`.
    fn try_numbers(&mut self, digit: usize) {
        let lowest = self.tried;
        self.tried = digit + 1;
        let number = Number {
            text: self.view.text.as_bytes(),
            of: self.scratch.text(),
            complete: self.view.complete,
            lowest,
            digit,
        };
        let mut candidates = std::mem::take(&mut self.scratch.candidates);
        let Self {
            patterns,
            scratch,
            view,
            found,
            ..
        } = self;
        let follows = |start| follows(patterns, *view, found, start);
        patterns.number_starts(&mut scratch.numbers, number, follows, &mut candidates);
        for (start, index) in candidates.drain(..) {
            self.attempt_here(index, start);
        }
        self.scratch.candidates = candidates;
    }

    /// Tries the detectors whose matches are runs that may start far before `digit`, their first one.
    fn try_far(&mut self, digit: usize) {
        let text = self.view.text.as_bytes();
        for &index in self.patterns.far() {
            let Some((pattern, bytes)) = self
                .patterns
                .pattern(index)
                .and_then(|pattern| Some((pattern, pattern.bytes()?)))
            else {
                continue;
            };
            let track = self.scratch.track(index);
            let before = pattern.lead().before();
            let lowest = digit.saturating_sub(before).max(track.next);
            if lowest > digit {
                continue;
            }
            let first = walk_back(text, bytes, lowest, digit);
            let its = |byte: &&u8| bytes.contains(**byte);
            let rest = text.get(digit..).unwrap_or_default();
            // A part of a run is no match: it starts where its run does.
            let inside = first.checked_sub(1).and_then(|at| text.get(at));
            if inside.is_some_and(|byte| bytes.contains(*byte)) {
                let next = digit + rest.iter().take_while(its).count();
                self.scratch.keep(index, Track { next, ..track });
                continue;
            }
            let most = pattern.shortest().saturating_sub(digit - first);
            let end = digit + rest.iter().take(most).take_while(its).count();
            if end < digit + most && (self.view.complete || end < text.len()) {
                // So short a run has no match.
                let next = end.max(track.next);
                self.scratch.keep(index, Track { next, ..track });
                continue;
            }
            self.attempt(index, first);
        }
    }

    /// Searches the text for those that may start anywhere: where one ends, the starts before are tried.
    fn try_anywhere(&mut self) {
        let Some(dfa) = self.patterns.dfa(self.patterns.anywhere()) else {
            return;
        };
        let cache = self.scratch.anywhere.take();
        let mut cache = cache.unwrap_or_else(|| dfa.create_cache());
        self.search(dfa, &mut cache);
        self.scratch.anywhere = Some(cache);
    }

    fn search(&mut self, dfa: &DFA, cache: &mut Cache) {
        let text = self.view.text.as_bytes();
        let input = Input::new(text).range(self.view.from..);
        let Ok(mut state) = dfa.start_state_forward(cache, &input) else {
            return;
        };
        for (at, &byte) in text.iter().enumerate().skip(self.view.from) {
            match dfa.next_state(cache, state, byte) {
                Ok(next) => state = next,
                Err(_) => return,
            }
            if state.is_match() {
                // A match is known one byte late.
                self.try_ends(dfa, cache, state, at);
            }
        }
        if self.view.complete
            && let Ok(last) = dfa.next_eoi_state(cache, state)
            && last.is_match()
        {
            self.try_ends(dfa, cache, last, text.len());
        }
    }

    /// Tries the starts of what ends at `end`.
    fn try_ends(&mut self, dfa: &DFA, cache: &Cache, state: LazyStateID, end: usize) {
        let group = self.patterns.anywhere();
        for index in 0..dfa.match_len(cache, state) {
            let hit = dfa.match_pattern(cache, state, index);
            let Some(&member) = group.members.get(hit.as_usize()) else {
                continue;
            };
            let next = self.scratch.track(member).next;
            for start in end.saturating_sub(group.reach).max(next)..end {
                self.attempt(member, start);
            }
        }
    }

    /// Runs one detector from `start`. Whether it found something.
    fn attempt(&mut self, index: usize, start: usize) -> bool {
        let Some(pattern) = self.patterns.pattern(index) else {
            return false;
        };
        let begins = pattern.lead().inside() || self.begins(start);
        begins && self.attempt_here(index, start)
    }

    /// The same, where it is known that something may start.
    fn attempt_here(&mut self, index: usize, start: usize) -> bool {
        let mut track = self.scratch.track(index);
        let Some(pattern) = self.patterns.pattern(index) else {
            return false;
        };
        if start < track.next || !self.wants(start) {
            return false;
        }
        let text = self.view.text.as_bytes();
        track.next = start + 1;
        self.scratch.keep(index, track);
        if !pattern.is_possible(text, start) {
            return false;
        }
        let Some(memory) = self.scratch.memory(index, pattern) else {
            return false;
        };
        match pattern.run(memory, text, start, self.view.complete) {
            Run {
                live: Some(state), ..
            } => {
                self.live_run(index, start, state);
                false
            }
            Run { end: Some(end), .. } => match self.goes_on(index, end) {
                Some(true) => false,
                Some(false) => self.judge(index, start, end),
                None => {
                    self.live = self.live.min(start);
                    false
                }
            },
            Run { end: None, .. } => false,
        }
    }

    /// Whether the number that a match ends with goes on after it, so that it is a part of one; where the pattern lets it tell.
    /// `None`: the next byte says.
    fn goes_on(&self, index: usize, end: usize) -> Option<bool> {
        let text = self.view.text.as_bytes();
        let last = end.checked_sub(1).and_then(|at| text.get(at));
        if !last.is_some_and(u8::is_ascii_digit) || !self.patterns.numbers().is_closed(index) {
            return Some(false);
        }
        match text.get(end) {
            // Where live runs are noted, nothing more comes in time.
            None if !self.view.complete && self.scratch.lives.is_none() => None,
            next => Some(next.is_some_and(u8::is_ascii_digit)),
        }
    }

    fn judge(&mut self, index: usize, start: usize, end: usize) -> bool {
        let mut track = self.scratch.track(index);
        let Some(entry) = self.patterns.entry(index) else {
            return false;
        };
        let long = end - start > LONG;
        if long && track.refused == end {
            return false;
        }
        let text = self.view.text;
        let (start, end) = (
            text.floor_char_boundary(start),
            text.ceil_char_boundary(end),
        );
        let before = text.ceil_char_boundary(start.saturating_sub(CONTEXT));
        let candidate = Match {
            text: text.get(start..end).unwrap_or_default(),
            before: text.get(before..start).unwrap_or_default(),
        };
        // What follows a match closely is no continuation of it, whatever the match ends with.
        let apart = || {
            let joint = self.joint(start)?;
            let before = text.get(start - joint..start).unwrap_or_default();
            entry.validate(&Match {
                before,
                ..candidate
            })
        };
        let confidence = entry.validate(&candidate).or_else(apart);
        match confidence {
            Some(_) => track.next = end,
            None if long => track.refused = end,
            None => {}
        }
        self.scratch.keep(index, track);
        let confidence = confidence.and_then(|found| entry.in_context(&candidate, found));
        if confidence.is_some() || long {
            let value = start + entry.value(candidate.text).min(candidate.text.len());
            let span = Span::new(text.ceil_char_boundary(value), end);
            self.found.push(Found {
                detector: index,
                span,
                lead: span.start - start,
                confidence,
            });
        }
        confidence.is_some()
    }

    /// How many bytes stand between the last match that ends before `start` and `start`, if they are few and no letters or
    /// digits.
    fn joint(&self, start: usize) -> Option<usize> {
        let text = self.view.text.as_bytes();
        let recent = self.found.iter().rev().take(RECENT);
        let ends = recent
            .filter(|f| f.confidence.is_some() && self.patterns.parts_words(f.detector))
            .map(|f| f.span.end)
            .chain([self.view.after]);
        let lengths = ends.filter_map(|end| start.checked_sub(end));
        let length = lengths.min().filter(|&length| length <= JOINT)?;
        let joint = text.get(start - length..start)?;
        let close = !joint.iter().any(u8::is_ascii_alphanumeric);
        close.then_some(length)
    }

    /// Whether something may start at `start`.
    fn begins(&self, start: usize) -> bool {
        begins(self.patterns, self.view, self.found, start)
    }

    /// Looks for starts near the end whose literal or digit has not come yet.
    fn try_tail(&mut self) {
        let patterns = self.patterns;
        self.try_heads();
        self.try_tail_of(patterns.others(), |scratch| &mut scratch.others);
        self.try_led();
        self.try_tail_of(patterns.anywhere(), |scratch| &mut scratch.anywhere);
    }

    /// Tries numbers that begin with something else, of which the text has no digit yet.
    fn try_led(&mut self) {
        let text = self.view.text.as_bytes();
        let numbers = self.patterns.numbers();
        for start in numbers.furthest(text, self.view.from, text.len())..text.len() {
            if !self.wants(start) || !self.begins(start) {
                continue;
            }
            for index in numbers.led() {
                let lead = self.patterns.pattern(index).map(Pattern::lead);
                if lead.is_some_and(|lead| lead.before() >= text.len() - start) {
                    self.attempt(index, start);
                }
            }
        }
    }

    /// Looks for literals that the text's end cuts.
    fn try_heads(&mut self) {
        let text = self.view.text.as_bytes();
        let heads = self.patterns.heads();
        let noted = self.scratch.lives.is_some();
        for start in text.len().saturating_sub(heads.reach()).max(self.view.from)..text.len() {
            if !self.wants(start) {
                return;
            }
            let rest = text.get(start..).unwrap_or_default();
            let inside = !self.begins(start);
            let mut begun = Vec::new();
            let lives = heads.begin(rest, inside, |index| {
                if noted {
                    begun.push(index);
                }
            });
            for index in begun {
                self.attempt(index, start);
            }
            if lives {
                self.live = self.live.min(start);
            }
        }
    }

    fn try_tail_of(&mut self, group: &Group, cache: fn(&mut Scratch) -> &mut Option<Cache>) {
        let text = self.view.text.as_bytes();
        for start in text.len().saturating_sub(group.reach).max(self.view.from)..text.len() {
            if !self.wants(start) {
                return;
            }
            let byte = text.get(start).copied().unwrap_or_default();
            if !group.starts.contains(byte) || !(group.inside || self.begins(start)) {
                continue;
            }
            let Some(dfa) = self.patterns.dfa(group) else {
                return;
            };
            let cache = cache(self.scratch).get_or_insert_with(|| dfa.create_cache());
            if alive(dfa, cache, text, start) {
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
        if self.scratch.lives.is_some() {
            for &index in &group.members {
                self.attempt(index, start);
            }
        }
        self.live = self.live.min(start);
    }

    fn live_run(&mut self, index: usize, start: usize, state: LazyStateID) {
        self.live = self.live.min(start);
        let clears = self.scratch.clears(index);
        if let Some(lives) = &mut self.scratch.lives
            && !lives.contains(&(index, state, clears))
        {
            lives.push((index, state, clears));
        }
    }
}

/// Whether something may start at `start`: not inside a run of letters and digits that is no match so far.
fn begins(patterns: &Patterns, view: View<'_>, found: &[Found], start: usize) -> bool {
    starts_word(view.text.as_bytes(), start) || follows(patterns, view, found, start)
}

/// Whether a match ends at `start` after which something may start.
fn follows(patterns: &Patterns, view: View<'_>, found: &[Found], start: usize) -> bool {
    view.after == start || {
        let mut ends = found
            .iter()
            .rev()
            .take(RECENT)
            .filter(|f| f.span.end == start);
        ends.any(|f| f.confidence.is_some() && patterns.parts_words(f.detector))
    }
}

/// Not inside a run of letters and digits.
fn starts_word(text: &[u8], start: usize) -> bool {
    let word = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    !word(start) || !start.checked_sub(1).is_some_and(word)
}

/// Bytes of text before a candidate that validators and context words see: 64, and one that tells whether a word begins there.
pub(crate) const CONTEXT: usize = 65;

/// Bytes between two matches that stand closely together.
const JOINT: usize = 2;

/// Matches that can end after another one begins: one of each detector.
const RECENT: usize = 32;

/// Bytes that one look-up of places covers: small enough to stay in the fastest cache.
const BLOCK: usize = 8 << 10;

/// Of long matches that end together only the first is shown to the validator, which may read all of it.
const LONG: usize = 256;
