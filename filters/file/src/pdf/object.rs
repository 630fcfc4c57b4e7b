//! PDF's objects (ISO 32000-1, §7.2 and §7.3), read from any place in a file or a content stream.

use std::ops::Range;

use crate::{budget::Budget, extraction::Reason};

/// So deeply may arrays and dictionaries lie in each other.
const MOST_DEPTH: usize = 64;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    /// Another object's number.
    Reference(u32),
    /// What is none of these: an operator, `true`, `obj`.
    Word(Vec<u8>),
}

/// Names and what they stand for, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary(pub(super) Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// Of several of one name, the last, as most readers have it.
    pub(super) fn get(&self, name: &str) -> Option<&Object> {
        let named = |(known, _): &&(Vec<u8>, Object)| known == name.as_bytes();
        self.0.iter().rev().find(named).map(|(_, value)| value)
    }

    pub(super) fn name(&self, name: &str) -> Option<&[u8]> {
        match self.get(name)? {
            Object::Name(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.number()
    }
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A number that is a place or a count.
    pub(super) fn index(&self) -> Option<usize> {
        let number = self.number()?;
        (0.0..1e15).contains(&number).then_some(number as usize)
    }

    pub(super) fn is_word(&self, word: &[u8]) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }
}

/// Reads objects one after another.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
    /// How many more values may be read.
    room: usize,
}

/// So many values one operator of a content stream may have, arrays counted whole.
const MOST_VALUES: usize = 1_000_000;

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            room: MOST_VALUES,
        }
    }

    /// Bounds how many values are read from here on.
    pub(super) fn limit(&mut self, room: usize) {
        self.room = room;
    }

    /// How many more values may be read.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// Forgets what was read: it is gone.
    pub(super) fn refresh(&mut self) {
        self.room = MOST_VALUES;
    }

    /// Where it is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// The next object; `None` at the end.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.space();
        let byte = self.peek(0)?;
        self.room = self.room.checked_sub(1)?;
        Some(match byte {
            b'/' => Object::Name(self.name()),
            b'(' => Object::String(self.string()),
            b'<' if self.peek(1) == Some(b'<') => {
                self.at += 2;
                Object::Dictionary(self.dictionary(depth)?)
            }
            b'<' => Object::String(self.hex()),
            b'[' => {
                self.at += 1;
                Object::Array(self.array(depth)?)
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(depth),
            b']' | b'}' | b'{' | b')' => {
                self.at += 1;
                Object::Word(vec![byte])
            }
            b'>' => {
                self.at += if self.peek(1) == Some(b'>') { 2 } else { 1 };
                Object::Word(b">>".to_vec())
            }
            _ => match self.regular() {
                b"null" => Object::Null,
                word => Object::Word(word.to_vec()),
            },
        })
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Passes over space and comments.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'%' => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    let end = memchr::memchr2(b'\r', b'\n', rest);
                    self.at += end.unwrap_or(rest.len());
                }
                _ if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn regular(&mut self) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_regular = |b: &&u8| !is_space(**b) && !is_delimiter(**b);
        let length = rest.iter().take_while(is_regular).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// A number, or a reference to an object: `12 0 R`.
    fn number(&mut self, depth: usize) -> Object {
        let word = self.regular();
        let Some(number) = number(word) else {
            return Object::Word(word.to_vec());
        };
        // In content streams there are none, and numbers follow each other: looked for within others alone.
        if depth == 0 || word.len() > 10 || !word.iter().all(u8::is_ascii_digit) {
            return Object::Number(number);
        }
        let back = self.at;
        self.space();
        let generation = self.regular();
        if !generation.is_empty() && generation.iter().all(u8::is_ascii_digit) {
            self.space();
            if self.regular() == b"R" {
                return Object::Reference(number as u32);
            }
        }
        self.at = back;
        Object::Number(number)
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let escaped = || Some(digit(*raw.get(at + 1)?)? << 4 | digit(*raw.get(at + 2)?)?);
            match (byte == b'#').then(escaped).flatten() {
                Some(meant) => {
                    name.push(meant);
                    at += 3;
                }
                None => {
                    name.push(byte);
                    at += 1;
                }
            }
        }
        name
    }

    fn string(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut open = 1u32;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek(0) {
                        Some(next @ b'0'..=b'7') => value = value * 8 + u32::from(next - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                out.push((value & 0xff) as u8);
            }
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        hex(rest.get(..end).unwrap_or_default())
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Object>> {
        let mut out = Vec::new();
        if depth >= MOST_DEPTH {
            return None;
        }
        while let Some(object) = self.nested(depth + 1) {
            // What ends an object ends all that is open in it.
            if object.is_word(b"]") || object.is_word(b"endobj") {
                break;
            }
            out.push(object);
        }
        Some(out)
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        let mut out = Vec::new();
        if depth >= MOST_DEPTH {
            return None;
        }
        while let Some(key) = self.nested(depth + 1) {
            match key {
                Object::Name(key) => {
                    let value = self.nested(depth + 1)?;
                    if value.is_word(b">>") {
                        break;
                    }
                    out.push((key, value));
                }
                key if key.is_word(b">>") || key.is_word(b"endobj") => break,
                _ => {}
            }
        }
        Some(Dictionary(out))
    }
}

/// Where the data of a stream lies whose dictionary has just been read; `None` where there is none. What lies before its
/// begin and its end may be long, and be looked at for each of many: it is charged.
pub(super) fn stream_data(
    bytes: &[u8],
    after: usize,
    length: Option<usize>,
    budget: &mut Budget,
) -> Result<Option<Range<usize>>, Reason> {
    let rest = behind_space(bytes, after, budget)?;
    let Some(rest) = rest.strip_prefix(b"stream") else {
        return Ok(None);
    };
    let mut start = bytes.len() - rest.len();
    start += match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    // The length counts only where the end follows it.
    let said = length.and_then(|length| start.checked_add(length));
    let end = match said.filter(|end| *end <= bytes.len()) {
        Some(end) if behind_space(bytes, end, budget)?.starts_with(b"endstream") => end,
        _ => {
            let data = bytes.get(start..).unwrap_or_default();
            start + memchr::memmem::find(data, b"endstream").unwrap_or(data.len())
        }
    };
    // Data that overlaps costs each time.
    budget.work(end - start)?;
    Ok(Some(start..end))
}

/// What follows the space and the comments that begin there.
fn behind_space<'b>(bytes: &'b [u8], at: usize, budget: &mut Budget) -> Result<&'b [u8], Reason> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.space();
    budget.work(lexer.at() - at)?;
    Ok(bytes.get(lexer.at()..).unwrap_or_default())
}

