//! Indian voter identity numbers (EPIC): three letters and seven digits, the last by Luhn's scheme.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_voter",
    title: "Indian voter identity number",
    country: Some("IN"),
    category: Some("IN_VOTER"),
    label: "[IN_VOTER]",
    pattern: "(?:[A-Z]{3}/?|[a-z]{3})[0-9]{7}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 4 },
    validate,
    context: &[
        "voter",
        "epic no",
        "epic number",
        "election",
        "elector",
        "मतदाता",
    ],
    about: native(&About {
        validator: "Luhn",
        notes: "A tenth of all codes of this shape passes: low unless a word before it names it.",
        finds: &[
            "EPIC no. ‹KQX9508037›",
            "voter id: ‹kqx2419208›",
            "‹KQX/7069883›",
        ],
        ignores: &[
            "KQX9508038",
            "KQX950803",
            "KQX95080370",
            "KQ9508037",
            "AKQX9508037",
            "KQX-9508037",
            "com/9508037",
        ],
        sources: &["https://voters.eci.gov.in/", "https://www.eci.gov.in/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (_, digits) = candidate.text.split_at_checked(3)?;
    let digits: [u8; 7] = checksum::exactly(digits)?;
    let real = candidate.starts_word() && checksum::luhn(&digits);
    real.then_some(Confidence::Low)
}
