//! A stream of events: which text each adds to which segment.

use std::mem;

use crate::{
    event::{Delta, StreamEvent},
    json::{Lexer, Tree, Whole},
    limits::EventLimits,
    operation::{Direction, Operation},
    place::{Place, SegmentKey},
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
    framer: Framer,
    open: Vec<Open>,
    serial: u64,
}

/// A segment that is being received.
#[derive(Clone, Copy, Debug)]
struct Open {
    key: SegmentKey,
    place: Place,
    lexer: Lexer,
}

impl EventStream {
    /// A reader of server-sent events.
    pub fn new(operation: Option<&'static Operation>, limits: EventLimits) -> Self {
        Self {
            operation,
            limits,
            framer: Framer::default(),
            open: Vec::new(),
            serial: 0,
        }
    }

    /// Takes a chunk, cut anywhere; gives the events it completes.
    ///
    /// # Errors
    /// An event cannot be read or passes a limit. Nothing of this chunk may be passed on, and the stream cannot go on.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<StreamEvent>, Unreadable> {
        let events = self.framer.push(chunk, self.limits.max_event_bytes)?;
        events.into_iter().map(|event| self.read(event)).collect()
    }

    /// The stream has ended: gives what was not yet complete, and closes what is open.
    ///
    /// # Errors
    /// As for [`EventStream::push`].
    pub fn finish(&mut self) -> Result<Vec<StreamEvent>, Unreadable> {
        let rest = self.framer.finish();
        let events: Result<Vec<_>, _> = rest.into_iter().map(|event| self.read(event)).collect();
        let mut events = events?;
        if events.is_empty() && !self.open.is_empty() {
            events.push(StreamEvent::default());
        }
        if let Some(last) = events.last_mut() {
            self.close(&Place::root(), &mut last.closes);
        }
        Ok(events)
    }

    fn read(&mut self, raw: RawEvent) -> Result<StreamEvent, Unreadable> {
        let mut event = StreamEvent {
            bytes: raw.bytes,
            lines: raw.lines,
            truncated: raw.truncated,
            ..StreamEvent::default()
        };
        let data = event.data();
        match data.trim_ascii() {
            b"" => return Ok(event),
            b"[DONE]" => {
                self.close(&Place::root(), &mut event.closes);
                return Ok(event);
            }
            _ => {}
        }
        let table = self.operation.map(|o| o.event);
        match Tree::read(&data, &self.limits.json) {
            Ok(tree) => {
                let walked = walk(&tree, table, Direction::Response, true);
                self.take(walked, &mut event)?;
            }
            Err(error) => self.plain(data, error, &mut event)?,
        }
        Ok(event)
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
        let place = Place::root().of(Kind::Text, "data");
        let segment = Segment {
            role: Role::Assistant,
            kind: Kind::Text,
            at: At {
                raw: 0..text.len(),
                form: Form::Plain,
                group: 0,
            },
            text,
            place: "data",
            media: None,
        };
        self.delta(segment, Some(place), event)
    }

    fn take(&mut self, walked: Walked, event: &mut StreamEvent) -> Result<(), Unreadable> {
        for (segment, place) in walked.segments.into_iter().zip(walked.places) {
            self.delta(segment, place, event)?;
        }
        for place in &walked.closes {
            self.close(place, &mut event.closes);
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
        let key = SegmentKey {
            hash: place.hash(),
            serial: 0,
        };
        let found = self.open.iter().position(|o| o.key == key);
        let at = found.unwrap_or(self.open.len());
        if found.is_none() {
            if self.open.len() >= self.limits.max_open_segments {
                return Err(Unreadable::new(UnreadableReason::OpenSegments, 0));
            }
            let lexer = Lexer::default();
            self.open.push(Open { key, place, lexer });
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
