//! Canadian social insurance numbers (SIN): nine digits in groups of three, Luhn. None begins with 0 or 8.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ca_sin",
    title: "Canadian social insurance number",
    country: Some("CA"),
    category: Some("TAX_ID"),
    label: "[CA_SIN]",
    pattern: "[1-79][0-9]{2}(?:[0-9]{6}|-[0-9]{3}-[0-9]{3}| [0-9]{3} [0-9]{3})(?:[ -][0-9]{3}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "sin",
        "social insurance",
        "insurance number",
        "nas:",
        "nas :",
        "assurance sociale",
    ],
    about: native(&About {
        validator: "Luhn",
        notes: "A tenth of all numbers of nine digits passes: low unless dashes group it or a word before it names it.",
        finds: &[
            "SIN ‹114 905 474›",
            "NAS : ‹327-931-465›",
            "social insurance number ‹650574270›",
        ],
        ignores: &[
            "114 905 475",
            "114 905 47",
            "114-905-474-123",
            "814-905-475",
            "014-905-476",
            "1 114 905 474",
            "11490547",
            "1149054740",
        ],
        sources: &["https://www.canada.ca/en/employment-social-development/services/sin.html"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 9] = checksum::exactly(candidate.text)?;
    let real = candidate.stands_apart() && checksum::luhn(&digits);
    real.then_some(match candidate.text.contains('-') {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
