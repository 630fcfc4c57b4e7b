//! Turns text into what detectors match, with an exact way back.
//!
//! Characters are folded, escapes are undone, invisible characters are dropped. Every unit of the original (a
//! character or an escape) becomes a stretch of normalised text on its own, so a text may arrive in any pieces:
//! only an escape that is cut short waits for more.

use crate::{
    escape::{self, Escape},
    finding::Span,
    fold::{Folded, fold},
    marks::{Marks, Offsets},
};

/// Normalised text and its way back. Offsets are absolute, counted from the start of the stream.
#[derive(Clone, Default)]
pub(crate) struct Normalizer {
    text: String,
    /// Where `text` starts.
    start: usize,
    marks: Marks,
    /// The start of an escape.
    pending: String,
    /// How much of the original `text` stands for.
    consumed: usize,
}

impl std::fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Normalizer")
            .field("text", &self.text.len())
            .field("pending", &self.pending.len())
            .field("consumed", &self.consumed)
            .finish_non_exhaustive()
    }
}

/// Whether `text` is its own normalised form, seen at a glance.
pub(crate) fn is_plain(text: &str) -> bool {
    plain_prefix(text) == text.len()
}

/// A text in its normalised form.
pub(crate) fn normalized(text: &str) -> String {
    let mut normal = Normalizer::default();
    normal.push(text);
    normal.finish();
    normal.text
}

impl Normalizer {
    /// Takes the next piece of the original.
    pub(crate) fn push(&mut self, piece: &str) {
        if self.pending.is_empty() {
            self.convert(piece, false);
        } else {
            let mut joined = std::mem::take(&mut self.pending);
            joined.push_str(piece);
            self.convert(&joined, false);
        }
    }

    /// Nothing follows.
    pub(crate) fn finish(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.convert(&pending, true);
    }

    /// The normalised text that is held; it starts at [`Normalizer::start`].
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The absolute offset of the held text's start.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The absolute offset of its end.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// How much of the original came in.
    pub(crate) fn received(&self) -> usize {
        self.consumed + self.pending.len()
    }

    /// The units of the original that a span of normalised text covers any of.
    pub(crate) fn source(&self, span: Span) -> Span {
        let end = match span.end.checked_sub(1) {
            Some(last) if last >= span.start => self.unit(last).end,
            _ => self.unit(span.start).start,
        };
        Span::new(self.unit(span.start).start, end)
    }

    /// Where the unit at a place of the original starts in normalised text.
    pub(crate) fn text_at(&self, source: usize) -> usize {
        match self.marks.seek(source, |place| place.source) {
            (unit, Some(_)) => unit.text,
            (place, None) => place.text + source.saturating_sub(place.source),
        }
    }

    /// Drops text before `keep`; a little more may stay. The way back stays for what is at or after `cut`.
    pub(crate) fn drop_before(&mut self, keep: usize, cut: usize) {
        self.marks.drop_before(cut);
        if keep > self.start + SLACK {
            let mut length = (keep - self.start).min(self.text.len());
            while !self.text.is_char_boundary(length) {
                length -= 1;
            }
            self.text.drain(..length);
            self.start += length;
        }
    }

