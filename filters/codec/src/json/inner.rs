//! JSON inside a string: tool-call arguments, whole or as a stream delivers them, piece by piece.
//!
//! The text that is scanned is the inner document as written. An edit must leave it a document: replacements inside
//! an inner string are escaped, spans grow to whole inner escapes, structure is never touched, and a number or word
//! that is not in quotes becomes a string.

use std::{borrow::Cow, ops::Range};

use super::string::escape_into;

/// Where a reader of the inner document stands between two pieces of it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Lexer {
    /// Between tokens.
    #[default]
    Outside,
    /// In a number or a word.
    Literal,
    /// In a string.
    String,
    /// Behind a backslash.
    Escape,
    /// In `\uXXXX`, with so many digits to come.
    Unicode(u8),
}

/// Whether a piece is all there is of the inner document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Whole {
    Yes,
    No,
}

impl Lexer {
    /// Reads a piece.
    pub(crate) fn advance(&mut self, piece: &str) {
        for byte in piece.bytes() {
            *self = self.step(byte);
        }
    }

    fn step(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Outside | Self::Literal, b'"') => Self::String,
            (Self::Outside | Self::Literal, b) if is_structure(b) => Self::Outside,
            (Self::Outside | Self::Literal, _) => Self::Literal,
            (Self::Escape, b'u') => Self::Unicode(4),
            (Self::Escape, _) => Self::String,
            (Self::Unicode(2..), b) if b.is_ascii_hexdigit() => match self {
                Self::Unicode(left) => Self::Unicode(left - 1),
                _ => Self::String,
            },
            (Self::Unicode(1), b) if b.is_ascii_hexdigit() => Self::String,
            (Self::String | Self::Unicode(_), b'"') => Self::Outside,
            (Self::String | Self::Unicode(_), b'\\') => Self::Escape,
            (Self::String | Self::Unicode(_), _) => Self::String,
        }
    }

    fn in_string(self) -> bool {
        matches!(self, Self::String | Self::Escape | Self::Unicode(_))
    }
}

fn is_structure(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r'
    )
}

/// A stretch of one sort that an edit may change.
struct Run {
    range: Range<usize>,
    /// The state at its first byte.
    state: Lexer,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// The inside of a string.
    Content,
    /// A number or a word.
    Literal,
}

/// Rewrites ascending, disjoint edits of a piece so that they keep the inner document whole. `state` is the lexer's
/// before the piece. What comes out is ascending and disjoint, in the same coordinates.
pub(crate) fn replacements<'e>(
    state: Lexer,
    piece: &str,
    edits: &'e [(Range<usize>, Cow<'e, str>)],
    whole: Whole,
) -> Vec<(Range<usize>, String)> {
    let mut rewriter = Rewriter {
        piece,
        edits,
        current: 0,
        placed: false,
        whole,
        out: Vec::new(),
    };
    for run in runs(state, piece) {
        match run.sort {
            Sort::Content => rewriter.content(&run),
            Sort::Literal => rewriter.literal(state, &run),
        }
    }
    rewriter.out
}

/// The runs of a piece that edits may change, in order.
fn runs(mut state: Lexer, piece: &str) -> impl Iterator<Item = Run> + '_ {
    let bytes = piece.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, before) = (at, state);
            let in_string = before.in_string();
            while let Some(&byte) = bytes.get(at) {
                let next = state.step(byte);
                let same = match in_string {
                    true => next.in_string(),
                    false => next == Lexer::Literal,
                };
                if !same {
                    break;
                }
                (state, at) = (next, at + 1);
            }
            if at > start {
                let sort = if in_string {
                    Sort::Content
                } else {
                    Sort::Literal
                };
                return Some(Run {
                    range: start..at,
                    state: before,
                    sort,
                });
            }
            // A structural byte or a quote.
            state = state.step(*bytes.get(at)?);
            at += 1;
        }
    })
}

struct Rewriter<'p> {
    piece: &'p str,
    edits: &'p [(Range<usize>, Cow<'p, str>)],
    /// The edit that is looked at, and whether its replacement has been put somewhere.
    current: usize,
    placed: bool,
    whole: Whole,
    out: Vec<(Range<usize>, String)>,
}

