//! Canadian passport numbers: two letters and six digits, or, since 2023, a letter, six digits and two letters. There is no check
//! digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ca_passport",
    title: "Canadian passport number",
    country: Some("CA"),
    category: Some("PASSPORT"),
    label: "[PASSPORT]",
    pattern: "(?i:[A-Z]{2}[0-9]{6}|[A-Z][0-9]{6}[A-Z]{2})[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    names: &[passport::NAMES],
    validate,
    context: &["canada", "canadian", "canadien", "canadienne", "ircc"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport. Other states' numbers look the same.",
        finds: &[
            "Passport number ‹GK482917›",
            "passeport ‹P730184AB›",
            "canadian passport: \"‹hb205931›\"",
        ],
        ignores: &[
            "GK482917",
            "passport GK48291",
            "passport GK4829170",
            "passport G4829170",
            "passport P730184ABC",
            "password GK482917",
        ],
        sources: &[
            "https://www.canada.ca/en/immigration-refugees-citizenship/services/canadian-passports.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    passport::named(candidate, &[(2, 6), (3, 6)])
}
