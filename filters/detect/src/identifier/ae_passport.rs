//! Emirati passport numbers: one or two letters and seven digits, or nine digits. There is no check digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ae_passport",
    title: "Emirati passport number",
    country: Some("AE"),
    category: Some("PASSPORT"),
    label: "[PASSPORT]",
    pattern: "(?i:[A-Z]{0,2})[0-9]{7,9}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    names: &[passport::NAMES],
    validate,
    context: STATE,
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport; nine digits only after one for the Emirates too. Other states' numbers look the same.",
        finds: &[
            "UAE passport: ‹N4820917›",
            "جواز السفر ‹AB3051826›",
            "Emirati passport no. ‹784820917›",
        ],
        ignores: &[
            "N4820917",
            "passport N482091",
            "passport 784820917",
            "passport N482091700",
            "passport ABC4820917",
            "UAE N4820917",
        ],
        sources: &[
            "https://u.ae/en/information-and-services/passports-and-traveling",
            "https://icp.gov.ae/en/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits_only = candidate.text.bytes().all(|b| b.is_ascii_digit());
    let ours = !digits_only || candidate.follows_any(STATE);
    passport::named(candidate, &[(1, 7), (2, 7), (0, 9)]).filter(|_| ours)
}

const STATE: &[&str] = &["uae", "emirates", "emirati", "الإمارات"];
