//! The words before a candidate, which make it more or less believable.

use crate::{
    detector::{Detector, Match},
    finding::Confidence,
};

impl Match<'_> {
    /// How sure a finding is once the words before it are read; `None` where they say that it is none.
    pub(crate) fn in_context(
        &self,
        detector: &Detector,
        confidence: Confidence,
    ) -> Option<Confidence> {
        if self.follows_any(detector.context) {
            Some(confidence.raised())
        } else if self.follows_any(detector.negative) {
            confidence.lowered()
        } else {
            Some(confidence)
        }
    }

    /// One of `words` (lower case) stands in the 64 bytes before the candidate, as a whole word or its plural.
    pub(crate) fn follows_any(&self, words: &[impl AsRef<str>]) -> bool {
        if words.is_empty() || self.before.is_empty() {
            return false;
        }
        if self.before.is_ascii() {
            // Among numbers there are no words.
            let lettered = self
                .before
                .bytes()
                .fold(false, |any, byte| any | byte.is_ascii_alphabetic());
            return lettered && Before::new(self.before.as_bytes()).has_any(words);
        }
        let lower: String = self.before.chars().map(lower).collect();
        Before::new(lower.as_bytes()).has_any(words)
    }
}

/// Lower case in the alphabets that context words are written in; all of Unicode would be 13 KB of a wasm module.
pub(crate) fn lower(c: char) -> char {
    let even = u32::from(c).is_multiple_of(2);
    let distance = match c {
        '×' | '\u{3a2}' => 0,
        // Pairs, the capital first: Č, Ł, Ő, Š, Ž.
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' if even => 1,
        'Ĺ'..='Ň' | 'Ź'..='Ž' if !even => 1,
        'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

/// Up to 64 bytes of text, and where words may begin in it.
struct Before {
    text: [u8; 64],
    length: usize,
    /// The places that no run of letters and digits goes on over, as bits.
    starts: u64,
    /// What stands there: a bit for the hash of each pair of bytes.
    pairs: [u64; 4],
}

impl Before {
    fn new(text: &[u8]) -> Self {
        let mut before = Self {
            text: [b' '; 64],
            length: 0,
            starts: 0,
            pairs: [0; 4],
        };
        let (cut, text) = text.split_at(text.len().saturating_sub(64));
        before.length = text.len();
        let mut inside = cut.last().is_some_and(u8::is_ascii_alphanumeric);
        for ((index, &byte), slot) in text.iter().enumerate().zip(&mut before.text) {
            *slot = byte.to_ascii_lowercase();
            let letter = byte.is_ascii_alphanumeric();
            before.starts |= u64::from(!(letter && inside)) << index;
            inside = letter;
        }
        let mut left = before.starts;
        while left != 0 {
            let at = usize::try_from(left.trailing_zeros()).unwrap_or_default();
            let (slot, bit) = pair(before.text.get(at..).unwrap_or_default());
            if let Some(slot) = before.pairs.get_mut(slot) {
                *slot |= bit;
            }
            left &= left - 1;
        }
        before
    }

    fn has_any(&self, words: &[impl AsRef<str>]) -> bool {
        words.iter().any(|word| {
            let word = word.as_ref().as_bytes();
            // One letter may be the last of the text, and has no pair of its own.
            let (slot, bit) = pair(word);
            if word.len() > 1 && self.pairs.get(slot).is_none_or(|slot| slot & bit == 0) {
                return false;
            }
            let mut left = self.starts;
            while left != 0 {
                let at = usize::try_from(left.trailing_zeros()).unwrap_or_default();
                let there = self.text.get(at..self.length).unwrap_or_default();
                let begins = there.first_chunk::<2>() == word.first_chunk() || word.len() < 2;
                if begins && there.starts_with(word) && self.stands_alone(at, word) {
                    return true;
                }
                left &= left - 1;
            }
            false
        })
    }

    /// No letter or digit goes on after the word's last one.
    fn stands_alone(&self, at: usize, word: &[u8]) -> bool {
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let end = at + word.len();
        let plural = self.text.get(end) == Some(&b's');
        let right = self.text.get(end + usize::from(plural));
        !(letter(word.last()) && letter(right))
    }
}

/// The bit for the first two bytes, and the number that has it.
fn pair(bytes: &[u8]) -> (usize, u64) {
    let [first, second] = bytes.first_chunk().copied().unwrap_or([0; 2]);
    let hash = first.wrapping_mul(37) ^ second;
    (usize::from(hash >> 6), 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_of_any_case() {
        let follows = |before, word| Match { text: "", before }.follows_any(&[word]);
        assert!(follows("My Card: ", "card"));
        assert!(follows("card_number=", "card"));
        assert!(follows("cards ", "card"));
        assert!(follows("ip:", "ip:"));
        assert!(follows("卡号", "卡号"));
        assert!(follows("КАРТА ", "карта"));
        assert!(follows("IČO Žák ", "ičo") && follows("IČO Žák ", "žák"));
        assert!(follows("ΑΦΜ ", "αφμ"));
        assert!(!follows("cardboard ", "card"));
        assert!(!follows("discard ", "card"));
        assert!(!follows("", "card"));
        let long = format!("card {}", "-".repeat(59));
        assert!(follows(&long, "card"));
        let longer = format!("{long}-");
        assert!(!follows(&longer, "card"));
        let inside = format!("s{long}");
        assert!(!follows(&inside, "card"));
        let accents = format!("{}card", "é".repeat(30));
        assert!(follows(&accents, "card"));
    }
}
