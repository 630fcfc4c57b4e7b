//! The events that wait, and the text of their segments.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::Arc,
    time::Duration,
};

use codec::{Edit, Kind, Role, SegmentKey, StreamEvent, Usage};
use detect::{Finding, Progress, Span, StreamLimits, StreamScanner};

use crate::{attributes::Answer, compile::Lane};

/// What replaces text that was given up on at a bound.
const OVERFLOW_LABEL: &str = "[REDACTED]";

/// Events in order, with the edits that are known so far.
#[derive(Debug)]
pub(super) struct Queue {
    lane: Arc<Lane>,
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
    edits: Vec<Edit>,
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
    /// Every byte before this is decided.
    decided: usize,
    /// The text from `from` on.
    text: String,
    from: usize,
    /// Where the last masked overflow ended, so that one overflow leaves one label.
    overflow_end: Option<usize>,
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
    pub(super) fn new(lane: Arc<Lane>) -> Self {
        Self {
            lane,
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

    /// Takes an event in; what its text decided.
    pub(super) fn push(&mut self, event: StreamEvent, at: Duration) -> Vec<Found> {
        let mut found = Vec::new();
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
        self.held += event.bytes().len();
        self.events.push_back(Queued {
            event,
            pieces,
            edits: Vec::new(),
            since: at,
        });
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

    /// The time bound was reached: what is held is decided as overflow.
    pub(super) fn give_up(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        for (key, segment) in &mut self.segments {
            if segment.decided < segment.pushed {
                let progress = segment.scanner.give_up();
                segment.take(&self.lane, key, progress, &mut found);
            }
        }
        found
    }

    /// Replaces a finding's text in the events that carry it.
    pub(super) fn replace(&mut self, found: &Found, with: String) {
        if let Found::Finding { key, finding, .. } = found {
            self.splice(key, finding.span, with);
        }
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
        );
    }

    fn splice(&mut self, key: &SegmentKey, span: Span, with: String) {
        let mut with = Some(with);
        for queued in &mut self.events {
            for (index, piece) in queued.pieces.iter().enumerate() {
                if piece.key != *key || !piece.span.overlaps(span) {
                    continue;
                }
                let start = span.start.max(piece.span.start) - piece.span.start;
                let end = span.end.min(piece.span.end) - piece.span.start;
                queued.edits.push(Edit {
                    segment: index,
                    span: start..end,
                    with: with.take().unwrap_or_default(),
                });
            }
        }
    }

    /// Moves out the events of which everything is decided.
    pub(super) fn release(&mut self, out: &mut Vec<u8>) {
        while let Some(queued) = self.events.front() {
            let decided = queued.pieces.iter().all(|piece| {
                self.segments
                    .get(&piece.key)
                    .is_none_or(|segment| piece.span.end <= segment.decided)
            });
            if !decided {
                return;
            }
            for key in self.pop(out) {
                self.forget(&key);
            }
        }
    }

    /// Moves out every event.
    pub(super) fn drain(&mut self, out: &mut Vec<u8>) {
        while !self.events.is_empty() {
            self.pop(out);
        }
        // No event waits: what has ended goes, without a look at the others for each.
        self.segments.retain(|_, segment| !segment.is_closed());
    }

    /// Moves out the first event; the segments that ended with it.
    fn pop(&mut self, out: &mut Vec<u8>) -> Vec<SegmentKey> {
        let Some(queued) = self.events.pop_front() else {
            return Vec::new();
        };
        self.held = self.held.saturating_sub(queued.event.bytes().len());
        if queued.edits.is_empty() {
            out.extend_from_slice(queued.event.bytes());
        } else {
            out.extend(queued.event.edit(&queued.edits));
        }
        queued.event.closes().to_vec()
    }

    /// Drops a segment that has ended and that no waiting event carries.
    fn forget(&mut self, key: &SegmentKey) {
        let waits = self
            .events
            .iter()
            .any(|queued| queued.pieces.iter().any(|piece| piece.key == *key));
        if !waits && self.segments.get(key).is_some_and(SegmentText::is_closed) {
            self.segments.remove(key);
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
            decided: 0,
            text: String::new(),
            from: 0,
            overflow_end: None,
        }
    }

    fn push(&mut self, piece: &str) -> Progress {
        self.text.push_str(piece);
        self.pushed += piece.len();
        self.scanner.push(piece)
    }

    fn is_closed(&self) -> bool {
        self.decided == self.pushed && self.base == self.pushed
    }

    /// Ends the segment: all of it is decided.
    fn close(&mut self, lane: &Lane, key: &SegmentKey, found: &mut Vec<Found>) {
        if self.is_closed() {
            return;
        }
        let progress = self.scanner.finish();
        self.take(lane, key, progress, found);
        self.decided = self.pushed;
        self.base = self.pushed;
        self.scanner = lane.scanner().stream(limits(lane));
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

fn limits(lane: &Lane) -> StreamLimits {
    StreamLimits {
        max_held: lane.limits().max_held_bytes,
    }
}
