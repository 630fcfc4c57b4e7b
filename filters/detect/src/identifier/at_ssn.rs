//! Austrian social security numbers (SV-Nummer): serial number, check digit, then day, month and year of birth.
//!
//! The check digit is the weighted sum (3, 7, 9 before it, 5, 8, 4, 2, 1, 6 after it) modulo 11. Where a day had no serial
//! number left, the month is 13 to 15.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.at_ssn",
    title: "Austrian social security number",
    country: Some("AT"),
    label: "[AT_SSN]",
    pattern: whole!("[0-9]{4}[ -]?[0-9]{6}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "sv-nummer",
        "svnr",
        "sv-nr",
        "sozialversicherungsnummer",
        "versicherungsnummer",
        "sozialversicherung",
        "e-card",
        "social security",
    ],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number in three hundred passes: low without a space or a word before it.",
        finds: &["SVNR ‹4128 140385›", "‹4128140385›"],
        ignores: &[
            "4129 140385",
            "4128 1403857",
            "4128 310285",
            "x4128140385",
            "128 140385",
        ],
        sources: &[
            "https://www.sozialversicherung.at/cdscontent/?contentid=10007.820902",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let [first, _, _, check, d1, d2, m1, m2, y1, y2] = digits;
    let (day, month, year) = (
        calendar::pair(d1, d2),
        calendar::pair(m1, m2),
        calendar::pair(y1, y2),
    );
    let birthday = match month {
        13..=15 => (1..=31).contains(&day),
        _ => calendar::is_short_birthday(year, month, day),
    };
    let sum = checksum::weighted(&digits, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
    let real = first > 0 && birthday && sum % 11 == u32::from(check) && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Low, Confidence::Medium))
}
