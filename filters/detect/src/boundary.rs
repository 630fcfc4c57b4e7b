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
    /// number's and no `*` a factor, it does not end within a fraction, and it is not what stands in place of something redacted.
    pub(crate) fn stands_alone(&self) -> bool {
        self.starts_number(&['.', '-', '/'])
            && !self.follows_sign()
            && !self.ends_in_fraction()
            && !self.is_hash()
    }

    /// A dot and one digit end the candidate, which no format does: `whole!` took them, and the number goes on.
    fn ends_in_fraction(&self) -> bool {
        matches!(self.text.as_bytes(), [.., b'.', last] if last.is_ascii_digit())
    }

    /// A `+` or `*` stands directly before the candidate that no text's marks put there: bold (`**`), a list's or a diff's mark
    /// at the start of a line, or one that a space and a letter of the candidate keep from being arithmetic.
    fn follows_sign(&self) -> bool {
        if let Some(rest) = self.before.strip_suffix("**") {
            return rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '*');
        }
        let Some(rest) = self.before.strip_suffix(['+', '*']) else {
            return false;
        };
        let lettered = self.text.contains(|c: char| c.is_ascii_alphabetic());
        let starred = self.before.ends_with('*');
        let opens = rest.is_empty() || rest.ends_with('\n');
        let spaced = rest.ends_with(|c: char| c.is_ascii_whitespace());
        let leads = self.text.starts_with(|c: char| c.is_ascii_alphabetic());
        !(opens && (lettered || starred) || spaced && leads)
    }

    /// The candidate goes on a number whose thousands a comma sets apart: `1,` before `234 people`. What has two joints of
    /// its own, or groups of other lengths, does not.
    pub(crate) fn joins_thousands(&self) -> bool {
        let thousands = self
            .before
            .strip_suffix(',')
            .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let length = self.text.bytes().take_while(u8::is_ascii_digit).count();
        let next = self.text.as_bytes().get(length);
        thousands && length == 3 && !matches!(next, Some(b'-' | b'.' | b'/' | b')'))
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

    /// The candidate is a group of a UUID and what follows it: hexadecimal groups of 8, 4, 4, 4 and 12.
    pub(crate) fn in_uuid(&self) -> bool {
        (0..4).any(|first| {
            let (gone, here) = UUID.split_at_checked(first).unwrap_or_default();
            let before = gone.iter().rev().try_fold(self.before, |before, &length| {
                let before = before.strip_suffix('-')?;
                let (rest, group) = before.split_at_checked(before.len().checked_sub(length)?)?;
                is_hex(group).then_some(rest)
            });
            let starts = before.is_some_and(|b| !b.ends_with(|c: char| c.is_ascii_alphanumeric()));
            let shown = here.len().saturating_sub(1).max(1);
            let mut groups = self.text.split('-');
            let fits = here.iter().take(shown).all(|&length| {
                let group = groups.next();
                group.is_some_and(|group| group.len() == length && is_hex(group))
            });
            starts && fits && groups.next().is_some()
        })
    }

    /// A hexadecimal group and one of `joints`, or one of them twice, stand directly before the candidate, which goes on from there.
    pub(crate) fn continues_hex(&self, joints: &[char]) -> bool {
        self.before.strip_suffix(joints).is_some_and(|rest| {
            let word = rest.rsplit(|c: char| !c.is_ascii_alphanumeric()).next();
            let is_group = word.is_some_and(|word| !word.is_empty() && is_hex(word));
            is_group || rest.ends_with(joints)
        })
    }

    /// The candidate without what stands before its first digit: the letters of a country.
    pub(crate) fn unprefixed(&self) -> &'t str {
        self.text.trim_start_matches(|c: char| !c.is_ascii_digit())
    }

    /// The candidate begins with a capital: the letters of a country as they are meant to be written. In lower case they count
    /// for nothing.
    pub(crate) fn is_prefixed(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_uppercase())
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

/// How long the groups of a UUID are that others follow.
const UUID: [usize; 4] = [8, 4, 4, 4];

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
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
        assert!(!after("+").stands_alone() && !after("2*").stands_alone());
        let fraction = |text| !Match { text, before: "" }.stands_alone();
        assert!(fraction("1234.5") && !fraction("12.34") && !fraction("1234-5"));
        assert!(!after("****").stands_alone());
        assert!(!after("2**").stands_alone() && after("TFN: **").stands_alone());
        let hash = |text, before| !Match { text, before }.stands_alone();
        assert!(hash("01234567", "see [CA_SIN:"));
        assert!(!hash("0123456", "see [CA_SIN:") && !hash("01234567", "see [no:"));
    }

    #[test]
    fn marks_of_a_text_are_no_arithmetic() {
        let alone = |text, before| Match { text, before }.stands_alone();
        assert!(alone("BE1", "+") && alone("BE1", "a\n+") && alone("1Z", "+"));
        assert!(alone("BE1", "see *") && alone("12", "*") && alone("12", "a\n*"));
        assert!(!alone("12", "+") && !alone("12", "a\n+") && !alone("12", "see +"));
        assert!(!alone("12", "3 *") && !alone("BE1", "a*") && !alone("BE1", "1+"));
    }

    #[test]
    fn a_comma_joins_thousands_only() {
        let joins = |text, before| Match { text, before }.joins_thousands();
        assert!(joins("212 555", "1,") && joins("212", "1,"));
        assert!(!joins("212-555", "1,") && !joins("212.555", "1,"));
        assert!(!joins("18 West", "1,") && !joins("2125", "1,") && !joins("212 555", ","));
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
    fn groups_of_a_uuid() {
        let within = |text, before| Match { text, before }.in_uuid();
        assert!(within("ba6313d1-274d-42ad-8ea7-b2c", "id-"));
        assert!(within("274d-42ad-8ea7-b2c", "ba6313d1-"));
        assert!(within("0210-0002-1", "n: ba6313d1-"));
        assert!(within("8ea7-b2c", "ba6313d1-274d-42ad-"));
        assert!(!within("0210-0002-1", "") && !within("0210-0002-1", "a6313d1-"));
        assert!(!within("0210-0002-1", "xba6313d1-") && !within("8ea7", "ba6313d1-274d-42ad-"));
    }

    #[test]
    fn a_name_before_a_colon_is_no_group() {
        assert!(after("3c:").continues_hex(&[':']) && after("a::").continues_hex(&[':']));
        assert!(!after("mac:").continues_hex(&[':']) && !after("\":").continues_hex(&[':']));
        assert!(!after("3c-").continues_hex(&[':']));
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
