//! Japanese passport numbers: two letters and seven digits. There is no check digit.

use super::passport;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.jp_passport",
    title: "Japanese passport number",
    country: Some("JP"),
    category: Some("PASSPORT"),
    label: "[PASSPORT]",
    pattern: "(?i:[A-Z]{2})[0-9]{7}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    names: &[passport::NAMES],
    validate,
    context: &["japan", "japanese", "日本", "日本国"],
    about: native(&About {
        validator: "shape after a word",
        notes: "Without a check digit: found only after a word for a passport. Other states' numbers look the same.",
        finds: &[
            "Passport: ‹TK4820917›",
            "旅券番号 ‹MZ3051826›",
            "japanese passport \"‹tr7719305›\"",
        ],
        ignores: &[
            "TK4820917",
            "passport TK482091",
            "passport TK48209170",
            "passport T48209170",
            "passport TK4820917x",
            "passage TK4820917",
        ],
        sources: &["https://www.mofa.go.jp/mofaj/toko/passport/index.html"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    passport::named(candidate, &[(2, 7)])
}
