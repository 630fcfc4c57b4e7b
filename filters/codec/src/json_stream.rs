//! A stream of JSON values: the elements of one array as they arrive, or values one after another (NDJSON).

use crate::{
    sse::RawEvent,
    unreadable::{Unreadable, UnreadableReason},
};

/// Cuts a byte stream into values, each with the bytes that lead to it.
#[derive(Debug, Default)]
pub(crate) struct ValueFramer {
    buffer: Vec<u8>,
    at: usize,
    root: Root,
    state: State,
    /// Where the value that is being read starts.
    start: usize,
}

/// What the values are in.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Root {
    #[default]
    Unknown,
    Array,
    Sequence,
    Closed,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum State {
    #[default]
    Between,
    /// In a number or a word.
    Scalar,
    /// In an array, object or string: brackets open, in a string, behind a backslash.
    Inside {
        depth: usize,
        in_string: bool,
        escaped: bool,
    },
}

impl ValueFramer {
    /// Whether the values are in an array. Its end is given out by [`ValueFramer::finish`] only.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.root, Root::Array | Root::Closed)
    }

    /// Takes bytes; gives the values they complete, and an error if there cannot be more.
    pub(crate) fn push(&mut self, chunk: &[u8]) -> (Vec<RawEvent>, Option<Unreadable>) {
        self.buffer.extend_from_slice(chunk);
        let mut events = Vec::new();
        let mut from = 0;
        let mut error = None;
        while let Some(&byte) = self.buffer.get(self.at) {
            match self.step(byte) {
                Ok(Some(end)) => {
                    events.push(self.event(from, end));
                    from = end;
                }
                Ok(None) => {}
                Err(e) => {
                    error = Some(e);
                    break;
                }
            }
        }
        self.buffer.drain(..from);
        self.at -= from;
        self.start = self.start.saturating_sub(from);
        (events, error)
    }

    /// The bytes that belong to no value yet.
    pub(crate) fn rest(&self) -> &[u8] {
        &self.buffer
    }

    /// The end of the stream: the rest, which is a value only if it is a number or word in a sequence.
    pub(crate) fn finish(&mut self) -> Vec<RawEvent> {
        let bytes = std::mem::take(&mut self.buffer);
        let end = bytes.len();
        let state = std::mem::take(&mut self.state);
        if bytes.is_empty() {
            return Vec::new();
        }
        let is_whole =
            state == State::Between || (state == State::Scalar && self.root == Root::Sequence);
        let value = (state != State::Between).then_some(self.start.min(end)..end);
        vec![RawEvent {
            bytes,
            lines: value.into_iter().collect(),
            asides: Vec::new(),
            truncated: !is_whole,
        }]
    }

    fn event(&self, from: usize, end: usize) -> RawEvent {
        RawEvent {
            bytes: self.buffer.get(from..end).unwrap_or_default().to_vec(),
            lines: std::iter::once(self.start - from..end - from).collect(),
            asides: Vec::new(),
            truncated: false,
        }
    }

    /// Reads one byte, if it belongs to what is being read; says where a value ended.
    fn step(&mut self, byte: u8) -> Result<Option<usize>, Unreadable> {
        let here = self.at;
        match &mut self.state {
            State::Between => {
                self.at += 1;
                self.between(byte, here)?;
                Ok(None)
            }
            State::Scalar => match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' => {
                    self.state = State::Between;
                    Ok(Some(here))
                }
                _ => {
                    self.at += 1;
                    Ok(None)
                }
            },
            State::Inside {
                depth,
                in_string,
                escaped,
            } => {
                self.at += 1;
                match (*in_string, *escaped, byte) {
                    (true, true, _) => *escaped = false,
                    (true, false, b'\\') => *escaped = true,
                    (_, _, b'"') => *in_string = !*in_string,
                    (false, _, b'{' | b'[') => *depth += 1,
                    (false, _, b'}' | b']') => *depth = depth.saturating_sub(1),
                    _ => {}
                }
                if *depth > 0 || *in_string {
                    return Ok(None);
                }
                self.state = State::Between;
                Ok(Some(here + 1))
            }
        }
    }

    fn between(&mut self, byte: u8, here: usize) -> Result<(), Unreadable> {
        match (self.root, byte) {
            (_, b' ' | b'\t' | b'\r' | b'\n') => return Ok(()),
            // A byte order mark.
            (Root::Unknown, 0xef | 0xbb | 0xbf) => return Ok(()),
            (Root::Unknown, b'[') => {
                self.root = Root::Array;
                return Ok(());
            }
            (Root::Array, b',') => return Ok(()),
            (Root::Array, b']') => {
                self.root = Root::Closed;
                return Ok(());
            }
            (Root::Closed, _) => return Err(Unreadable::new(UnreadableReason::Trailing, 0)),
            (Root::Unknown, _) => self.root = Root::Sequence,
            (Root::Array | Root::Sequence, _) => {}
        }
        self.start = here;
        let inside = |depth, in_string| State::Inside {
            depth,
            in_string,
            escaped: false,
        };
        self.state = match byte {
            b'{' | b'[' => inside(1, false),
            b'"' => inside(0, true),
            _ => State::Scalar,
        };
        Ok(())
    }
}
