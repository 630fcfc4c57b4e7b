//! What all payment cards share: ISO/IEC 7812-1 numbers (issuer prefix, account, Luhn digit) in one run or in groups.

use std::ops::RangeInclusive;

use crate::{checksum, detector::Match, finding::Confidence};

/// The pattern of what joins groups: what is printed between them, a cell's end, a line's.
macro_rules! joint {
    () => {
        "(?:[ .-]{1,3}|[\\t/_]| ?\\r?\\n ?)"
    };
}

/// The pattern of the groups of four behind the first one, one a line, and of what goes on in their way, which makes a list.
macro_rules! lines {
    () => {
        "(?:\\r?\\n[0-9]{4}){3}(?:\\r?\\n[0-9]{4}|[0-9])?|"
    };
}

/// The pattern of what stands before the number on a magnetic stripe's first track, see [`value`].
macro_rules! track {
    () => {
        "(?:%B)?"
    };
}

/// The pattern of what goes on where a number is the beginning of a hash, so that the validator sees that it does.
macro_rules! hash {
    () => {
        "(?:[a-f][0-9a-f]{7})?"
    };
}

pub(super) use {hash, joint, lines, track};

/// Where the number begins: behind the start of a magnetic stripe's first track (ISO/IEC 7813), `%B`.
pub(super) fn value(text: &str) -> usize {
    text.find(|c: char| c.is_ascii_digit()).unwrap_or(0)
}

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
/// joined alike throughout, save for a line's end, and the number must not be the fraction or continuation of another one, nor
/// the beginning of a hash.
pub(super) fn number(
    candidate: &Match<'_>,
    lengths: &[usize],
    issuer: fn(u16) -> bool,
) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let prefix = digits.iter().take(4).fold(0, |n, &d| n * 10 + u16::from(d));
    let real = starts(candidate)
        && candidate.text.ends_with(|c: char| c.is_ascii_digit())
        && lengths.contains(&digits.len())
        && issuer(prefix)
        && checksum::luhn(&digits)
        && !candidate.in_uuid();
    if !real {
        return None;
    }
    let confidence = joined(candidate.unprefixed())?;
    Some(match continues_list(candidate) {
        true => Confidence::Low,
        false => confidence,
    })
}

/// At least two groups of four digits stand before the groups of four, joined like these, and no card's number ends with them:
/// among many such groups some look like one.
fn continues_list(candidate: &Match<'_>) -> bool {
    let joint = candidate.text.get(4..5).unwrap_or_default();
    let mut groups = candidate.before.rsplit(joint);
    let is_four = |group: &&str| group.len() == 4 && group.bytes().all(|b| b.is_ascii_digit());
    if !matches!(joint, " " | "-" | "." | "\t" | "/" | "_") || groups.next() != Some("") {
        return false;
    }
    let four: Vec<&str> = groups.by_ref().take(4).take_while(is_four).collect();
    let other = four.len() == 4 && {
        let number: String = four.iter().rev().copied().collect();
        checksum::luhn(&checksum::digits(&number))
    };
    four.len() > 1 && !other
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
    if candidate.text.starts_with('%') {
        return true;
    }
    let is_grouped = !candidate.text.bytes().all(|b| b.is_ascii_digit());
    let joint = candidate
        .text
        .trim_start_matches(|c: char| c.is_ascii_digit());
    if joint.starts_with(['\r', '\n']) && follows_line(candidate.before) {
        return false;
    }
    match (is_grouped, joint.starts_with(['-', '/', '_'])) {
        (true, true) => candidate.starts_number(&['-', '/', '_']),
        (true, false) => candidate.starts_word(),
        (false, _) => candidate.starts_number(&['.', '-']) || follows_long(candidate),
    }
}

/// The line before is a group of four digits too.
fn follows_line(before: &str) -> bool {
    let line = before.strip_suffix('\n').map(str::trim_end);
    let line = line.and_then(|before| before.rsplit(['\n', '\r']).next());
    line.is_some_and(|line| line.len() == 4 && line.bytes().all(|b| b.is_ascii_digit()))
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

/// How sure a number is by what joins its groups: the same throughout. A line may end once, or behind each group; tabs are a
/// table's, whose numbers may be of any kind, and slashes and low lines join much else.
fn joined(text: &str) -> Option<Confidence> {
    let joints = || {
        text.split(|c: char| c.is_ascii_digit())
            .filter(|joint| !joint.is_empty())
    };
    let ends_line = |joint: &&str| joint.contains('\n');
    let mut others = joints().filter(|joint| !ends_line(joint));
    let first = others.next();
    if !others.all(|joint| Some(joint) == first) {
        return None;
    }
    match (joints().filter(ends_line).count(), first) {
        (0, Some("\t" | "/" | "_")) => Some(Confidence::Low),
        (0, _) => Some(Confidence::High),
        (1, Some(joint)) if !matches!(joint, "\t" | "/" | "_") => Some(Confidence::Medium),
        (3, None) => Some(Confidence::Low),
        _ => None,
    }
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
        assert_eq!(joined("1234"), Some(Confidence::High));
        assert_eq!(joined("1-2-3"), Some(Confidence::High));
        assert_eq!(joined("1 - 2 - 3"), Some(Confidence::High));
        assert_eq!(joined("1 2\n3"), Some(Confidence::Medium));
        assert_eq!(joined("1\t2\t3"), Some(Confidence::Low));
        assert_eq!(joined("1/2/3"), Some(Confidence::Low));
        assert_eq!(joined("1\n2\n3\n4"), Some(Confidence::Low));
        for text in ["1-2 3", "1/2_3", "1_2\n3", "1\n2\n3", "1-2\n3 4", "1\t2\n3"] {
            assert_eq!(joined(text), None);
        }
    }

    #[test]
    fn groups_before_it_make_a_list() {
        let text = "5192 3829 8183 7661";
        let continues = |before| continues_list(&Match { text, before });
        assert!(continues("0690 0520 2693 ") && continues("see 0690 0520 "));
        assert!(!continues("2024 ") && !continues("0690-0520-"));
        assert!(!continues("4111 1111 1111 1111 ") && !continues("cards: "));
    }
}
