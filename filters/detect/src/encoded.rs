//! Base64 inside a text: every run of its alphabet that is long enough is read as a text of its own, one level deep.
//!
//! Both alphabets of RFC 4648 are read at once, with or without padding. Bytes that are no UTF-8 become one
//! substitute character each, so an offset in the decoded text tells the quad it came from.

/// The shortest run that is decoded, if all of it is text. Eleven bytes: `123-45-6789`.
pub(crate) const SHORTEST: usize = 15;

/// The shortest run that is decoded whatever it says.
pub(crate) const LONG: usize = 24;

/// The longest run that is looked at for noise.
const NOISE: usize = 512;

/// How many characters after a separator tell whether something begins there.
pub(crate) const LOOK: usize = 12;

/// Turns the characters of one run into text, as they come.
#[derive(Clone, Default)]
pub(crate) struct Decoder {
    bits: u32,
    characters: usize,
    /// The start of a character.
    pending: Vec<u8>,
}

impl std::fmt::Debug for Decoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoder")
            .field("characters", &self.characters)
            .finish_non_exhaustive()
    }
}

impl Decoder {
    /// Adds what `characters`, all of the alphabet, stand for.
    pub(crate) fn push(&mut self, characters: &[u8], out: &mut String) {
        for &character in characters {
            self.bits = self.bits << 6 | value(character);
            self.characters += 1;
            if self.characters.is_multiple_of(4) {
                let [_, bytes @ ..] = self.bits.to_be_bytes();
                self.pending.extend(bytes);
            }
        }
        self.flush(false, out);
    }

    /// The run has ended.
    pub(crate) fn finish(&mut self, out: &mut String) {
        match self.characters % 4 {
            2 => self
                .pending
                .extend((self.bits >> 4).to_be_bytes().get(3..).unwrap_or_default()),
            3 => self
                .pending
                .extend((self.bits >> 2).to_be_bytes().get(2..).unwrap_or_default()),
            _ => {}
        }
        self.flush(true, out);
    }

    fn flush(&mut self, complete: bool, out: &mut String) {
        let mut kept = 0;
        let mut chunks = self.pending.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            out.push_str(chunk.valid());
            let rest = chunk.invalid();
            let starts = std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
            if starts && !complete && chunks.peek().is_none() {
                kept = rest.len();
            } else {
                out.extend(std::iter::repeat_n(SUBSTITUTE, rest.len()));
            }
        }
        self.pending.drain(..self.pending.len() - kept);
    }
}

/// The first character of the quad that holds the byte at `offset` of the decoded text, counted from the run's start.
pub(crate) fn quad(offset: usize) -> usize {
    offset / 3 * 4
}

/// How many characters of the alphabet stand at the start.
pub(crate) fn run_length(text: &[u8]) -> usize {
    text.iter().take_while(|&&byte| is_base64(byte)).count()
}

/// The next run at or after `from` that is long enough or touches the end of the text.
pub(crate) fn next_run(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while let Some(window) = text.get(start..start + SHORTEST) {
        match window.iter().rposition(|&byte| !is_base64(byte)) {
            Some(at) => start += at + 1,
            None => {
                let rest = text.get(start..).unwrap_or_default();
                return Some((start, start + run_length(rest)));
            }
        }
    }
    let rest = text.get(start..)?.iter().rev();
    let length = rest.take_while(|&&byte| is_base64(byte)).count();
    (length > 0).then(|| (text.len() - length, text.len()))
}

/// Whether a complete run is too short to be decoded for what it says, judged by its beginning and what follows its
/// separators.
pub(crate) fn is_hopeless(run: &[u8]) -> bool {
    let begins = |at: usize| {
        let rest = run.get(at..).unwrap_or_default();
        rest.len() >= SHORTEST && rest.get(..LOOK).is_some_and(is_text)
    };
    let mut starts = run.iter().zip(1..).filter(|&(&byte, _)| is_separator(byte));
    run.len() < LONG && !begins(0) && !starts.any(|(_, at)| begins(at))
}

/// Whether a run is hexadecimal digits of one case, perhaps in groups with dashes, as hashes and identifiers are. Read as base64 they
/// hold neither two digits in a row nor an `@`, and no token that begins with a literal: of the bytes that stand first in a quad
/// none is below `h`, and of the second ones few are letters.
pub(crate) fn is_hex(run: &[u8]) -> bool {
    let all = |letters: std::ops::RangeInclusive<u8>| {
        run.iter().fold(true, |all, byte| {
            all & (byte.is_ascii_digit() | letters.contains(byte) | (*byte == b'-'))
        })
    };
    all(b'a'..=b'f') || all(b'A'..=b'F')
}

/// Whether a complete run that is decoded whatever it says can hold nothing that anyone looks for: from no place of it
/// something readable begins, and what it decodes to has no stretch of text of any length; `may_have` tells
/// whether such bytes may have something shorter.
pub(crate) fn is_noise(run: &[u8], mut may_have: impl FnMut(&[u8]) -> bool) -> bool {
    let begins = |at: usize| run.get(at..at + LOOK).is_some_and(is_text);
    let mut starts = run.iter().zip(1..).filter(|&(&byte, _)| is_separator(byte));
    if run.len() > NOISE || starts.any(|(_, at)| begins(at)) {
        return false;
    }
    let mut bytes = [0; NOISE / 4 * 3 + 3];
    let mut length = 0;
    for (quad, three) in run.chunks(4).zip(bytes.chunks_exact_mut(3)) {
        let bits = quad
            .iter()
            .fold(0_u32, |bits, &character| bits << 6 | value(character));
        let [_, decoded @ ..] = (bits << (6 * (4 - quad.len()))).to_be_bytes();
        three.copy_from_slice(&decoded);
        length += quad.len() - 1;
    }
    let decoded = bytes.get(..length).unwrap_or_default();
    let is_short = |chunk: &str| {
        let (mut stretch, mut escaped) = (0, false);
        chunk.chars().all(|c| {
            if c.is_ascii_control() && !c.is_ascii_whitespace() {
                (stretch, escaped) = (0, false);
                return true;
            }
            escaped |= matches!(c, '%' | '&' | '\\');
            stretch += room(c);
            stretch < if escaped { ESCAPED } else { VERY_SHORT }
        })
    };
    decoded.utf8_chunks().all(|chunk| is_short(chunk.valid())) && !may_have(decoded)
}

