//! US bank routing numbers: nine digits, a Federal Reserve prefix, and a check digit with weights 3, 7, 1.
//!
//! One number of nine in thirty passes by chance, so a bare one is only a hint until the words before it speak of a
//! bank. The printed form `0210-0002-1` is told by its shape.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.aba_routing",
    title: "US bank routing number",
    category: Some("US_BANK_NUMBER"),
    label: "[US_BANK_NUMBER]",
    pattern: "[0-8][0-9]{3}(?:[0-9]{5,12}[A-Za-z]?|-[0-9]{4}-[0-9]{1,6}[A-Za-z]?)",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "aba",
        "routing",
        "rtn",
        "transit",
        "bank",
        "wire",
        "ach",
        "direct deposit",
    ],
    about: native(&About {
        validator: "weighted sum modulo 10, Federal Reserve prefix",
        notes: "One number of nine digits in twenty passes both: low unless a word before it speaks of a bank.",
        finds: &[
            "routing number ‹021000021›",
            "ABA ‹0210-0002-1›",
            "RTN: ‹111000025›, account 1234",
            "17,‹021000021›,1234",
        ],
        ignores: &[
            "021000022",
            "02100002",
            "0210000210",
            "112000025",
            "000000000",
            "131000029",
            "0.021000021",
            "0,021000021",
            "555-021000021",
            "43996225/021000021",
            "0210-0002-1a",
            "021000021f",
            "9f86d081-0210-0002-1d4c-8ea7b2c45c70",
        ],
        sources: &[
            "https://www.aba.com/about-us/routing-number",
            "https://www.frbservices.org/EPaymentsDirectory/search.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let prefix = digits.iter().take(2).fold(0, |n, d| n * 10 + d);
    let real = candidate.starts_number(&['.', '-', '/'])
        && !follows_zero(candidate)
        && matches!(prefix, 0..=12 | 21..=32 | 61..=72 | 80)
        && checksum::aba(&digits);
    let whole = candidate.text.ends_with(|c: char| c.is_ascii_digit()) && !candidate.in_uuid();
    (real && whole).then_some(match candidate.text.contains('-') {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}

/// What follows is a fraction: `0,`.
fn follows_zero(candidate: &Match<'_>) -> bool {
    let before = candidate.before.strip_suffix("0,");
    before.is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "routing number 021000021" => "021000021",
            "ABA 0210-0002-1" => "0210-0002-1",
            "RTN: 111000025, account 1234" => "111000025",
        );
        rates!(DETECTOR, "021000021" => Low, "0210-0002-1" => Medium);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "021000022",
            "02100002",
            "0210000210",
            "112000025",
            "000000000",
            "131000029",
            "0.021000021",
            "555-021000021",
            "43996225/021000021",
            "f021000021",
        );
    }
}
