//! US passport numbers: nine digits, or, since 2021, a letter and eight digits. There is no check digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_passport",
    title: "US passport number",
    country: Some("US"),
    category: Some("US_PASSPORT"),
    label: "[US_PASSPORT]",
    pattern: "(?i:[A-Z]?)[0-9]{8,9}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 1 },
    names: &[passport::NAMES],
    validate,
    context: &["us passport", "usa", "u.s.", "american", "united states"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport. Other states' numbers look the same.",
        finds: &[
            "US passport ‹482091730›",
            "Passport number: ‹A48209173›",
            "passport no. \"‹c03005988›\"",
        ],
        ignores: &[
            "482091730",
            "passport 48209173",
            "passport 4820917301",
            "passport A4820917",
            "passport A482091730",
            "passport 4820917x",
        ],
        sources: &["https://travel.state.gov/content/travel/en/passports.html"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    passport::named(candidate, &[(0, 9), (1, 8)])
}
