//! Base64 inside a text: every run of its alphabet that is long enough is read as a text of its own, one level deep.
//!
//! Both alphabets of RFC 4648 are read at once, with or without padding. Bytes that are no UTF-8 become one
//! substitute character each, so an offset in the decoded text tells the quad it came from.

/// The shortest run that is decoded.
pub(crate) const SHORTEST: usize = 24;

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
    // A run that is long enough covers a multiple of its shortest length, counted from anywhere.
    let mut probe = from + SHORTEST - 1;
    loop {
        let at = probe.min(text.len().checked_sub(1)?);
        if at < from {
            return None;
        }
        if text.get(at).is_some_and(|&byte| is_base64(byte)) {
            let lead = text.get(from..at).unwrap_or_default().iter().rev();
            let start = at - lead.take_while(|&&byte| is_base64(byte)).count();
            let end = at + run_length(text.get(at..).unwrap_or_default());
            if end - start >= SHORTEST || end == text.len() {
                return Some((start, end));
            }
            probe = end + SHORTEST;
        } else {
            probe = at + SHORTEST;
        }
        if at + 1 == text.len() {
            return None;
        }
    }
}

/// Either alphabet.
pub(crate) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'/' | b'_')
}

fn value(character: u8) -> u32 {
    let base = match character {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => return u32::from(character - b'a') + 26,
        b'0'..=b'9' => return u32::from(character - b'0') + 52,
        b'+' | b'-' => return 62,
        _ => return 63,
    };
    u32::from(character - b'A') + base
}

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
