//! One event of a stream: its bytes, the text it adds, and edits of that text.

use std::{fmt, ops::Range};

use crate::{
    edit::{self, Dependent, Edit},
    place::SegmentKey,
    segment::{At, Kind, Role},
    usage::Usage,
};

/// A piece of text that one event adds to a segment. The pieces of one key, in order, are the segment's text.
#[derive(Clone)]
pub struct Delta {
    /// The segment it belongs to.
    pub key: SegmentKey,
    /// Who speaks.
    pub role: Role,
    /// What sort of text.
    pub kind: Kind,
    /// The piece, decoded.
    pub text: String,
    /// The name of the table's field it was found in, or `*`. Never customer text.
    pub place: &'static str,
    pub(crate) at: At,
}

impl fmt::Debug for Delta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delta")
            .field("key", &self.key)
            .field("role", &self.role)
            .field("kind", &self.kind)
            .field("place", &self.place)
            .field("text_len", &self.text.len())
            .finish_non_exhaustive()
    }
}

/// One event of a stream. The bytes of all events in order are the bytes of the stream.
#[derive(Clone, Default)]
pub struct StreamEvent {
    pub(crate) bytes: Vec<u8>,
    /// Where in `bytes` the lines of its data are.
    pub(crate) lines: Vec<Range<usize>>,
    /// Where the text of its other lines is.
    pub(crate) asides: Vec<Range<usize>>,
    pub(crate) truncated: bool,
    pub(crate) deltas: Vec<Delta>,
    pub(crate) closes: Vec<SegmentKey>,
    pub(crate) pauses: Vec<SegmentKey>,
    pub(crate) dependents: Vec<Dependent>,
    pub(crate) usage: Option<Usage>,
    pub(crate) model: Option<String>,
    pub(crate) uninspected: usize,
}

impl StreamEvent {
    /// The bytes as they came, with everything up to the next event. Empty for the event that only says that the
    /// stream has ended.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text it adds, in its order.
    pub fn deltas(&self) -> &[Delta] {
        &self.deltas
    }

    /// The segments that end with this event, after its own deltas. Words that come again under such a key
    /// end the stream; anything else is a new segment.
    pub fn closes(&self) -> &[SegmentKey] {
        &self.closes
    }

    /// The segments that seem to have ended, since their neighbours go on without them. They may yet go on.
    pub fn pauses(&self) -> &[SegmentKey] {
        &self.pauses
    }

    /// The token usage it reports. Later reports of a stream are to be merged over earlier ones.
    pub fn usage(&self) -> Option<Usage> {
        self.usage
    }

    /// The model it names.
    pub fn model(&self) -> Option<&str> {
        self.model.as_deref()
    }

    /// Values in it that were recorded but not inspected: media, encrypted reasoning.
    pub fn uninspected(&self) -> usize {
        self.uninspected
    }

    /// Whether the stream ended inside it. A reader that follows the standard discards such an event, so dropping it
    /// loses nothing; if its data is no whole JSON, its text is one delta, as written.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Its bytes with edits applied; [`Edit::segment`] is an index into [`StreamEvent::deltas`]. What no edit touches
    /// is byte-identical, and its data stays what it was: JSON stays JSON.
    pub fn edit(&self, edits: &[Edit]) -> Vec<u8> {
        let text = self.joined(self.lines.iter().chain(&self.asides));
        let json = std::str::from_utf8(&text).unwrap_or_default();
        let delta = |i: usize| self.deltas.get(i).map(|d| (d.text.as_str(), &d.at));
        let splices = edit::splices(json, &delta, &self.dependents, edits);
        let splices = splices.into_iter().map(|(r, w)| (self.raw(&r), w));
        edit::apply(&self.bytes, &edit::in_order(splices.collect()))
    }

    /// Its data: the lines, joined.
    pub(crate) fn data(&self) -> Vec<u8> {
        self.joined(self.lines.iter())
    }

    fn joined<'r>(&self, lines: impl Iterator<Item = &'r Range<usize>>) -> Vec<u8> {
        let lines: Vec<&[u8]> = lines
            .map(|l| self.bytes.get(l.clone()).unwrap_or_default())
            .collect();
        lines.join(&b'\n')
    }

    /// The texts of its other lines, with where they are: they count on behind the data.
    pub(crate) fn asides(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let mut at = self.lines.iter().map(|l| l.len() + 1).sum();
        self.asides.iter().map(move |aside| {
            let start = at;
            at += aside.len() + 1;
            (start, self.bytes.get(aside.clone()).unwrap_or_default())
        })
    }

    /// A range of its lines' text, in its bytes.
    fn raw(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.raw_offset(range.start);
        match range.is_empty() {
            true => start..start,
            false => start..self.raw_offset(range.end - 1) + 1,
        }
    }

    fn raw_offset(&self, offset: usize) -> usize {
        let mut left = offset;
        for line in self.lines.iter().chain(&self.asides) {
            if left <= line.len() {
                return line.start + left;
            }
            left -= line.len() + 1;
        }
        self.bytes.len()
    }
}

impl fmt::Debug for StreamEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamEvent")
            .field("bytes_len", &self.bytes.len())
            .field("deltas", &self.deltas)
            .field("closes", &self.closes)
            .field("truncated", &self.truncated)
            .finish_non_exhaustive()
    }
}