pub(super) fn hex(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(digits.len() / 2);
    let mut high = None;
    for value in digits.iter().filter_map(|b| digit(*b)) {
        match high.take() {
            None => high = Some(value),
            Some(first) => out.push(first << 4 | value),
        }
    }
    out.extend(high.map(|first| first << 4));
    out
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

fn number(word: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(word).ok()?;
    let is_one = word
        .iter()
        .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'));
    // Some writers put two signs.
    let text = text
        .strip_prefix('-')
        .filter(|t| t.starts_with('-'))
        .unwrap_or(text);
    if !is_one {
        return None;
    }
    text.parse().ok()
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0c | 0)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Object, stream_data};
    use crate::{Budget, Limits};

    #[test]
    fn objects_are_read_as_they_are_written() {
        let source =
            b"<</A#42 [1 -2.5 7 0 R (a\\(b\\)\\101(c)) <4a 4B5>] /C null>> /N true % x\n12 0 R";
        let mut lexer = Lexer::new(source, 0);
        let Some(Object::Dictionary(read)) = lexer.object() else {
            panic!("no dictionary");
        };
        let Some(Object::Array(values)) = read.get("AB") else {
            panic!("{read:?}");
        };
        assert_eq!(values[2], Object::Reference(7));
        assert_eq!(values[3], Object::String(b"a(b)A(c)".to_vec()));
        assert_eq!(values[4], Object::String(b"JKP".to_vec()));
        assert_eq!(lexer.object(), Some(Object::Name(b"N".to_vec())));
        assert!(lexer.object().unwrap().is_word(b"true"));
        assert_eq!(lexer.object(), Some(Object::Number(12.0)));
    }

    #[test]
    fn a_streams_end_is_where_it_is_and_not_where_it_is_said() {
        for (source, length, wanted) in [
            (&b"stream\r\nabc\nendstream"[..], Some(3), Some(8..11)),
            (b"stream\r\nabc\nendstream", Some(300), Some(8..12)),
            (b"stream\r\nabc\nendstream", None, Some(8..12)),
            (b"stream abc", None, Some(6..10)),
            (b"stream", Some(0), Some(6..6)),
            (b"stream\n", Some(0), Some(7..7)),
            (b"endobj", None, None),
            (b"", None, None),
        ] {
            let mut budget = Budget::new(Limits::default());
            let found = stream_data(source, 0, length, &mut budget);
            assert_eq!(found, Ok(wanted), "{length:?}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let open = Lexer::new(&[b'['; 100_000], 0).object();
        assert!(matches!(open, Some(Object::Array(_))));
        let open = Lexer::new(&b"<</A".repeat(50_000), 0).object();
        assert!(open.is_none());
    }
}