impl Rewriter<'_> {
    /// The first edit that ends behind `at`.
    fn seek(&mut self, at: usize) -> Option<(Range<usize>, &str)> {
        while self.edits.get(self.current).is_some_and(|e| e.0.end <= at) {
            self.current += 1;
            self.placed = false;
        }
        let (range, with) = self.edits.get(self.current)?;
        let with = if self.placed { "" } else { with.as_ref() };
        Some((range.clone(), with))
    }

    fn content(&mut self, run: &Run) {
        let mut at = run.range.start;
        let mut state = run.state;
        let mut last = None;
        while at < run.range.end {
            let rest = self.piece.get(at..run.range.end).unwrap_or_default();
            let (length, remainder) = unit(state, rest);
            let unit = at..at + length;
            (at, state) = (unit.end, Lexer::String);
            let current = {
                let Some((range, with)) = self.seek(unit.start) else {
                    break;
                };
                // The head of a cut escape is in an earlier piece and stays there, so its tail stays here.
                if range.start >= unit.end || (remainder && range.start > unit.start) {
                    continue;
                }
                let mut escaped = String::new();
                escape_into(&mut escaped, with);
                escaped
            };
            match self.out.last_mut().filter(|_| last == Some(self.current)) {
                Some(open) if open.0.end == unit.start => open.0.end = unit.end,
                _ => self.out.push((unit, current)),
            }
            last = Some(self.current);
            self.placed = true;
        }
    }

    fn literal(&mut self, first: Lexer, run: &Run) {
        let Some((range, _)) = self
            .seek(run.range.start)
            .filter(|e| e.0.start < run.range.end)
        else {
            return;
        };
        let began_before = run.range.start == 0 && first == Lexer::Literal;
        let goes_on = run.range.end == self.piece.len() && self.whole == Whole::No;
        if began_before {
            self.digits(run);
        } else if goes_on {
            // Whether a quote could be closed is not known yet: a digit keeps the document whole.
            let start = range.start.max(run.range.start);
            let before = self.piece.get(run.range.start..start).unwrap_or_default();
            let complete = before.ends_with(|c: char| c.is_ascii_digit());
            let with = if complete { "" } else { "0" };
            self.out.push((start..run.range.end, with.to_owned()));
            self.placed = true;
        } else {
            self.quote(run);
        }
    }

    /// The rest of a literal whose first part has gone out without a quote.
    fn digits(&mut self, run: &Run) {
        let mut at = run.range.start;
        while let Some((range, with)) = self.seek(at).filter(|e| e.0.start < run.range.end) {
            let with = if with.is_empty() { "" } else { "0" };
            let range = range.start.max(at)..range.end.min(run.range.end);
            at = range.end;
            self.out.push((range, with.to_owned()));
            self.placed = true;
            if at >= run.range.end {
                break;
            }
        }
    }

    /// A literal that is all here: it becomes a string.
    fn quote(&mut self, run: &Run) {
        let mut text = String::from("\"");
        let mut at = run.range.start;
        while at < run.range.end {
            let edit = self.seek(at).filter(|e| e.0.start < run.range.end);
            let Some((range, with)) = edit.map(|(r, w)| (r, w.to_owned())) else {
                break;
            };
            escape_into(
                &mut text,
                self.piece.get(at..range.start.max(at)).unwrap_or_default(),
            );
            escape_into(&mut text, &with);
            self.placed = true;
            at = range.end.min(run.range.end);
        }
        escape_into(
            &mut text,
            self.piece.get(at..run.range.end).unwrap_or_default(),
        );
        text.push('"');
        self.out.push((run.range.clone(), text));
    }
}

/// The length of the first character or escape, and whether it is only the tail of an escape.
fn unit(state: Lexer, rest: &str) -> (usize, bool) {
    let bytes = rest.as_bytes();
    let digits = |from: usize, most: usize| {
        let tail = bytes.get(from..).unwrap_or_default();
        tail.iter()
            .take(most)
            .take_while(|b| b.is_ascii_hexdigit())
            .count()
    };
    let char = rest.chars().next().map_or(1, char::len_utf8);
    match (state, bytes.first()) {
        (Lexer::Escape, Some(b'u')) => (1 + digits(1, 4), true),
        (Lexer::Escape, _) => (char, true),
        (Lexer::Unicode(left), _) if digits(0, left.into()) > 0 => (digits(0, left.into()), true),
        (_, Some(b'\\')) if bytes.get(1) == Some(&b'u') => (escape(rest, digits(2, 4)), false),
        (_, Some(b'\\')) => {
            let next = rest.get(1..).and_then(|r| r.chars().next());
            (1 + next.map_or(0, char::len_utf8), false)
        }
        _ => (char, false),
    }
}

/// The length of `\uXXXX`, or of two that form one character.
fn escape(rest: &str, digits: usize) -> usize {
    let code = |at: usize| u32::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    let is_pair = matches!(code(2), Some(0xd800..=0xdbff))
        && rest.get(6..8) == Some("\\u")
        && matches!(code(8), Some(0xdc00..=0xdfff));
    if is_pair { 12 } else { 2 + digits }
}

#[cfg(test)]
#[allow(
    clippy::string_slice,
    clippy::single_range_in_vec_init,
    reason = "tests may fail loudly, and a list of one range is a list of one range"
)]
mod tests {
    use super::*;

