//! The events that wait, and the text of their segments.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt, mem,
    sync::Arc,
    time::Duration,
};

use codec::{Edit, Kind, Role, SegmentKey, StreamEvent, Usage};
use detect::{Finding, Progress, Span, StreamLimits, StreamScanner, TokenVault};

use super::super::body::add_restored;
use crate::{attributes::Answer, compile::Lane};

/// What replaces text that was given up on at a bound.
const OVERFLOW_LABEL: &str = "[REDACTED]";

/// Events in order, with the edits that are known so far.
#[derive(Debug)]
pub(super) struct Queue {
    lane: Arc<Lane>,
    /// The tokens to turn back.
    vault: TokenVault,
    events: VecDeque<Queued>,
    segments: BTreeMap<SegmentKey, SegmentText>,
    seen: u32,
    /// How many bytes the waiting events have.
    held: usize,
}

#[derive(Debug)]
struct Queued {
    event: StreamEvent,
    /// Where each delta's text lies in its segment.
    pieces: Vec<Piece>,
    /// In order.
    edits: Vec<Edit>,
    /// What turns tokens back, where nothing is redacted.
    restored: Vec<Edit>,
    since: Duration,
}

#[derive(Debug)]
struct Piece {
    key: SegmentKey,
    span: Span,
}

/// One segment of the stream: its scanner, and the text that is not decided yet.
struct SegmentText {
    scanner: StreamScanner,
    role: Role,
    kind: Kind,
    /// Where in the segment the scanner began: a segment that goes on after its end gets a new one.
    base: usize,
    /// How many bytes were pushed.
    pushed: usize,
    /// A pause has let its last word go.
    let_go: bool,
    /// Every byte before this is decided.
    decided: usize,
    /// The text from `from` on.
    text: String,
    from: usize,
    /// The beginning of a token at the text's end.
    token: String,
    /// How many pieces of it wait.
    waiting: usize,
    /// Where the last masked overflow ended, so that one overflow leaves one label.
    overflow_end: Option<usize>,
    /// Where the last replaced text ends.
    replaced_end: usize,
}

/// Something that was decided about a segment's text.
pub(super) enum Found {
    /// A finding, with its text for the replacement (never logged).
    Finding {
        key: SegmentKey,
        finding: Finding,
        role: (Role, Kind),
        matched: String,
    },
    /// Text that was given up on.
    Overflow((SegmentKey, Span)),
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finding { finding, .. } => f.debug_tuple("Finding").field(finding).finish(),
            Self::Overflow((_, span)) => f.debug_tuple("Overflow").field(span).finish(),
        }
    }
}

impl fmt::Debug for SegmentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SegmentText")
            .field("pushed", &self.pushed)
            .field("decided", &self.decided)
            .finish_non_exhaustive()
    }
}

impl Queue {
    pub(super) fn new(lane: Arc<Lane>, vault: TokenVault) -> Self {
        Self {
            lane,
            vault,
            events: VecDeque::new(),
            segments: BTreeMap::new(),
            seen: 0,
            held: 0,
        }
    }

    /// How many bytes the waiting events have, as they came.
    pub(super) fn held(&self) -> usize {
        self.held
    }

