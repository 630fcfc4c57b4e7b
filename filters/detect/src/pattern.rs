//! One detector's pattern, compiled: a lazy automaton that is run from a place where a match may start.
//!
//! A run says two things: where the match ends, and whether text to come could still change that. The second is
//! what streaming rests on, and why the automaton is stepped here instead of searched with.

use std::{fmt, mem, sync::OnceLock};

use regex_automata::{
    Anchored, Input, MatchKind,
    hybrid::{
        LazyStateID,
        dfa::{Cache, DFA},
    },
    nfa::thompson::{self, WhichCaptures},
};
use regex_syntax::{
    ParserBuilder,
    hir::{Hir, HirKind, Repetition},
};

use crate::{
    detector::Detector,
    entry::Entry,
    finding::DetectorId,
    lead::{ByteSet, Lead},
    next::{self, Next},
    numbers::NEAR,
    stretch::Stretch,
};

/// A detector's pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    lead: Lead,
    stretch: Option<Stretch>,
    /// What is parsed again once a text has one of the literals: all trees together would take much memory.
    later: Option<&'static Detector>,
    /// `None` within: it cannot be parsed.
    body: OnceLock<Option<Body>>,
}

/// What the pattern itself says.
#[derive(Debug)]
struct Body {
    /// Every byte that a match can contain.
    bytes: ByteSet,
    /// The length of the shortest match.
    shortest: usize,
    /// The bytes that a match can have at its first places after what is looked for.
    next: Next,
    hir: Hir,
    /// For a pattern of the form `before literal after`: `before`.
    before: Option<Hir>,
    /// Compiled when a text first has a candidate. `None` within: it cannot be.
    automata: OnceLock<Option<Automata>>,
}

#[derive(Debug)]
struct Automata {
    forward: DFA,
    /// Matches what stands before the literal, read backwards from it.
    backward: Option<DFA>,
}

/// What is remembered between runs of one pattern: the states built so far, and the last long run.
#[derive(Clone, Debug)]
pub(crate) struct Memory {
    forward: Cache,
    backward: Option<Cache>,
    /// The text that the trace is of.
    text: usize,
    trace: Trace,
    walked: Vec<LazyStateID>,
}

/// The states of an earlier run, so that a run which falls into step with it need not repeat it. Without this,
/// text made of nothing but beginnings would take quadratic time.
#[derive(Clone, Debug, Default)]
struct Trace {
    start: usize,
    /// How far the run got.
    stop: usize,
    /// The states after the last byte of each stretch of [`STRIDE`] bytes, counted from the start of the text.
    states: Vec<LazyStateID>,
    end: Option<usize>,
    live: Option<LazyStateID>,
    clears: usize,
}

/// What a run found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Run {
    /// Where the match ends, if there is one so far.
    pub(crate) end: Option<usize>,
    /// The state in which the text ended before the run did: with more text, anything may come of it.
    pub(crate) live: Option<LazyStateID>,
}

impl Body {
    fn new(hir: Hir, lead: &Lead) -> Self {
        let before = match lead {
            Lead::Literals {
                literals,
                before: 1..,
                ..
            } => match literals.as_slice() {
                [literal] => before_literal(&hir, literal),
                _ => None,
            },
            _ => None,
        };
        Self {
            bytes: ByteSet::of(&hir),
            next: Next::of(&hir, lead.skipped()),
            shortest: hir.properties().minimum_len().unwrap_or(1),
            hir,
            before,
            automata: OnceLock::new(),
        }
    }

    fn compile(&self) -> Result<Automata, String> {
        let backward = self.before.as_ref();
        Ok(Automata {
            forward: automaton(&[&self.hir], MatchKind::LeftmostFirst, Reading::Forward)?,
            backward: backward
                .map(|before| automaton(&[before], MatchKind::All, Reading::Backward))
                .transpose()?,
        })
    }
}

impl Pattern {
    pub(crate) fn new(entry: &Entry) -> Result<Self, ScannerError> {
        let later = match entry {
            Entry::Builtin(detector) => Lead::given(detector).map(|lead| (*detector, lead)),
            _ => None,
        };
        // Of those that are built in a test says that they can be parsed and compiled.
        if let Some((detector, lead)) = later {
            return Ok(Self {
                lead,
                stretch: Stretch::of_builtin(detector),
                later: Some(detector),
                body: OnceLock::new(),
            });
        }
        let hir = entry.parse()?;
        let lead = entry.lead(&hir);
        let stretch = Stretch::of(&hir);
        let body = Body::new(hir, &lead);
        if !matches!(entry, Entry::Builtin(_)) {
            let automata = body.compile();
            let automata = automata.map_err(|reason| ScannerError::new(entry.id(), reason))?;
            let _ = body.automata.set(Some(automata));
        }
        Ok(Self {
            lead,
            stretch,
            later: None,
            body: OnceLock::from(Some(body)),
        })
    }