/// How many bytes a character takes once it is normalised, at most.
fn room(c: char) -> usize {
    match u32::from(c) {
        ..0x80 => 1,
        // Letters that stand for themselves.
        0xc0..0x100 | 0x400..0x580 | 0x5c0..0x640 | 0x680..0x800 => 2,
        0x80..0x800 => 6,
        _ => usize::MAX / 2,
    }
}

/// As long as an escape is, a stretch may hide a literal.
const ESCAPED: usize = 3;

/// Stretches shorter than this are looked through for what may be as short.
const VERY_SHORT: usize = 6;

/// Whether whole quads decode to text, of which the last character may be cut.
pub(crate) fn is_text(quads: &[u8]) -> bool {
    // Most words decode to a first byte that begins no character.
    if let [first, second, ..] = quads
        && (0x80..0xc2).contains(&(value(*first) << 2 | value(*second) >> 4))
    {
        return false;
    }
    let mut bytes = [0; LOOK / 4 * 3];
    for (quad, three) in quads.chunks_exact(4).zip(bytes.chunks_exact_mut(3)) {
        let bits = quad
            .iter()
            .fold(0_u32, |bits, &character| bits << 6 | value(character));
        let [_, decoded @ ..] = bits.to_be_bytes();
        if has_controls(&decoded) {
            return false;
        }
        three.copy_from_slice(&decoded);
    }
    std::str::from_utf8(&bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Whether there are characters that no text has.
pub(crate) fn has_controls(bytes: &[u8]) -> bool {
    let control =
        |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || *byte == 0x7f;
    bytes.iter().any(control)
}

/// What stands between words or in paths, and belongs to an alphabet.
pub(crate) fn is_separator(byte: u8) -> bool {
    matches!(byte, b'+' | b'-' | b'/' | b'_')
}

/// Either alphabet.
pub(crate) fn is_base64(byte: u8) -> bool {
    value(byte) < 64
}

/// What a character stands for, or more than that if it belongs to neither alphabet.
fn value(character: u8) -> u32 {
    let value = VALUES.get(usize::from(character)).copied();
    u32::from(value.unwrap_or(u8::MAX))
}

/// A look-up is faster than comparing.
static VALUES: [u8; 256] = {
    let mut values = [u8::MAX; 256];
    let mut rest: &mut [u8] = &mut values;
    let mut byte = 0_u8;
    while let [slot, after @ ..] = rest {
        *slot = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => u8::MAX,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    values
};

/// Stands for a byte that is no text.
const SUBSTITUTE: char = '\u{1a}';

#[cfg(test)]
mod tests {
    use base64::{
        Engine,
        engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
    };
    use proptest::prelude::*;

    use super::*;

    fn decoded(run: &str, step: usize) -> String {
        let mut decoder = Decoder::default();
        let mut out = String::new();
        for piece in run.as_bytes().chunks(step) {
            decoder.push(piece, &mut out);
        }
        decoder.finish(&mut out);
        out
    }

    #[test]
    fn bytes_that_are_no_text_keep_their_place() {
        let run = STANDARD_NO_PAD.encode(b"ab\xffcd\xe2\x82");
        for step in 1..9 {
            assert_eq!(decoded(&run, step), "ab\u{1a}cd\u{1a}\u{1a}");
        }
        let run = STANDARD_NO_PAD.encode(b"\xe2\x82a\xf0\x9fb");
        for step in 1..9 {
            assert_eq!(decoded(&run, step), "\u{1a}\u{1a}a\u{1a}\u{1a}b");
        }
    }

    #[test]
    fn runs() {
        let long = "A".repeat(24);
        let text = format!("ab {long} cd {long}=");
        assert_eq!(next_run(text.as_bytes(), 0), Some((3, 27)));
        assert_eq!(next_run(text.as_bytes(), 27), Some((31, 55)));
        assert_eq!(next_run(text.as_bytes(), 55), None);
        assert_eq!(next_run(b"short words only, end", 0), Some((18, 21)));
        assert_eq!(next_run(b"", 0), None);
        assert_eq!(next_run(b"a", 1), None);
    }

    proptest! {
        #[test]
        fn decodes_both_alphabets_in_any_pieces(text in "\\PC{0,40}", step in 1_usize..9) {
            prop_assert_eq!(&decoded(&STANDARD_NO_PAD.encode(&text), step), &text);
            prop_assert_eq!(&decoded(&URL_SAFE_NO_PAD.encode(&text), step), &text);
        }

        #[test]
        fn finds_the_runs_a_plain_reading_finds(text in "[a ]{0,120}") {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some((start, end)) = next_run(text.as_bytes(), from) {
                found.push((start, end));
                from = end;
            }
            let mut wanted = Vec::new();
            let mut at = 0;
            for run in text.split(' ') {
                let end = at + run.len();
                if !run.is_empty() && (run.len() >= SHORTEST || end == text.len()) {
                    wanted.push((at, end));
                }
                at = end + 1;
            }
            prop_assert_eq!(found, wanted);
        }
    }
}
