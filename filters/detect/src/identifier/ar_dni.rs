//! Argentine identity document numbers (DNI): seven or eight digits, printed `00.000.000`. There is no check digit.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ar_dni",
    title: "Argentine identity document number",
    country: Some("AR"),
    label: "[AR_DNI]",
    pattern: r"[1-9](?:[0-9]?\.[0-9]{3}\.[0-9]{3}|[0-9]{6,7})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    validate,
    context: &["dni", "d.n.i.", "argentina", "argentino", "renaper"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word that names it.",
        finds: &[
            "DNI ‹20.123.456›",
            "D.N.I.: ‹4820917›",
            "documento nacional de identidad ‹35709385›",
        ],
        ignores: &[
            "D.N.I.: 4820917.75",
            "20.123.456",
            "dni 20.123.45",
            "dni 20.123.4567",
            "dni 2012345699",
            "DNI 1.20.123.456",
            "dnia 20123456",
        ],
        sources: &["https://www.argentina.gob.ar/interior/renaper"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "dni",
    "d.n.i",
    "d.n.i.",
    "documento nacional de identidad",
    "documento",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let whole = candidate
        .text
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'.');
    let real = whole && matches!(digits.len(), 7 | 8) && candidate.stands_alone();
    (real && candidate.near(40).follows_any(NAMES)).then_some(Confidence::Low)
}