    fn body(&self) -> Option<&Body> {
        let parse = || {
            let hir = parse(self.later?).ok()?;
            Some(Body::new(hir, &self.lead))
        };
        self.body.get_or_init(parse).as_ref()
    }

    fn automata(&self) -> Option<&Automata> {
        let body = self.body()?;
        body.automata.get_or_init(|| body.compile().ok()).as_ref()
    }

    /// `None`: the pattern cannot be compiled.
    pub(crate) fn memory(&self) -> Option<Memory> {
        let automata = self.automata()?;
        Some(Memory {
            forward: automata.forward.create_cache(),
            backward: automata.backward.as_ref().map(DFA::create_cache),
            text: 0,
            trace: Trace::default(),
            walked: Vec::new(),
        })
    }

    /// Every byte that a match can start with.
    pub(crate) fn first_bytes(&self) -> ByteSet {
        let mut starts = ByteSet::default();
        if let Some(body) = self.body() {
            let places = next::places(&body.hir);
            for (byte, places) in (0..=u8::MAX).zip(places.iter()) {
                if places & 1 == 1 {
                    starts.insert(byte);
                }
            }
        }
        starts
    }

    /// `None`: it cannot be parsed.
    pub(crate) fn hir(&self) -> Option<&Hir> {
        self.body().map(|body| &body.hir)
    }

    /// The length of the shortest match.
    pub(crate) fn shortest(&self) -> usize {
        self.body().map_or(1, |body| body.shortest)
    }

    /// Where matches may start.
    pub(crate) fn lead(&self) -> &Lead {
        &self.lead
    }

    /// Whether its first digit may be far from the start: its matches are runs of key characters, as [`Prefilter::Digit`] says.
    pub(crate) fn is_far(&self) -> bool {
        matches!(self.lead, Lead::Digit { before } if before > NEAR)
    }

