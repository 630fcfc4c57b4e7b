//! A stream of events: which text each adds to which segment.

use std::mem;

use crate::{
    event::{Delta, StreamEvent},
    json::{Lexer, Tree, Whole},
    json_stream::ValueFramer,
    limits::EventLimits,
    looks::is_word,
    operation::{Direction, Operation},
    place::{Place, SegmentKey},
    refusal::Refusal,
    segment::{At, Form, Kind, Role, Segment},
    sse::{Framer, RawEvent},
    unreadable::{Unreadable, UnreadableReason},
    walk::{Walked, walk},
};

/// The reader of one streamed response.
#[derive(Debug)]
pub struct EventStream {
    operation: Option<&'static Operation>,
    limits: EventLimits,
    framing: Framing,
    open: Vec<Open>,
    /// Where no text goes on: its end was said.
    finished: Vec<Place>,
    /// The texts whose end was said: some clients add what comes after it all the same.
    ended: Vec<SegmentKey>,
    serial: u64,
    /// Events that were cut out but never given out.
    lost: Vec<u8>,
    failure: Option<Unreadable>,
}

/// How the stream is cut into events.
#[derive(Debug)]
enum Framing {
    Events(Framer),
    Values(ValueFramer),
}

/// A segment that is being received.
#[derive(Clone, Copy, Debug)]
struct Open {
    key: SegmentKey,
    place: Place,
    lexer: Lexer,
    /// Pieces of its neighbours since its own last.
    idle: usize,
    /// It has been said to pause.
    is_paused: bool,
}

/// A reply moves on from reasoning to text to a tool's name to its arguments, and says so only at its very end. A text
/// is said to pause once its neighbours (of the same choice, candidate or call) have had so many pieces without it;
/// otherwise its last word would hold everything behind it back.
const MAX_IDLE: usize = 8;

impl EventStream {
    /// A reader of server-sent events.
    pub fn new(operation: Option<&'static Operation>, limits: EventLimits) -> Self {
        Self::framed(operation, limits, Framing::Events(Framer::default()))
    }

    /// A reader of JSON values: the elements of one array as they arrive (Gemini without `alt=sse`), or values one
    /// after another (NDJSON).
    pub fn of_values(operation: Option<&'static Operation>, limits: EventLimits) -> Self {
        Self::framed(operation, limits, Framing::Values(ValueFramer::default()))
    }

    fn framed(
        operation: Option<&'static Operation>,
        limits: EventLimits,
        framing: Framing,
    ) -> Self {
        Self {
            operation,
            limits,
            framing,
            open: Vec::new(),
            finished: Vec::new(),
            ended: Vec::new(),
            serial: 0,
            lost: Vec::new(),
            failure: None,
        }
    }

    /// Takes a chunk, cut anywhere; gives the events it completes.
    ///
    /// # Errors
    /// An event cannot be read or passes a limit, and the stream cannot go on. Events before it that the same chunk
    /// completes are given first: the error is then [`EventStream::failure`], and that of every later call. What was not
    /// given out is [`EventStream::take_rest`].
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<StreamEvent>, Unreadable> {
        if let Some(failure) = self.failure {
            self.lost.extend_from_slice(chunk);
            return Err(failure);
        }
        let (events, error) = match &mut self.framing {
            Framing::Events(framer) => (framer.push(chunk), None),
            Framing::Values(framer) => framer.push(chunk),
        };
        let max = self.limits.max_event_bytes;
        let is_long = self.unframed().len() > max;
        let size = is_long.then_some(Unreadable::new(UnreadableReason::Size, max));
        self.read_all(events, error.or(size))
    }

    /// Why the stream cannot go on, once it cannot.
    pub fn failure(&self) -> Option<Unreadable> {
        self.failure
    }

