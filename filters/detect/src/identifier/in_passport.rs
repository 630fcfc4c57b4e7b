//! Indian passport numbers: a letter (not Q, X or Z) and seven digits, of which the first and the last are no zero. There is no
//! check digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_passport",
    title: "Indian passport number",
    country: Some("IN"),
    category: Some("IN_PASSPORT"),
    label: "[PASSPORT]",
    pattern: "(?i:[A-PR-WY])[1-9][0-9] ?[0-9]{4}[1-9][0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 1 },
    names: &[passport::NAMES],
    validate,
    context: &["india", "indian", "bharat", "भारत"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport. Other states' numbers look the same.",
        finds: &[
            "Passport No. ‹K4820917›",
            "indian passport: ‹p73 05812›",
            "passport \"‹M3917264›\"",
        ],
        ignores: &[
            "K4820917",
            "passport K482091",
            "passport K48209170",
            "passport X4820917",
            "passport K0820917",
            "passport K4820910",
            "pass K4820917",
        ],
        sources: &[
            "https://www.passportindia.gov.in/",
            "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    passport::named(candidate, &[(1, 7)])
}
