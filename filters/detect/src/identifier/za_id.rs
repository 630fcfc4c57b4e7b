//! South African identity numbers: the birthday as `YYMMDD`, four digits (sex), the citizenship, a digit, and a check digit by Luhn's
//! scheme.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.za_id",
    title: "South African identity number",
    country: Some("ZA"),
    label: "[ZA_ID]",
    pattern: "[0-9]{6} ?[0-9]{4} ?[0-9]{3}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "id number",
        "identity number",
        "south africa",
        "south african",
        "sa id",
        "rsa id",
        "id no",
    ],
    about: native(&About {
        validator: "birthday, citizenship and Luhn",
        notes: "One run of thirteen digits in some thousand passes.",
        finds: &[
            "ID number: ‹8503190473087›",
            "SA ID ‹850314 9960 085›",
            "\"‹8503117805080›\"",
        ],
        ignores: &[
            "8503190473088",
            "8513190473087",
            "850319047308",
            "85031904730870",
            "8503190473387",
            "1-8503190473087",
            "x8503190473087",
        ],
        sources: &[
            "https://www.gov.za/services/services-residents/citizenship/apply-identity-document",
            "https://www.dha.gov.za/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 13] = checksum::exactly(candidate.text)?;
    let [y1, y2, m1, m2, d1, d2, .., citizenship, _, _] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let real = citizenship < 3
        && calendar::is_short_birthday(year, month, day)
        && checksum::luhn(&digits)
        && candidate.stands_apart();
    real.then_some(Confidence::Medium)
}
