//! What all payment cards share: ISO/IEC 7812-1 numbers (issuer prefix, account, Luhn digit) in one run or in groups.

use std::ops::RangeInclusive;

use crate::{checksum, detector::Match, finding::Confidence};

/// Words that stand before card numbers of any brand.
pub(super) const CONTEXT: &[&str] = &[
    "card",
    "cc",
    "credit",
    "debit",
    "cvv",
    "cvc",
    "expiry",
    "payment",
    "karte",
    "carte",
    "tarjeta",
    "cartão",
    "carta di",
    "kaart",
    "карта",
    "カード",
    "卡号",
    "信用卡",
];

/// A number of one of `lengths` whose first four digits `issuer` knows and whose check digit fits. Groups must be
/// joined alike throughout, and the number must not be the fraction or continuation of another one.
pub(super) fn number(
    candidate: &Match<'_>,
    lengths: &[usize],
    issuer: fn(u16) -> bool,
) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let prefix = digits.iter().take(4).fold(0, |n, &d| n * 10 + u16::from(d));
    let real = starts(candidate)
        && lengths.contains(&digits.len())
        && issuer(prefix)
        && joined_alike(candidate.text)
        && checksum::luhn(&digits);
    real.then_some(Confidence::High)
}

/// A number of a brand whose first two digits are among `heads`, outside the ranges it issues cards from: a made-up one, or
/// one of a new range. It needs a word for cards before it.
pub(super) fn behind_word(candidate: &Match<'_>, heads: RangeInclusive<u16>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let head = digits.iter().take(2).fold(0, |n, &d| n * 10 + u16::from(d));
    let lengths = if head < 40 {
        &[16][..]
    } else {
        &[12, 13, 16, 19]
    };
    let named = heads.contains(&head) && candidate.near(40).follows_any(CONTEXT);
    (named && number(candidate, lengths, |_| true).is_some()).then_some(Confidence::Low)
}

/// Not the fraction or the continuation of another number. Fractions have no groups, and no twelve digits before them: what
/// follows a card's number and a dot is another card's.
fn starts(candidate: &Match<'_>) -> bool {
    let is_grouped = !candidate.text.bytes().all(|b| b.is_ascii_digit());
    let joint = candidate
        .text
        .trim_start_matches(|c: char| c.is_ascii_digit());
    match (is_grouped, joint.starts_with('-')) {
        (true, true) => candidate.starts_number(&['-']),
        (true, false) => candidate.starts_word(),
        (false, _) => candidate.starts_number(&['.', '-']) || follows_long(candidate),
    }
}

/// A dot or dash stands before it, and before that a number as long as a card's.
fn follows_long(candidate: &Match<'_>) -> bool {
    let before = candidate
        .before
        .strip_suffix(['.', '-'])
        .unwrap_or_default();
    let number = before
        .bytes()
        .rev()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-'));
    candidate.starts_word() && number.filter(u8::is_ascii_digit).count() >= 12
}

fn joined_alike(text: &str) -> bool {
    let mut joints = text
        .split(|c: char| c.is_ascii_digit())
        .filter(|joint| !joint.is_empty());
    let first = joints.next();
    joints.all(|joint| Some(joint) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_follows_another_and_no_fraction_is_one() {
        let starts = |before, text| starts(&Match { text, before });
        assert!(starts("4111 1111 1111 1111.", "5555 5555 5555 4444"));
        assert!(starts("4111111111111111.", "5555555555554444"));
        assert!(starts("total 3.", "4111 1111 1111 1111"));
        assert!(!starts("0.", "4111111111111111"));
        assert!(!starts("12-", "4111-1111-1111-1111"));
        assert!(!starts("a", "4111 1111 1111 1111"));
    }

    #[test]
    fn groups_are_joined_alike() {
        assert!(joined_alike("1234"));
        assert!(joined_alike("1-2-3"));
        assert!(joined_alike("1 - 2 - 3"));
        assert!(!joined_alike("1-2 3"));
    }
}
