//! Turkish identity numbers (TCKN): nine digits and two check digits modulo ten. None begins with 0.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.tr_id",
    title: "Turkish identity number",
    country: Some("TR"),
    label: "[TR_ID]",
    pattern: "[1-9][0-9]{10}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "tckn",
        "tc kimlik",
        "t.c. kimlik",
        "kimlik no",
        "kimlik",
        "tc no",
    ],
    about: native(&About {
        validator: "two check digits modulo 10",
        notes: "One run of eleven digits in a hundred passes: low unless a word before it names it.",
        finds: &[
            "TC Kimlik No: ‹76979352570›",
            "tckn ‹41437901638›",
            "\"‹56222919286›\"",
        ],
        ignores: &[
            "76979352571",
            "7697935257",
            "769793525700",
            "76979352580",
            "1-76979352570",
            "x76979352570",
        ],
        sources: &["https://www.nvi.gov.tr/", "https://tckimlik.nvi.gov.tr/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 11] = checksum::exactly(candidate.text)?;
    let [body @ .., tenth, last] = digits;
    let odd = checksum::weighted(&body, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = checksum::weighted(&body, &[0, 1, 0, 1, 0, 1, 0, 1]);
    // A multiple of ten that no eight digits reach keeps the difference above zero.
    let real = (7 * odd + 100 - even) % 10 == u32::from(tenth)
        && (odd + even + u32::from(tenth)) % 10 == u32::from(last)
        && candidate.stands_alone();
    real.then_some(Confidence::Low)
}
