//! Japanese postal codes: three digits, a dash and four digits, behind 〒 or a word.
//!
//! Without either they are any numbers.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.jp_postal_code",
    title: "Japanese postal code",
    country: Some("JP"),
    label: "[JP_POSTAL_CODE]",
    pattern: "[0-9]{3}-?[0-9]{4,5}",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES, SIGN],
    validate,
    about: native(&About {
        validator: "behind the postal mark or a word that says so",
        notes: "Only with 〒 or such a word before it; which codes are given out is not looked up.",
        finds: &[
            "〒‹100-8111›",
            "〒 ‹1008111› 東京都",
            "郵便番号：‹530-0001›",
            "Postal code: ‹060-0042›, Sapporo",
        ],
        ignores: &[
            "100-8111",
            "〒100-81112",
            "〒10-8111",
            "call 100-8111",
            "order 100-8111 of postal goods",
        ],
        sources: &["https://www.post.japanpost.jp/zipcode/index.html"],
    }),
    ..Detector::of(Family::Pii)
};

/// What stands before a postal code; the sign of the post itself counts right before it.
const NAMES: &[&str] = &[
    "郵便番号",
    "postal code",
    "postcode",
    "zip code",
    "zipcode",
    "yubin bango",
];

const SIGN: &[&str] = &["〒"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = candidate.text.bytes().filter(u8::is_ascii_digit).count();
    if digits != 7 || !candidate.starts_number(&['-', '.']) {
        return None;
    }
    match candidate.before.trim_end().ends_with('〒') {
        true => Some(Confidence::High),
        false => candidate
            .near(24)
            .follows_any(NAMES)
            .then_some(Confidence::Medium),
    }
}