    /// The stretch of key characters that every match has.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        self.stretch
    }

    /// Every byte that a match can contain.
    pub(crate) fn bytes(&self) -> Option<&ByteSet> {
        self.body().map(|body| &body.bytes)
    }

    /// Whether a match may start at `start`, judged by some bytes of the shortest one.
    pub(crate) fn is_possible(&self, text: &[u8], start: usize) -> bool {
        let Some(body) = self.body() else {
            return false;
        };
        let fits = |at: usize| text.get(at).is_none_or(|&byte| body.bytes.contains(byte));
        if !fits(start + body.shortest - 1) || !fits(start + body.shortest / 2) {
            return false;
        }
        body.next.fits(text.get(start..).unwrap_or_default())
    }

    /// Whether starts are found by reading backwards from a literal.
    pub(crate) fn reads_backward(&self) -> bool {
        self.body().is_some_and(|body| body.before.is_some())
    }

    /// Carries a run on over the next byte. `None`: the run has ended.
    pub(crate) fn step(
        &self,
        memory: &mut Memory,
        state: LazyStateID,
        byte: u8,
    ) -> Option<LazyStateID> {
        let forward = &self.automata()?.forward;
        let next = forward.next_state(&mut memory.forward, state, byte).ok()?;
        let ended = next.is_dead() || is_spent(forward, &mut memory.forward, next);
        (!ended).then_some(next)
    }

    /// Adds the places in `lowest..=literal` from which the pattern fits up to the literal at `literal`, last first.
    pub(crate) fn starts(
        &self,
        memory: &mut Memory,
        text: &[u8],
        lowest: usize,
        literal: usize,
        starts: &mut Vec<usize>,
    ) {
        let backward = self
            .automata()
            .and_then(|automata| automata.backward.as_ref());
        let (Some(dfa), Some(cache)) = (backward, &mut memory.backward) else {
            return;
        };
        let input = Input::new(text)
            .range(lowest..literal)
            .anchored(Anchored::Yes);
        let Ok(mut state) = dfa.start_state_reverse(cache, &input) else {
            return;
        };
        for (at, &byte) in text.iter().enumerate().take(literal).skip(lowest).rev() {
            match dfa.next_state(cache, state, byte) {
                Ok(next) => state = next,
                Err(_) => return,
            }
            if state.is_match() {
                // A match is known one byte late.
                starts.push(at + 1);
            } else if state.is_dead() {
                return;
            }
        }
        let beyond = lowest.checked_sub(1).and_then(|at| text.get(at));
        let last = match beyond {
            Some(&byte) => dfa.next_state(cache, state, byte),
            None => dfa.next_eoi_state(cache, state),
        };
        if last.is_ok_and(|state| state.is_match()) {
            starts.push(lowest);
        }
    }

    /// Runs the pattern from `start`. `complete`: nothing follows `text`.
    pub(crate) fn run(
        &self,
        memory: &mut Memory,
        text: &[u8],
        start: usize,
        complete: bool,
    ) -> Run {
        let dead = |end| Run { end, live: None };
        let Some(Automata { forward, .. }) = self.automata() else {
            return dead(None);
        };
        let input = Input::new(text).range(start..).anchored(Anchored::Yes);
        let Ok(mut state) = forward.start_state_forward(&mut memory.forward, &input) else {
            return dead(None);
        };
        memory.walked.clear();
        let clears = memory.forward.clear_count();
        let mut end = None;
        for (at, &byte) in text.iter().enumerate().skip(start) {
            match forward.next_state(&mut memory.forward, state, byte) {
                Ok(next) => state = next,
                Err(_) => return dead(end),
            }
            if state.is_tagged() {
                if state.is_match() {
                    end = Some(at);
                } else if state.is_dead() {
                    return memory.keep(start, at, clears, dead(end));
                }
            }
            if at % STRIDE == STRIDE - 1 {
                if let Some(run) = memory.in_step(at, state, end) {
                    return run;
                }
                memory.walked.push(state);
            }
        }
        if complete {
            let last = forward.next_eoi_state(&mut memory.forward, state);
            if last.is_ok_and(|state| state.is_match()) {
                end = Some(text.len());
            }
        }
        if !complete && is_spent(forward, &mut memory.forward, state) {
            return memory.keep(start, text.len(), clears, dead(end));
        }
        if memory.clears() != clears {
            // The state may be one of those thrown away; what is built now stays.
            state = walk(forward, memory, text, start).unwrap_or(state);
        }
        let live = (!complete).then_some(state);
        memory.keep(start, text.len(), clears, Run { end, live })
    }
}

/// The state that all of the text from `start` on leads to.
fn walk(forward: &DFA, memory: &mut Memory, text: &[u8], start: usize) -> Option<LazyStateID> {
    let input = Input::new(text).range(start..).anchored(Anchored::Yes);
    let cache = &mut memory.forward;
    let first = forward.start_state_forward(cache, &input).ok()?;
    let mut rest = text.get(start..).unwrap_or_default().iter();
    rest.try_fold(first, |state, &byte| {
        forward.next_state(cache, state, byte).ok()
    })
}

impl Memory {
    /// The next run is over this text; what was noted of another one is forgotten.
    pub(crate) fn turn_to(&mut self, text: usize) {
        if self.text != text {
            self.text = text;
            self.trace.states.clear();
        }
    }

    /// How often the built states were thrown away: a state is known only as long as this stays.
    pub(crate) fn clears(&self) -> usize {
        self.forward.clear_count()
    }

    /// How the run ends, if the earlier run was in the same state at the same place.
    fn in_step(&self, at: usize, state: LazyStateID, end: Option<usize>) -> Option<Run> {
        let trace = &self.trace;
        let index = (at / STRIDE).checked_sub(trace.start / STRIDE)?;
        let earlier = trace.states.get(index)?;
        if *earlier != state || trace.clears != self.forward.clear_count() {
            return None;
        }
        let later = trace.end.filter(|&end| end > at);
        Some(Run {
            end: later.or(end),
            live: trace.live,
        })
    }

    /// Notes the run that just ended, if it got further than the one noted before.
    fn keep(&mut self, start: usize, stop: usize, clears: usize, run: Run) -> Run {
        let further = self.trace.states.is_empty() || stop > self.trace.stop;
        if further && !self.walked.is_empty() && clears == self.clears() {
            mem::swap(&mut self.trace.states, &mut self.walked);
            self.trace = Trace {
                start,
                stop,
                states: mem::take(&mut self.trace.states),
                end: run.end,
                live: run.live,
                clears,
            };
        }
        run
    }
}