    /// Hands on what the waiting events say together, of which `received` bytes came in.
    pub(super) fn answer(&self, received: u64, take: impl FnOnce(&Answer<'_>)) {
        let (mut content, mut model) = (Vec::with_capacity(self.held), None);
        let mut usage: Option<Usage> = None;
        let mut texts: BTreeMap<SegmentKey, (Kind, String)> = BTreeMap::new();
        for event in self.events.iter().map(|queued| &queued.event) {
            content.extend_from_slice(event.bytes());
            model = event.model().or(model);
            if let Some(said) = event.usage() {
                usage.get_or_insert_default().merge(&said);
            }
            for delta in event.deltas() {
                let text = texts.entry(delta.key);
                let (_, text) = text.or_insert_with(|| (delta.kind, String::new()));
                text.push_str(&delta.text);
            }
        }
        let texts: Vec<_> = texts
            .values()
            .map(|(kind, text)| (*kind, text.as_str()))
            .collect();
        take(&Answer {
            content: &content,
            received,
            model,
            usage,
            texts: &texts,
        });
    }

    /// How many segments there were.
    pub(super) fn segments(&self) -> u32 {
        self.seen
    }

    /// Since when the oldest event waits.
    pub(super) fn held_since(&self) -> Option<Duration> {
        self.events.front().map(|queued| queued.since)
    }

    /// Takes an event in; what its text decided. `may_pause`: a text whose neighbours go on without it is decided too.
    pub(super) fn push(&mut self, event: StreamEvent, at: Duration, may_pause: bool) -> Vec<Found> {
        let mut found = Vec::new();
        let mut restored = Vec::new();
        let mut pieces = Vec::with_capacity(event.deltas().len());
        for delta in event.deltas() {
            let segment = match self.segments.entry(delta.key) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    self.seen += 1;
                    entry.insert(SegmentText::new(&self.lane, delta.role, delta.kind))
                }
            };
            let start = segment.pushed;
            segment.waiting += 1;
            for (span, with) in segment.tokens(&self.vault, &delta.text) {
                restored.push((delta.key, span, with));
            }
            let progress = segment.push(&delta.text);
            pieces.push(Piece {
                key: delta.key,
                span: Span::new(start, segment.pushed),
            });
            segment.take(&self.lane, &delta.key, progress, &mut found);
        }
        for key in event.closes() {
            if let Some(segment) = self.segments.get_mut(key) {
                segment.close(&self.lane, key, &mut found);
            }
        }
        for key in event.pauses() {
            match self.segments.get_mut(key) {
                Some(segment) if may_pause => segment.pause(&self.lane, key, &mut found),
                Some(segment) => segment.token.clear(),
                None => {}
            }
        }
        self.held += event.bytes().len();
        self.events.push_back(Queued {
            event,
            pieces,
            edits: Vec::new(),
            restored: Vec::new(),
            since: at,
        });
        for (key, span, with) in restored {
            self.splice(&key, span, with, |queued| &mut queued.restored);
        }
        found
    }

    /// The stream is over: everything is decided.
    pub(super) fn finish(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        for (key, segment) in &mut self.segments {
            segment.close(&self.lane, key, &mut found);
        }
        found
    }

    /// The time bound was reached: what is held is decided, as overflow where rules wait for it.
    pub(super) fn give_up(&mut self, by_rules: bool) -> Vec<Found> {
        let mut found = Vec::new();
        for (key, segment) in &mut self.segments {
            segment.token.clear();
            if by_rules && segment.decided < segment.pushed {
                let progress = segment.scanner.give_up();
                segment.take(&self.lane, key, progress, &mut found);
            }
        }
        found
    }

    /// Replaces a finding's text in the events that carry it. Of findings that overlap, which come in the order of their
    /// places, the first one's replacement stands for all. Whether there was anything left to replace.
    pub(super) fn replace(&mut self, found: &Found, with: String) -> bool {
        let Found::Finding { key, finding, .. } = found else {
            return false;
        };
        let end = finding.span.end;
        let done = self.segments.get_mut(key).map_or(0, |segment| {
            let done = segment.replaced_end;
            segment.replaced_end = done.max(end);
            done
        });
        let start = finding.span.start.max(done);
        if start >= end {
            return false;
        }
        let is_first = start == finding.span.start;
        let with = if is_first { with } else { String::new() };
        self.splice(key, Span::new(start, end), with, |queued| &mut queued.edits);
        is_first
    }

    /// Masks text that was given up on.
    pub(super) fn mask_overflow(&mut self, (key, span): &(SegmentKey, Span)) {
        let goes_on = self.segments.get_mut(key).is_some_and(|segment| {
            let goes_on = segment.overflow_end == Some(span.start);
            segment.overflow_end = Some(span.end);
            goes_on
        });
        self.splice(
            key,
            *span,
            if goes_on {
                String::new()
            } else {
                OVERFLOW_LABEL.to_owned()
            },
            |queued| &mut queued.edits,
        );
    }

    fn splice(
        &mut self,
        key: &SegmentKey,
        span: Span,
        with: String,
        list: fn(&mut Queued) -> &mut Vec<Edit>,
    ) {
        let mut with = Some(with);
        for queued in &mut self.events {
            let mut edits = mem::take(list(queued));
            for (index, piece) in queued.pieces.iter().enumerate() {
                if piece.key != *key || !piece.span.overlaps(span) {
                    continue;
                }
                let start = span.start.max(piece.span.start) - piece.span.start;
                let end = span.end.min(piece.span.end) - piece.span.start;
                let edit = Edit {
                    segment: index,
                    span: start..end,
                    with: with.take().unwrap_or_default(),
                };
                let is_before = |e: &Edit| (e.segment, e.span.start) <= (index, start);
                edits.insert(edits.partition_point(is_before), edit);
            }
            *list(queued) = edits;
        }
    }

    /// Moves out the events that end in no token, and (`by_rules`) of which everything is decided.
    pub(super) fn release(&mut self, out: &mut Vec<u8>, by_rules: bool) {
        while let Some(queued) = self.events.front() {
            let decided = queued.pieces.iter().all(|piece| {
                self.segments
                    .get(&piece.key)
                    .is_none_or(|segment| piece.span.end <= segment.settled(by_rules))
            });
            if !decided {
                return;
            }
            self.pop(out);
        }
    }

    /// Moves out every event.
    pub(super) fn drain(&mut self, out: &mut Vec<u8>) {
        while !self.events.is_empty() {
            self.pop(out);
        }
    }

    /// Moves out the first event, and forgets the segments that ended with it.
    fn pop(&mut self, out: &mut Vec<u8>) {
        let Some(mut queued) = self.events.pop_front() else {
            return;
        };
        self.held = self.held.saturating_sub(queued.event.bytes().len());
        add_restored(&mut queued.edits, queued.restored);
        if queued.edits.is_empty() {
            out.extend_from_slice(queued.event.bytes());
        } else {
            out.extend(queued.event.edit(&queued.edits));
        }
        for piece in &queued.pieces {
            if let Some(segment) = self.segments.get_mut(&piece.key) {
                segment.waiting = segment.waiting.saturating_sub(1);
            }
        }
        for key in queued.event.closes() {
            let gone = |segment: &SegmentText| segment.waiting == 0 && segment.is_closed();
            if self.segments.get(key).is_some_and(gone) {
                self.segments.remove(key);
            }
        }
    }
}

