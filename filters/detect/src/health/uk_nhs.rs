//! NHS numbers: ten digits, written 3-3-4, whose weighted sum (10, 9 … 1) is a multiple of eleven.
//!
//! One number of ten digits in eleven passes, and phone numbers are grouped like them, so the words before decide.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.uk_nhs",
    title: "UK NHS number",
    country: Some("GB"),
    category: Some("UK_NHS"),
    label: "[UK_NHS]",
    pattern: whole!("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    negative: OTHERS,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of ten digits in eleven passes, phone numbers and all ISBNs too: low without a word before it, and none behind a word for these.",
        finds: &[
            "NHS ‹648 271 9309›",
            "NHS number: ‹4718362059›",
            "‹648-271-9309›",
        ],
        ignores: &[
            "648 271 9308",
            "6482719309x",
            "64827193090",
            "648 271 930",
            "x6482719309",
            "0000000000",
        ],
        sources: &["https://www.datadictionary.nhs.uk/attributes/nhs_number.html"],
    }),
    ..Detector::of(Family::Health)
};

const NAMES: &[&str] = &[
    "nhs",
    "nhs number",
    "nhs no",
    "patient",
    "patient id",
    "health",
];

/// Names of other numbers of ten digits; the first one's check digit is made in the same way.
const OTHERS: &[&str] = &[
    "isbn",
    "isbn-10",
    "issn",
    "asin",
    "ean",
    "gtin",
    "upc",
    "tracking",
    "timestamp",
    "epoch",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let sum = checksum::weighted(&digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    let real = sum > 0 && sum.is_multiple_of(11) && candidate.stands_alone();
    real.then_some(match candidate.follows_any(NAMES) {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::scanner::Scanner;

    #[test]
    fn a_book_is_no_patient() {
        let scanner = Scanner::new([&DETECTOR]).unwrap();
        assert!(scanner.scan("ISBN 0306406152").is_empty());
        assert_eq!(scanner.scan("no. 0306406152").len(), 1);
        assert_eq!(scanner.scan("ISBN of the book, NHS 0306406152").len(), 1);
    }
}
