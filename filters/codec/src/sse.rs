//! Server-sent events: bytes, however they are cut, to events that keep their bytes.
//!
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>

use std::ops::Range;

/// One event (or a block of comments) up to and with its blank line.
#[derive(Debug)]
pub(crate) struct RawEvent {
    pub(crate) bytes: Vec<u8>,
    /// The values of the `data` lines, in `bytes`.
    pub(crate) lines: Vec<Range<usize>>,
    /// What the other lines say: comments, ids, names that nobody knows.
    pub(crate) asides: Vec<Range<usize>>,
    /// The stream ended before the blank line.
    pub(crate) truncated: bool,
}

/// Cuts a byte stream into events.
#[derive(Debug, Default)]
pub(crate) struct Framer {
    /// What has come in and belongs to no event yet.
    buffer: Vec<u8>,
    /// Where the line that is being read starts, and how far it has been read.
    line: usize,
    at: usize,
    lines: Vec<Range<usize>>,
    asides: Vec<Range<usize>>,
    /// Lines that begin with no name: data where there is no other.
    nameless: Vec<Range<usize>>,
    is_past_mark: bool,
}

impl Framer {
    /// Takes bytes; gives the events they complete.
    pub(crate) fn push(&mut self, chunk: &[u8]) -> Vec<RawEvent> {
        self.buffer.extend_from_slice(chunk);
        let mut events = Vec::new();
        let mut start = 0;
        while let Some(end) = self.line_end(false) {
            if self.take_line(start, end) {
                events.push(self.event(start, false));
                start = self.line;
            }
        }
        if start > 0 {
            self.buffer.drain(..start);
            self.line -= start;
            self.at -= start;
            let lists = [&mut self.lines, &mut self.asides, &mut self.nameless];
            for line in lists.into_iter().flatten() {
                *line = line.start - start..line.end - start;
            }
        }
        events
    }

    /// The bytes that belong to no event yet.
    pub(crate) fn rest(&self) -> &[u8] {
        &self.buffer
    }

    /// The end of the stream: the event that is complete but for a line feed that could have followed, and the one
    /// that is not complete.
    pub(crate) fn finish(&mut self) -> Vec<RawEvent> {
        let mut events = Vec::new();
        let mut start = 0;
        while let Some(end) = self.line_end(true) {
            if self.take_line(start, end) {
                events.push(self.event(start, false));
                start = self.line;
            }
        }
        if self.buffer.len() > start {
            let end = self.buffer.len();
            self.field(self.line..end);
            self.line = end;
            events.push(self.event(start, true));
        }
        *self = Self::default();
        events
    }

    /// The end of the current line's text and of its terminator.
    fn line_end(&mut self, is_last: bool) -> Option<(usize, usize)> {
        let rest = self.buffer.get(self.at..)?;
        let Some(found) = memchr::memchr2(b'\r', b'\n', rest) else {
            self.at = self.buffer.len();
            return None;
        };
        self.at += found;
        let end = self.at;
        match (self.buffer.get(end), self.buffer.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => Some((end, end + 2)),
            // A line feed may follow in the next chunk and belongs to this line.
            (Some(b'\r'), None) if !is_last => None,
            _ => Some((end, end + 1)),
        }
    }

    /// Reads a line; says whether it ends an event.
    fn take_line(&mut self, start: usize, (end, next): (usize, usize)) -> bool {
        let line = self.line..end;
        self.line = next;
        self.at = next;
        if line.is_empty() && line.start > start {
            return true;
        }
        // Blank lines before an event belong to it, so that every byte belongs to one.
        self.field(line);
        false
    }

    fn field(&mut self, mut line: Range<usize>) {
        if !self.is_past_mark && !line.is_empty() {
            self.is_past_mark = true;
            if self.text(&line).starts_with(b"\xef\xbb\xbf") {
                line.start += 3;
            }
        }
        let text = self.text(&line);
        let name = text.split(|&b| b == b':').next().unwrap_or_default();
        // The standard ignores any other name, but some readers take a line that begins with none for data. Behind it
        // no data may hide from those that do not.
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || b"-_".contains(b);
        let (list, value) = match (name, text.get(name.len()..)) {
            (b"data", Some([b':', b' ', ..])) => (&mut self.lines, line.start + 6..line.end),
            (b"data", Some([b':', ..])) => (&mut self.lines, line.start + 5..line.end),
            (b"data", _) => (&mut self.lines, line.end..line.end),
            (b"", _) if line.is_empty() => return,
            (b"" | b"event" | b"id" | b"retry", _) => {
                let value = line.start + name.len() + 1;
                (&mut self.asides, value.min(line.end)..line.end)
            }
            _ if name.iter().all(is_name) => (&mut self.asides, line),
            _ => (&mut self.nameless, line),
        };
        list.push(value);
    }

    fn text(&self, range: &Range<usize>) -> &[u8] {
        self.buffer.get(range.clone()).unwrap_or_default()
    }

    fn event(&mut self, start: usize, truncated: bool) -> RawEvent {
        let list = match self.lines.is_empty() {
            true => &mut self.lines,
            false => &mut self.asides,
        };
        list.append(&mut self.nameless);
        let bytes = self.buffer.get(start..self.line).unwrap_or_default();
        let within = |lines: &mut Vec<Range<usize>>| {
            let lines = std::mem::take(lines).into_iter();
            lines.map(|l| l.start - start..l.end - start).collect()
        };
        RawEvent {
            lines: within(&mut self.lines),
            asides: within(&mut self.asides),
            bytes: bytes.to_vec(),
            truncated,
        }
    }
}