impl SegmentText {
    fn new(lane: &Lane, role: Role, kind: Kind) -> Self {
        let scanner = lane.scanner().stream(limits(lane));
        Self {
            scanner,
            role,
            kind,
            base: 0,
            pushed: 0,
            let_go: false,
            decided: 0,
            text: String::new(),
            from: 0,
            token: String::new(),
            waiting: 0,
            overflow_end: None,
            replaced_end: 0,
        }
    }

    fn push(&mut self, piece: &str) -> Progress {
        self.text.push_str(piece);
        self.pushed += piece.len();
        self.scanner.push(piece)
    }

    /// The tokens that a piece, which is about to be pushed, completes.
    fn tokens(&mut self, vault: &TokenVault, piece: &str) -> Vec<(Span, String)> {
        if vault.is_empty() {
            return Vec::new();
        }
        let start = self.pushed - self.token.len();
        let text = mem::take(&mut self.token) + piece;
        let (found, live) = vault.tokens(&text);
        text.get(live..)
            .unwrap_or_default()
            .clone_into(&mut self.token);
        let absolute = |span: Span| Span::new(start + span.start, start + span.end);
        let found = found.into_iter();
        found
            .map(|(span, with)| (absolute(span), with.to_owned()))
            .collect()
    }

    /// Everything before this may go, `by_rules` or only since no token is in the making.
    fn settled(&self, by_rules: bool) -> usize {
        let settled = self.pushed - self.token.len();
        match by_rules {
            true => settled.min(self.decided),
            false => settled,
        }
    }