    /// The stream has ended: gives what was not yet complete, and closes what is open.
    ///
    /// # Errors
    /// As for [`EventStream::push`].
    pub fn finish(&mut self) -> Result<Vec<StreamEvent>, Unreadable> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let rest = match &mut self.framing {
            Framing::Events(framer) => framer.finish(),
            Framing::Values(framer) => framer.finish(),
        };
        let mut events = self.read_all(rest, None)?;
        if events.is_empty() && !self.open.is_empty() {
            events.push(StreamEvent::default());
        }
        if let Some(last) = events.last_mut() {
            self.close(&Place::root(), &mut last.closes);
        }
        Ok(events)
    }

    /// The bytes that were taken and never given out in an event: for whoever must pass on what was not inspected.
    pub fn take_rest(&mut self) -> Vec<u8> {
        let mut rest = mem::take(&mut self.lost);
        rest.extend_from_slice(self.unframed());
        rest
    }

    fn unframed(&self) -> &[u8] {
        match &self.framing {
            Framing::Events(framer) => framer.rest(),
            Framing::Values(framer) => framer.rest(),
        }
    }

    /// Reads framed events; `after` is what is wrong behind them.
    fn read_all(
        &mut self,
        raw: Vec<RawEvent>,
        after: Option<Unreadable>,
    ) -> Result<Vec<StreamEvent>, Unreadable> {
        let mut events = Vec::with_capacity(raw.len());
        for raw in raw {
            let mut event = StreamEvent {
                bytes: raw.bytes,
                lines: raw.lines,
                asides: raw.asides,
                truncated: raw.truncated,
                ..StreamEvent::default()
            };
            if self.failure.is_none() {
                self.failure = self.read_bounded(&mut event).err();
            }
            match self.failure {
                None => events.push(event),
                Some(_) => self.lost.extend(event.bytes),
            }
        }
        self.failure = self.failure.or(after);
        match self.failure {
            Some(failure) if events.is_empty() => Err(failure),
            _ => Ok(events),
        }
    }

    fn read_bounded(&mut self, event: &mut StreamEvent) -> Result<(), Unreadable> {
        let max = self.limits.max_event_bytes;
        match event.bytes.len() > max {
            true => Err(Unreadable::new(UnreadableReason::Size, max)),
            false => self.read(event),
        }
    }

    /// Bytes that end this stream with an error, given as the body that a reply would have: as the provider does, so
    /// that SDKs raise their typed error. To be sent behind a whole event, or (`is_first`) before any.
    pub fn error(&self, refusal: &Refusal, body: &[u8], is_first: bool) -> Vec<u8> {
        let (before, after): (&[u8], &[u8]) = match &self.framing {
            Framing::Events(_) => match self.operation {
                Some(operation) => return operation.provider().error_event(refusal),
                None => (b"event: error\ndata: ", b"\n\n"),
            },
            Framing::Values(framer) if framer.is_array() && is_first => (b"[", b"]\n"),
            Framing::Values(framer) if framer.is_array() => (b",\n", b"]\n"),
            Framing::Values(_) if is_first => (b"", b"\n"),
            Framing::Values(_) => (b"\n", b"\n"),
        };
        [before, body, after].concat()
    }

    fn read(&mut self, event: &mut StreamEvent) -> Result<(), Unreadable> {
        let data = event.data();
        match data.trim_ascii() {
            b"" => {}
            b"[DONE]" => self.close(&Place::root(), &mut event.closes),
            _ => {
                let table = self.operation.map(|o| o.event);
                match Tree::read(&data, &self.limits.json) {
                    // `41`, `null`: in a stream of plain text a word may look like that.
                    Ok(_) if is_bare(&data) => {
                        self.plain(data, Unreadable::new(UnreadableReason::Syntax, 0), event)?;
                    }
                    Ok(tree) => self.take(walk(&tree, table, Direction::Response, true), event)?,
                    Err(error) => self.plain(data, error, event)?,
                }
            }
        }
        self.asides(event)
    }

    /// What stands beside the data: nobody should read it, and so nothing may hide there.
    fn asides(&mut self, event: &mut StreamEvent) -> Result<(), Unreadable> {
        let mut asides = Vec::new();
        for (start, aside) in event.asides() {
            let text = std::str::from_utf8(aside)
                .map_err(|_| Unreadable::new(UnreadableReason::Utf8, start))?;
            if !is_word(text.trim()) {
                asides.push(plain_text(text.to_owned(), start, Kind::Generic, "*"));
            }
        }
        let mut asides = asides.into_iter();
        asides.try_for_each(|aside| self.delta(aside, None, event))
    }

    /// Data that is not JSON: text, where JSON was not to be expected.
    fn plain(
        &mut self,
        data: Vec<u8>,
        error: Unreadable,
        event: &mut StreamEvent,
    ) -> Result<(), Unreadable> {
        let looks_like_json = matches!(data.trim_ascii().first(), Some(b'{' | b'['));
        let is_text = event.truncated || self.operation.is_none() || !looks_like_json;
        let is_broken = matches!(
            error.reason,
            UnreadableReason::Utf8 | UnreadableReason::Size
        );
        let text = String::from_utf8(data).ok();
        let Some(text) = text.filter(|_| is_text && !is_broken) else {
            return Err(error);
        };
        let place = Place::root().of(Kind::Text, "data", 0);
        let segment = plain_text(text, 0, Kind::Text, "data");
        self.delta(segment, Some(place), event)
    }

    fn take(&mut self, walked: Walked, event: &mut StreamEvent) -> Result<(), Unreadable> {
        if walked.is_disputed {
            return Err(Unreadable::new(UnreadableReason::Disputed, 0));
        }
        let mut spoken = Vec::new();
        for (segment, place) in walked.segments.into_iter().zip(walked.places) {
            if let Some(place) = place.filter(|_| is_speech(&segment)) {
                let key = SegmentKey::of(&place);
                if self.ended.contains(&key) || self.finished.iter().any(|f| f.holds(&place)) {
                    // What was decided about its beginning cannot be taken back.
                    return Err(Unreadable::new(UnreadableReason::AfterEnd, 0));
                }
                spoken.push(place);
            }
            self.delta(segment, place, event)?;
        }
        let before = event.closes.len();
        for place in &walked.closes {
            self.close(place, &mut event.closes);
        }
        let ended = event.closes.get(before..).unwrap_or_default();
        self.ended.extend_from_slice(ended);
        if self.ended.len() > self.limits.max_open_segments {
            return Err(Unreadable::new(UnreadableReason::OpenSegments, 0));
        }
        // Beside text the reason may be in every event (Gemini's once was): only one that stands alone ends anything.
        for place in &walked.finishes {
            if !spoken.iter().any(|s| place.holds(s)) {
                self.close(place, &mut event.closes);
                self.finish_at(*place)?;
            }
        }
        let idle = |o: &&mut Open| o.idle >= MAX_IDLE && !o.is_paused;
        for open in self.open.iter_mut().filter(idle) {
            open.is_paused = true;
            event.pauses.push(open.key);
        }
        event.dependents = walked.dependents;
        event.usage = walked.usage.said();
        event.model = walked.model;
        Ok(())
    }

    fn delta(
        &mut self,
        mut segment: Segment,
        place: Option<Place>,
        event: &mut StreamEvent,
    ) -> Result<(), Unreadable> {
        if segment.kind.is_uninspected() {
            event.uninspected += 1;
            return Ok(());
        }
        let key = match place {
            Some(place) => self.continued(place, &mut segment)?,
            None => {
                self.serial += 1;
                let key = SegmentKey {
                    hash: 0,
                    serial: self.serial,
                };
                event.closes.push(key);
                key
            }
        };
        event.deltas.push(Delta {
            key,
            role: segment.role,
            kind: segment.kind,
            text: segment.text,
            place: segment.place,
            at: segment.at,
        });
        Ok(())
    }

    /// The key of a segment that goes on over events; its inner JSON is read where the last event left it.
    fn continued(&mut self, place: Place, segment: &mut Segment) -> Result<SegmentKey, Unreadable> {
        let key = SegmentKey::of(&place);
        for open in &mut self.open {
            let is_near = open.place.holds(&place) || place.holds(&open.place);
            open.idle += usize::from(is_near);
        }
        let found = self.open.iter().position(|o| o.key == key);
        let at = found.unwrap_or(self.open.len());
        if found.is_none() {
            if self.open.len() >= self.limits.max_open_segments {
                return Err(Unreadable::new(UnreadableReason::OpenSegments, 0));
            }
            self.open.push(Open {
                key,
                place,
                lexer: Lexer::default(),
                idle: 0,
                is_paused: false,
            });
        }
        if let Some(open) = self.open.get_mut(at) {
            if open.place.spelling != place.spelling {
                return Err(Unreadable::new(UnreadableReason::Disputed, 0));
            }
            (open.idle, open.is_paused) = (0, false);
        }
        match (segment.at.form, self.open.get_mut(at)) {
            (Form::Json(..), Some(open)) => {
                segment.at.form = Form::Json(open.lexer, Whole::No);
                open.lexer.advance(&segment.text);
            }
            (Form::String, _) => segment.at.form = Form::Piece,
            _ => {}
        }
        Ok(key)
    }

    fn finish_at(&mut self, place: Place) -> Result<(), Unreadable> {
        if self.finished.contains(&place) {
            return Ok(());
        }
        if self.finished.len() >= self.limits.max_open_segments {
            return Err(Unreadable::new(UnreadableReason::OpenSegments, 0));
        }
        self.finished.push(place);
        Ok(())
    }

    /// Ends the segments under a place.
    fn close(&mut self, place: &Place, closes: &mut Vec<SegmentKey>) {
        let open = mem::take(&mut self.open);
        for one in open {
            match place.holds(&one.place) {
                true => closes.push(one.key),
                false => self.open.push(one),
            }
        }
    }
}

/// Whether a JSON text is a number, `true`, `false` or `null`.
fn is_bare(json: &[u8]) -> bool {
    !matches!(json.trim_ascii().first(), Some(b'{' | b'[' | b'"'))
}

/// Whether a client puts it together with what came before it.
fn is_speech(segment: &Segment) -> bool {
    let spoken = matches!(
        segment.kind,
        Kind::Text | Kind::ToolArguments | Kind::Reasoning | Kind::Refusal
    );
    spoken && !segment.text.is_empty()
}

/// Text that no JSON is around.
fn plain_text(text: String, start: usize, kind: Kind, place: &'static str) -> Segment {
    Segment {
        role: Role::Assistant,
        kind,
        at: At {
            raw: start..start + text.len(),
            form: Form::Plain,
            group: 0,
            list: 0,
        },
        text,
        place,
        media: None,
        file: None,
        path: None,
    }
}
