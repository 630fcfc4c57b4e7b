//! What validators of tokens share: the prefix is the detector's pattern's to know, length and placeholders are theirs.

use std::ops::RangeInclusive;

use super::placeholder;
use crate::{detector::Match, finding::Confidence};

/// A token with a prefix of `prefix` bytes and a body of so many bytes: as `sure` as the prefix makes it (high, where nothing
/// else begins so); a sample is low.
pub(super) fn known(
    candidate: &Match<'_>,
    prefix: usize,
    lengths: RangeInclusive<usize>,
    sure: Confidence,
) -> Option<Confidence> {
    let body = candidate.text.get(prefix..)?;
    let fits = lengths.contains(&body.len()) && candidate.starts_word();
    placeholder::grade(body, sure).filter(|_| fits)
}

/// A value that only its name makes a secret, `service_key = value`, of so many bytes: medium; a sample is nothing.
/// A value of one kind of character alone (a word, a number) is none.
pub(super) fn named(candidate: &Match<'_>, lengths: RangeInclusive<usize>) -> Option<Confidence> {
    let value = candidate.text.get(value(candidate.text)..)?;
    let has = |class: fn(&u8) -> bool| value.bytes().any(|b| class(&b));
    let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let grade = placeholder::grade(value, Confidence::Medium)?;
    (lengths.contains(&value.len()) && mixed && grade == Confidence::Medium).then_some(grade)
}

/// Where the value of an assignment begins: after the last byte that no token has.
pub(super) fn value(text: &str) -> usize {
    let body = text.trim_end_matches('=');
    let of_token = |b: u8| b.is_ascii_alphanumeric() || b"_-+/.~".contains(&b);
    body.bytes()
        .rposition(|b| !of_token(b))
        .map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(text: &str) -> Match<'_> {
        Match { text, before: "" }
    }

    #[test]
    fn lengths_are_the_bodys() {
        let text = candidate("abc_q7Zt0LmXw3Rk9VbN2cYe");
        assert_eq!(
            known(&text, 4, 20..=20, Confidence::High),
            Some(Confidence::High)
        );
        assert_eq!(
            known(&text, 4, 18..=24, Confidence::Medium),
            Some(Confidence::Medium)
        );
        assert_eq!(known(&text, 4, 21..=40, Confidence::High), None);
        assert_eq!(
            known(
                &candidate("abc_xxxxxxxxxxxxxxxxxxxx"),
                4,
                20..=20,
                Confidence::High
            ),
            None
        );
    }

    #[test]
    fn a_value_is_what_stands_last() {
        assert_eq!(value("DATADOG_KEY = \"q7Zt"), 15);
        assert_eq!(value("key=q7Zt=="), 4);
        assert_eq!(value("key: q7Zt"), 5);
        let text = candidate("acme_key=q7zt0lmxw3rk9vbn2cye");
        assert_eq!(named(&text, 20..=20), Some(Confidence::Medium));
        assert_eq!(named(&text, 32..=32), None);
        assert_eq!(
            named(&candidate("acme_key=your_token_goes_here_0"), 1..=99),
            None
        );
        assert_eq!(
            named(&candidate("acme_key=internationalisation"), 1..=99),
            None
        );
    }
}