    fn apply(state: Lexer, piece: &str, edits: &[(Range<usize>, &str)], whole: Whole) -> String {
        let edits: Vec<_> = edits
            .iter()
            .map(|(r, w)| (r.clone(), Cow::Borrowed(*w)))
            .collect();
        let mut text = piece.to_owned();
        for (range, with) in replacements(state, piece, &edits, whole).into_iter().rev() {
            text.replace_range(range, &with);
        }
        text
    }

    fn one(doc: &str, needle: &str, with: &str) -> String {
        let start = doc.find(needle).unwrap();
        let out = apply(
            Lexer::Outside,
            doc,
            &[(start..start + needle.len(), with)],
            Whole::Yes,
        );
        serde_json::from_str::<serde_json::Value>(&out).expect(&out);
        out
    }

    #[test]
    fn whole_documents_stay_documents() {
        assert_eq!(
            one(r#"{"a":"x 4111 y"}"#, "4111", "[C]"),
            r#"{"a":"x [C] y"}"#
        );
        assert_eq!(
            one(r#"{"a":"x 4111 y"}"#, "4111", "\"\\"),
            r#"{"a":"x \"\\ y"}"#
        );
        assert_eq!(one(r#"{"a":4111}"#, "4111", "[C]"), r#"{"a":"[C]"}"#);
        assert_eq!(one(r#"{"a":-4111.0}"#, "4111", "[C]"), r#"{"a":"-[C].0"}"#);
        assert_eq!(one(r#"{"4111":1}"#, "4111", "[C]"), r#"{"[C]":1}"#);
        assert_eq!(
            one(r#"{"a":"\u0034111"}"#, "34111", "[C]"),
            r#"{"a":"[C]"}"#
        );
        assert_eq!(one(r#"["\ud83d\ude00"]"#, "ude00", "[C]"), r#"["[C]"]"#);
        assert_eq!(
            one(r#"["ab","cd",12,true]"#, r#"b","cd",12,t"#, "[C]"),
            r#"["a[C]","","","rue"]"#
        );
        assert_eq!(one("4111", "4111", "[C]"), r#""[C]""#);
    }

    #[test]
    fn several_edits_in_one_literal() {
        let out = apply(
            Lexer::Outside,
            "[123456]",
            &[(1..3, "a"), (4..5, "b")],
            Whole::Yes,
        );
        assert_eq!(out, r#"["a3b56"]"#);
    }

    /// Cuts `doc` into `pieces`, edits the parts of `needle` in each, and joins.
    fn streamed(pieces: &[&str], needle: &str, with: &str) -> String {
        let doc = pieces.concat();
        let found = doc.find(needle).unwrap();
        let found = found..found + needle.len();
        let (mut at, mut state, mut out) = (0, Lexer::Outside, String::new());
        let mut with = with;
        for piece in pieces {
            let span =
                found.start.clamp(at, at + piece.len())..found.end.clamp(at, at + piece.len());
            let edits = [(span.start - at..span.end - at, with)];
            let edits = if span.is_empty() { &[][..] } else { &edits[..] };
            out += &apply(state, piece, edits, Whole::No);
            if !span.is_empty() {
                with = "";
            }
            state.advance(piece);
            at += piece.len();
        }
        serde_json::from_str::<serde_json::Value>(&out).expect(&out);
        out
    }

    #[test]
    fn streamed_documents_stay_documents() {
        assert_eq!(
            streamed(&["{\"a\":\"x 41", "11 y\"}"], "4111", "[C]"),
            r#"{"a":"x [C] y"}"#
        );
        assert_eq!(
            streamed(&["{\"a\":41", "11", "}"], "4111", "[C]"),
            r#"{"a":0}"#
        );
        assert_eq!(
            streamed(&["{\"a\":", "4111", "}"], "4111", "[C]"),
            r#"{"a":0}"#
        );
        assert_eq!(
            streamed(&["{\"a\":", "4111}"], "4111", "[C]"),
            r#"{"a":"[C]"}"#
        );
        assert_eq!(
            streamed(&["{\"a\":-", "41", "11}"], "4111", "[C]"),
            r#"{"a":-0}"#
        );
        assert_eq!(
            streamed(&["[\"\\u00", "e9 41\"]"], "\\u00e9 4", "[C]"),
            r#"["[C]1"]"#
        );
        assert_eq!(
            streamed(&["[\"\\", "n4111\"]"], "4111", "[C]"),
            r#"["\n[C]"]"#
        );
    }

    #[test]
    fn every_cut_keeps_a_document() {
        let doc = r#"{"k\u00e9y":"a \ud83d\ude00 \"q\" 4111","n":4111,"l":[true,null,-4111.5e3]}"#;
        for needle in ["4111", "\\ud83d\\ude00 \\\"q", "4111\",\"n\":4111"] {
            for a in 0..doc.len() {
                for b in a..doc.len() {
                    streamed(&[&doc[..a], &doc[a..b], &doc[b..]], needle, "[\"X\"]");
                }
            }
        }
    }
}
