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

    /// The same candidate with no more than `chars` characters of the text before it.
    pub(crate) fn near(&self, chars: usize) -> Self {
        let first = self.before.char_indices().rev().take(chars).last();
        let at = first.map_or(self.before.len(), |(at, _)| at);
        Self {
            before: self.before.get(at..).unwrap_or_default(),
            ..*self
        }
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
    fn near_counts_characters() {
        assert_eq!(after("größer").near(3).before, "ßer");
        assert_eq!(after("ab").near(3).before, "ab");
        assert_eq!(after("ab").near(0).before, "");
    }
}
