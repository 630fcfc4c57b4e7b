//! Japanese individual numbers (My Number): twelve digits in groups of four, the last a check digit modulo eleven.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.jp_my_number",
    title: "Japanese individual number (My Number)",
    country: Some("JP"),
    category: Some("TAX_ID"),
    label: "[JP_MY_NUMBER]",
    pattern: "[0-9]{4}(?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})(?:[ -][0-9]{4}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: WORDS,
    about: native(&About {
        validator: "check digit modulo 11",
        notes: "One number of twelve digits in nine passes: low unless a word before it names it.",
        finds: &[
            "マイナンバー: ‹275810208006›",
            "my number ‹1975 6236 4038›",
            "個人番号「‹9832-6291-5461›」",
        ],
        ignores: &[
            "275810208007",
            "27581020800",
            "2758102080060",
            "1975 6236 4039",
            "1975 6236 4038 1234",
            "4111 1975 6236 4038",
            "000000000000",
        ],
        sources: &[
            "https://www.digital.go.jp/en/policies/mynumber",
            "https://laws.e-gov.go.jp/law/426M60000008085",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const WORDS: &[&str] = &[
    "my number",
    "mynumber",
    "マイナンバー",
    "個人番号",
    "individual number",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 12] = checksum::exactly(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let real =
        checksum::lacks(sum, 11) % 10 == u32::from(check) && sum > 0 && candidate.stands_apart();
    // Groups of four are what many numbers are written in.
    real.then(
        || match candidate.is_grouped() && candidate.follows_any(WORDS) {
            true => Confidence::Medium,
            false => Confidence::Low,
        },
    )
}
