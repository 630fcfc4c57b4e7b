//! Polish personal numbers (PESEL): year, month and day of birth, four digits, and a check digit that brings the weighted sum (1, 3,
//! 7, 9, repeated) to a multiple of ten. The month has 20 added for each century after the 1900s, 80 for the 1800s.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pl_pesel",
    title: "Polish personal number",
    country: Some("PL"),
    category: Some("PL_PESEL"),
    label: "[PL_PESEL]",
    pattern: whole!("[0-9]{11}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["pesel", "numer pesel", "nr pesel", "personal number"],
    about: native(&About {
        validator: "birthday and weighted sum modulo 10",
        notes: "One number of eleven digits in three hundred passes.",
        finds: &["PESEL ‹72091438260›", "pesel: ‹04281703515›."],
        ignores: &[
            "72091438261",
            "72131438260",
            "72093238260",
            "7209143826",
            "720914382600",
            "x72091438260",
            "1.72091438260",
        ],
        sources: &[
            "https://www.gov.pl/web/gov/czym-jest-numer-pesel",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [y1, y2, m1, m2, d1, d2, ..] = digits;
    // The centuries after this one are not needed yet.
    let (century, month) = match calendar::pair(m1, m2) {
        month @ 81.. => (1800, month - 80),
        month @ 21..=32 => (2000, month - 20),
        month => (1900, month),
    };
    let sum = checksum::weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    let real = calendar::is_birthday(
        century + calendar::pair(y1, y2),
        month,
        calendar::pair(d1, d2),
    ) && sum.is_multiple_of(10)
        && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
