//! What all payment cards share: ISO/IEC 7812-1 numbers (issuer prefix, account, Luhn digit) in one run or in groups.

use crate::{checksum, detector::Match, finding::Confidence};

/// Words that stand before card numbers of any brand.
pub(super) const CONTEXT: &[&str] = &[
    "card",
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
    let real = candidate.starts_number(&['.', '-'])
        && lengths.contains(&digits.len())
        && issuer(prefix)
        && joined_alike(candidate.text)
        && checksum::luhn(&digits);
    real.then_some(Confidence::High)
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
    fn groups_are_joined_alike() {
        assert!(joined_alike("1234"));
        assert!(joined_alike("1-2-3"));
        assert!(joined_alike("1 - 2 - 3"));
        assert!(!joined_alike("1-2 3"));
    }
}
