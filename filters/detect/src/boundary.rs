//! Where a candidate begins: most numbers and tokens are none when they continue something longer.
//!
//! `_` is a boundary, unlike in regular expressions' `\b`: people write `_4111 1111 1111 1111_` and `token_AKIA…`.

use crate::detector::Match;

impl Match<'_> {
    /// No ASCII letter or digit stands directly before the candidate.
    pub(crate) fn starts_word(&self) -> bool {
        !self.before.ends_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// The candidate is the first run of its number: neither a letter or digit, nor a digit and one of `joints`
    /// stands directly before it (`3.` before `14`, `12-` before `34`).
    pub(crate) fn starts_number(&self, joints: &[char]) -> bool {
        let joined = self
            .before
            .strip_suffix(joints)
            .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        self.starts_word() && !joined
    }

    /// One of `words` (lower case) stands as a whole word in the text before the candidate.
    pub(crate) fn follows_word(&self, words: &[&str]) -> bool {
        let before = self.before.to_ascii_lowercase();
        words.iter().any(|word| {
            before.match_indices(word).any(|(at, _)| {
                let left = before.get(..at).unwrap_or_default();
                let right = before.get(at + word.len()..).unwrap_or_default();
                !left.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && !right.starts_with(|c: char| c.is_ascii_alphanumeric())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(before: &str) -> Match<'_> {
        Match { text: "", before }
    }

    #[test]
    fn a_word_starts_after_anything_but_a_letter_or_digit() {
        assert!(after("").starts_word());
        assert!(after("a_").starts_word());
        assert!(after("é").starts_word());
        assert!(!after("a").starts_word());
    }

    #[test]
    fn a_number_starts_after_a_dash_that_follows_no_digit() {
        assert!(after("n-").starts_number(&['-']));
        assert!(after("1.").starts_number(&['-']));
        assert!(!after("1-").starts_number(&['-']));
        assert!(!after("1").starts_number(&['-']));
    }

    #[test]
    fn words_are_whole() {
        assert!(after("The Key: ").follows_word(&["key"]));
        assert!(!after("monkey: ").follows_word(&["key"]));
    }
}
