//! The words before a candidate, which make it more believable.

use crate::detector::Match;

impl Match<'_> {
    /// One of `words` (lower case) stands before the candidate, as a whole word or its plural.
    pub(crate) fn follows_any(&self, words: &[&str]) -> bool {
        if words.is_empty() || self.before.is_empty() {
            return false;
        }
        let before = self.before.to_lowercase();
        words.iter().any(|word| {
            before
                .match_indices(word)
                .any(|(at, _)| stands_alone(&before, at, word))
        })
    }
}

fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let left = text.get(..at).unwrap_or_default();
    let right = text.get(at + word.len()..).unwrap_or_default();
    let right = right.strip_prefix('s').unwrap_or(right);
    let runs_on_left = word.starts_with(letter) && left.ends_with(letter);
    let runs_on_right = word.ends_with(letter) && right.starts_with(letter);
    !runs_on_left && !runs_on_right
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
        assert!(!follows("cardboard ", "card"));
        assert!(!follows("discard ", "card"));
        assert!(!follows("", "card"));
    }
}