/// The way an automaton reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Reading {
    /// From the start of a match.
    Forward,
    /// From the end of a match.
    Backward,
}

/// A pattern as a syntax tree: bytes and ASCII classes, see [`RELAXED`].
pub(crate) fn parse(detector: &Detector) -> Result<Hir, ScannerError> {
    parse_of(detector, detector.pattern)
}

/// The same of a pattern that stands for the detector's own.
pub(crate) fn parse_of(detector: &Detector, pattern: &str) -> Result<Hir, ScannerError> {
    let id = || DetectorId::builtin(detector.id);
    let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
    let hir = parser
        .parse(pattern)
        .map_err(|error| ScannerError::new(id(), error.to_string()))?;
    match hir.properties().minimum_len() {
        None | Some(0) => Err(ScannerError::new(id(), "the pattern matches no text")),
        Some(_) => Ok(relax(&hir)),
    }
}

/// An automaton for several patterns at once. Its states are built when a text first needs them.
pub(crate) fn automaton(
    patterns: &[&Hir],
    kind: MatchKind,
    reading: Reading,
) -> Result<DFA, String> {
    let nfa = thompson::Compiler::new()
        .configure(
            thompson::Config::new()
                .utf8(false)
                .reverse(reading == Reading::Backward)
                .which_captures(WhichCaptures::None),
        )
        .build_many_from_hir(patterns)
        .map_err(|error| error.to_string())?;
    let config = DFA::config()
        .match_kind(kind)
        .cache_capacity(if patterns.len() > 1 {
            CACHE_OF_MANY
        } else {
            CACHE
        })
        .skip_cache_capacity_check(true);
    DFA::builder()
        .configure(config)
        .build_from_nfa(nfa)
        .map_err(|error| error.to_string())
}

/// Whether a run in this state has matched and cannot go on. Automata tell of a match one byte late, so the state after
/// the byte that ends a match is not dead yet.
pub(crate) fn is_spent(dfa: &DFA, cache: &mut Cache, state: LazyStateID) -> bool {
    let clears = cache.clear_count();
    state.is_match()
        && dfa
            .byte_classes()
            .representatives(0..=u8::MAX)
            .filter_map(|unit| unit.as_u8())
            .all(|byte| {
                let next = dfa.next_state(cache, state, byte);
                clears == cache.clear_count() && next.is_ok_and(|next| next.is_dead())
            })
}

/// Drops upper bounds above [`RELAXED`].
fn relax(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Repetition(repeat) => Hir::repetition(Repetition {
            min: repeat.min,
            max: repeat.max.filter(|&max| max <= RELAXED),
            greedy: repeat.greedy,
            sub: Box::new(relax(&repeat.sub)),
        }),
        HirKind::Capture(group) => relax(&group.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(relax).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(relax).collect()),
        _ => hir.clone(),
    }
}

/// What stands before `literal`, where the pattern is a sequence that has the literal as a part of its own.
fn before_literal(hir: &Hir, literal: &[u8]) -> Option<Hir> {
    let HirKind::Concat(parts) = hir.kind() else {
        return None;
    };
    parts.iter().enumerate().find_map(|(index, part)| {
        let HirKind::Literal(bytes) = part.kind() else {
            return None;
        };
        let at = bytes.0.windows(literal.len()).position(|w| w == literal)?;
        let mut before: Vec<Hir> = parts.get(..index)?.to_vec();
        before.push(Hir::literal(bytes.0.get(..at)?));
        Some(Hir::concat(before))
    })
}

/// Why a detector's pattern cannot be used.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ScannerError {
    /// The detector's id.
    pub detector: DetectorId,
    /// What is wrong with its pattern.
    pub reason: String,
}

impl ScannerError {
    pub(crate) fn new(detector: DetectorId, reason: impl Into<String>) -> Self {
        Self {
            detector,
            reason: reason.into(),
        }
    }
}

impl fmt::Display for ScannerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "detector {}: {}", self.detector, self.reason)
    }
}

impl std::error::Error for ScannerError {}

/// An upper bound above this limits reading, not the format: the automaton has none, so it stays small and a token
/// is never cut in two.
const RELAXED: u32 = 100;

/// Bytes between states of a run that are remembered.
const STRIDE: usize = 16;

/// Memory for the states of one pattern's automaton, in bytes; filled only as far as texts need.
const CACHE: usize = 1 << 20;

/// The same for an automaton of several patterns.
const CACHE_OF_MANY: usize = 4 << 20;