    /// The memory it takes, in bytes.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        self.text.len() + self.marks.size() + self.pending.len()
    }

    /// The unit of the original that the byte at `at` of the normalised text comes from.
    fn unit(&self, at: usize) -> Span {
        if at >= self.end() {
            return Span::new(self.consumed, self.consumed);
        }
        let from = match self.marks.seek(at, |place| place.text) {
            (unit, Some(mark)) => {
                return Span::new(unit.source, unit.source + usize::from(mark.source));
            }
            (place, None) => place,
        };
        let (mut start, mut end) = (at, at + 1);
        let boundary = |at: usize| self.text.is_char_boundary(at.saturating_sub(self.start));
        while start > from.text && !boundary(start) {
            start -= 1;
        }
        while !boundary(end) {
            end += 1;
        }
        let source = |text: usize| from.source + text.saturating_sub(from.text);
        Span::new(source(start), source(end))
    }

    fn convert(&mut self, piece: &str, complete: bool) {
        let mut rest = piece;
        while !rest.is_empty() {
            let (plain, special) = rest.split_at(plain_prefix(rest));
            self.keep(plain);
            rest = special;
            let Some(c) = rest.chars().next() else { break };
            let length = match c {
                '&' | '%' | '\\' | '\u{1b}' => match escape::read(rest.as_bytes(), complete) {
                    Escape::Cut => {
                        self.pending.push_str(rest);
                        return;
                    }
                    Escape::Literal(length) => {
                        self.keep(rest.get(..length).unwrap_or(rest));
                        length
                    }
                    Escape::Char(length, c) => {
                        self.replace(length, c, Folded::Other);
                        length
                    }
                },
                c => {
                    self.replace(c.len_utf8(), c, Folded::Same);
                    c.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn keep(&mut self, same: &str) {
        self.text.push_str(same);
        self.consumed += same.len();
    }

    /// `length` bytes of the original stand for `c`. `written`: whether they are that character itself.
    fn replace(&mut self, length: usize, c: char, written: Folded) {
        let at = Offsets {
            text: self.end(),
            source: self.consumed,
        };
        let folded = fold(c, &mut self.text);
        if folded == Folded::Same {
            self.text.push(c);
        }
        self.consumed += length;
        if folded == Folded::Other || written == Folded::Other {
            self.marks.push(at, self.end() - at.text, length);
        }
    }
}

/// How many bytes at the start stay as they are: ASCII that begins no escape.
fn plain_prefix(text: &str) -> usize {
    // Without `||`: what jumps is not compared a stretch at a time.
    let special = |&byte: &u8| {
        let escape = (byte == b'%') | (byte == b'&') | (byte == b'\\') | (byte == 0x1b);
        (byte >= 0x80) | (byte == 0) | escape
    };
    // Where specials are many, the next one is near.
    let near = text.as_bytes().iter().take(CHUNK / 4);
    if let Some(at) = near.clone().position(special) {
        return at;
    }
    let mut at = near.len();
    for chunk in text.as_bytes().get(at..).unwrap_or_default().chunks(CHUNK) {
        if chunk.iter().fold(false, |any, byte| any | special(byte)) {
            return at + chunk.iter().position(special).unwrap_or(chunk.len());
        }
        at += chunk.len();
    }
    at
}

/// Bytes that are tested at once.
const CHUNK: usize = 32;

/// Text is dropped in steps of this size, so that dropping costs little.
const SLACK: usize = 4096;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn normalized(pieces: &[&str]) -> Normalizer {
        let mut normalizer = Normalizer::default();
        for piece in pieces {
            normalizer.push(piece);
            assert!(normalizer.pending.len() <= escape::LONGEST);
        }
        normalizer.finish();
        normalizer
    }

    #[test]
    fn undoes_and_maps_back() {
        let source = "a\u{200b}b &#64; %C3%A9 \\u0040 ﬁ é";
        let normal = normalized(&[source]);
        assert_eq!(normal.text(), "ab @ é @ fi é");
        let back = |from: &str| {
            let at = normal.text().find(from).unwrap();
            let span = normal.source(Span::new(at, at + from.len()));
            source.get(span.start..span.end).unwrap()
        };
        assert_eq!(back("ab"), "a\u{200b}b");
        assert_eq!(back("@ é"), "&#64; %C3%A9");
        assert_eq!(back("i é"), "ﬁ é");
        assert_eq!(normal.received(), source.len());
    }

    #[test]
    fn dropping_the_start_changes_no_offset() {
        let source = "x&#64;\u{200b}\u{200b}ﬁyé%40z".repeat(1000);
        let whole = normalized(&[&source]);
        for keep in (0..=whole.end()).step_by(499) {
            let mut cut = whole.clone();
            cut.drop_before(keep, keep);
            assert!(cut.start() <= keep && keep - cut.start() <= SLACK);
            for at in keep..cut.end() {
                assert_eq!(cut.unit(at), whole.unit(at), "{keep} {at}");
                let source = whole.unit(at).start;
                assert_eq!(cut.text_at(source), whole.text_at(source), "{keep} {at}");
            }
        }
    }

    #[test]
    fn no_text_needs_much_memory() {
        for part in [
            "\u{ad}",
            "\u{200b}\u{ad}",
            "\u{200b}a",
            "４a",
            "%61",
            "&#x40;",
        ] {
            let text = part.repeat(100_000 / part.len());
            let size = normalized(&[&text]).size();
            assert!(size <= 3 * text.len(), "{part:?}: {size}");
        }
        assert!(normalized(&[&"\u{ad}".repeat(100_000)]).size() < 4000);
    }

    fn hostile() -> impl Strategy<Value = String> {
        let parts = [
            "&",
            "#",
            "64;",
            "x40",
            "%",
            "4",
            "C3",
            "%A9",
            "\\",
            "u",
            "d83d",
            "\\ude00",
            "n",
            "a",
            "é",
            "\u{200b}",
            "４",
            "ﬁ",
            "\u{e0041}",
            "😀",
            "\0",
            "commat;",
        ];
        prop::collection::vec(prop::sample::select(parts.to_vec()), 0..24).prop_map(|p| p.concat())
    }

    proptest! {
        #[test]
        fn pieces_do_not_matter(text in hostile()) {
            let whole = normalized(&[&text]);
            let chars: Vec<String> = text.chars().map(String::from).collect();
            let pieces: Vec<&str> = chars.iter().map(String::as_str).collect();
            let cut = normalized(&pieces);
            prop_assert_eq!(whole.text(), cut.text());
            for at in 0..whole.end() {
                prop_assert_eq!(whole.unit(at), cut.unit(at));
                let unit = whole.unit(at);
                prop_assert!(text.is_char_boundary(unit.start) && text.is_char_boundary(unit.end));
                prop_assert!(unit.start < unit.end && whole.text_at(unit.start) <= at);
            }
        }

        #[test]
        fn plain_text_is_itself(text in "[ -~\n]{0,80}") {
            if is_plain(&text) {
                let normal = normalized(&[&text]);
                prop_assert_eq!(normal.text(), &text);
            }
        }
    }
}