    fn is_closed(&self) -> bool {
        self.decided == self.pushed && self.base == self.pushed
    }

    /// Ends the segment: all of it is decided.
    fn close(&mut self, lane: &Lane, key: &SegmentKey, found: &mut Vec<Found>) {
        self.token.clear();
        if self.is_closed() {
            return;
        }
        let progress = self.scanner.finish();
        self.take(lane, key, progress, found);
        self.decided = self.pushed;
        self.base = self.pushed;
        self.scanner = lane.scanner().stream(limits(lane));
    }

    /// The text seems to have ended, but may go on. What it holds is decided as at its end, except that nothing is let
    /// go which could be most of a finding: that is given up on, with what still comes of it.
    fn pause(&mut self, lane: &Lane, key: &SegmentKey, found: &mut Vec<Found>) {
        self.token.clear();
        let held = Span::new(self.decided, self.pushed);
        let rest = self.slice(held);
        let findings = lane.scanner().scan(rest);
        let found_end = findings.iter().map(|f| f.span.end).max().unwrap_or(0);
        let last = rest.get(found_end..).unwrap_or_default();
        // Once: a text that pauses after every few letters would let all of a finding go.
        let is_harmless = is_harmless(last) && (last.is_empty() || !self.let_go);
        self.let_go |= !last.is_empty();
        if !is_harmless && found_end == 0 {
            let progress = self.scanner.give_up();
            return self.take(lane, key, progress, found);
        }
        self.close(lane, key, found);
        if !is_harmless {
            let rest = Span::new(held.start + found_end, held.end);
            found.push(Found::Overflow((*key, rest)));
        }
    }

    /// Takes over what was decided and forgets the text that went with it.
    fn take(&mut self, lane: &Lane, key: &SegmentKey, progress: Progress, found: &mut Vec<Found>) {
        let mut items: Vec<(usize, Found)> = Vec::new();
        for mut finding in progress
            .findings
            .into_iter()
            .filter(|finding| lane.wants(finding))
        {
            finding.span = self.absolute(finding.span);
            let matched = self.slice(finding.span).to_owned();
            let role = (self.role, self.kind);
            items.push((
                finding.span.start,
                Found::Finding {
                    key: *key,
                    finding,
                    role,
                    matched,
                },
            ));
        }
        for span in progress
            .overflow
            .into_iter()
            .map(|span| self.absolute(span))
        {
            // Both come in order.
            let place = items.partition_point(|(start, _)| *start <= span.start);
            items.insert(place, (span.start, Found::Overflow((*key, span))));
        }
        found.extend(items.into_iter().map(|(_, item)| item));
        self.decided = self.base + progress.decided;
        let done = self.decided.min(self.pushed).saturating_sub(self.from);
        if self.text.is_char_boundary(done) {
            self.text.drain(..done);
            self.from += done;
        }
    }

    fn absolute(&self, span: Span) -> Span {
        Span::new(self.base + span.start, self.base + span.end)
    }

    fn slice(&self, span: Span) -> &str {
        let (start, end) = (
            span.start.saturating_sub(self.from),
            span.end.saturating_sub(self.from),
        );
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Whether text may be seen although it could go on to a finding: a few characters (of a card, PCI DSS 4.0 §3.4.1 lets
/// more be shown), or one ordinary word.
fn is_harmless(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let mut rest = text.chars();
    rest.next();
    text.len() <= 6
        || (text.len() <= 32 && rest.all(|c| c.is_alphabetic() && !c.is_uppercase() || c == '\''))
}

fn limits(lane: &Lane) -> StreamLimits {
    StreamLimits {
        max_held: lane.limits().max_held_bytes,
    }
}
