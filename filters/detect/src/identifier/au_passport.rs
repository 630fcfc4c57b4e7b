//! Australian passport numbers: one letter, or `P` and another letter, and seven digits. There is no check digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.au_passport",
    title: "Australian passport number",
    country: Some("AU"),
    category: Some("PASSPORT"),
    label: "[PASSPORT]",
    pattern: "(?i:P[A-Z]|[A-Z])[0-9]{7}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    names: &[passport::NAMES],
    validate,
    context: &["australia", "australian", "dfat"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport. Other states' numbers look the same.",
        finds: &[
            "Passport no. ‹N7104826›",
            "passport: ‹PA3058172›",
            "Australian passport ‹e4093817›",
        ],
        ignores: &[
            "N7104826",
            "passport N710482",
            "passport N71048260",
            "passport XY3058172",
            "passport QN-7104826x",
            "boarding pass N7104826",
        ],
        sources: &[
            "https://www.passports.gov.au/passports-explained/whats-my-passport",
            "https://www.dfat.gov.au/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    passport::named(candidate, &[(1, 7), (2, 7)])
}
