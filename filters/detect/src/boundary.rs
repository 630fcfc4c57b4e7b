//! Where a candidate begins: most numbers and tokens are none when they continue something longer.
//!
//! `_` is a boundary, unlike in regular expressions' `\b`: people write `_4111 1111 1111 1111_` and `token_AKIA…`.

use crate::{detector::Match, finding::Confidence};

/// The pattern of a number that goes on where the number does: a letter, or another digit behind what may join digits.
/// So the validator sees that there is more, and refuses it.
macro_rules! whole {
    ($pattern:literal) => {
        concat!("(?:", $pattern, ")(?:[./-]?[0-9]|[A-Za-z])?")
    };
}

pub(crate) use whole;

impl<'t> Match<'t> {
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

    /// The candidate is a number of its own: it continues neither a word nor another number, no `+` makes it a phone
    /// number's, and it is not what stands in place of something redacted.
    pub(crate) fn stands_alone(&self) -> bool {
        self.starts_number(&['.', '-', '/'])
            && !self.before.ends_with(['+', '*'])
            && !self.is_hash()
    }

    /// The candidate is what a redaction by hash put in the place of something: `[LABEL:01234567]`.
    fn is_hash(&self) -> bool {
        let label = self.before.strip_suffix(':');
        self.text.len() == 8 && label.is_some_and(ends_in_label)
    }

    /// The candidate stands alone, and no group of digits stands before it where spaces join its own groups.
    pub(crate) fn stands_apart(&self) -> bool {
        let spaced = self.text.contains(' ');
        self.stands_alone() && (!spaced || self.starts_number(&[' ']))
    }

    /// The candidate is one of `names` (lower case, without what joins their parts), and no part of a longer word.
    pub(crate) fn spells(&self, names: &[&str]) -> bool {
        let letters = || {
            let all = self.text.bytes().filter(u8::is_ascii_alphanumeric);
            all.map(|b| b.to_ascii_lowercase())
        };
        // What a redaction put there is a label, and speaks of what is there no more.
        let label =
            ends_in_label(self.before) && !self.text.bytes().any(|b| b.is_ascii_lowercase());
        self.starts_word() && !label && names.iter().any(|name| name.bytes().eq(letters()))
    }

    /// The candidate without what stands before its first digit: the letters of a country.
    pub(crate) fn unprefixed(&self) -> &'t str {
        self.text.trim_start_matches(|c: char| !c.is_ascii_digit())
    }

    /// The candidate begins with a letter.
    pub(crate) fn is_prefixed(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// The candidate is written in groups, with something between them.
    pub(crate) fn is_grouped(&self) -> bool {
        self.text.contains(|c: char| !c.is_ascii_alphanumeric())
    }

    /// How sure a number is that is written as one run, or in the groups that belong to it.
    pub(crate) fn by_form(&self, run: Confidence, grouped: Confidence) -> Confidence {
        if self.is_grouped() { grouped } else { run }
    }

    /// The same candidate with no more than `chars` characters of the text before it, and no part of a longer word.
    pub(crate) fn near(&self, chars: usize) -> Self {
        let first = self.before.char_indices().rev().take(chars).last();
        let at = first.map_or(self.before.len(), |(at, _)| at);
        let (far, near) = self.before.split_at_checked(at).unwrap_or_default();
        let cut = far.ends_with(|c: char| c.is_ascii_alphanumeric());
        Self {
            before: match cut {
                true => near.trim_start_matches(|c: char| c.is_ascii_alphanumeric()),
                false => near,
            },
            ..*self
        }
    }
}

/// The text ends in the label of a redaction, or the beginning of one: `[US_`.
fn ends_in_label(text: &str) -> bool {
    let written = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    text.rsplit_once('[')
        .is_some_and(|(_, label)| label.bytes().all(written))
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
    fn a_number_of_its_own() {
        assert!(after("no-").stands_alone());
        assert!(after("1 ").stands_alone());
        assert!(!after("1/").stands_alone());
        assert!(!after("+").stands_alone());
        let hash = |text, before| !Match { text, before }.stands_alone();
        assert!(hash("01234567", "see [CA_SIN:"));
        assert!(!hash("0123456", "see [CA_SIN:") && !hash("01234567", "see [no:"));
    }

    #[test]
    fn a_space_joins_groups_only() {
        let apart = |text, before| Match { text, before }.stands_apart();
        assert!(apart("123", "4 "));
        assert!(apart("1 23", "no. "));
        assert!(!apart("1 23", "4 "));
        assert!(!apart("123", "4-"));
    }

    #[test]
    fn names_are_whole_words() {
        let spells = |text, before| Match { text, before }.spells(&["unionpay"]);
        assert!(spells("Union Pay", ""));
        assert!(!spells("Union Pays", ""));
        assert!(!spells("Union Pay", "re"));
        assert!(!spells("UNION_PAY", "see [NO_"));
    }

    #[test]
    fn near_counts_characters() {
        assert_eq!(after("größer").near(3).before, "ßer");
        assert_eq!(after("ab").near(3).before, "ab");
        assert_eq!(after("discard no ").near(8).before, " no ");
        assert_eq!(after("ab").near(0).before, "");
    }
}
