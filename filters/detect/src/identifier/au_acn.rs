//! Australian company numbers (ACN): nine digits in groups of three. The first eight times 8, 7, … 1, and the last, add up to a
//! multiple of ten.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.au_acn",
    title: "Australian company number",
    country: Some("AU"),
    category: Some("AU_ACN"),
    label: "[AU_ACN]",
    pattern: "[0-9]{3}(?:[0-9]{6}| [0-9]{3} [0-9]{3})(?: [0-9]{3}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "acn",
        "a.c.n",
        "a.c.n.",
        "australian company number",
        "company number",
        "pty ltd",
        "asic",
    ],
    about: native(&About {
        validator: "weighted sum modulo 10",
        notes: "A tenth of all numbers of nine digits passes: low unless a word before it names it.",
        finds: &[
            "ACN ‹156 380 326›",
            "A.C.N. ‹353600049›",
            "(acn ‹821 458 628›)",
        ],
        ignores: &[
            "156 380 327",
            "156 380 32",
            "156 380 326 000",
            "1 156 380 326",
            "15638032",
            "1563803260",
            "0.156380326",
            "000 000 000",
        ],
        sources: &[
            "https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/australian-company-number-digit-check/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 9] = checksum::exactly(candidate.text)?;
    let sum = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    let real = candidate.stands_apart() && sum > 0 && sum.is_multiple_of(10);
    real.then_some(Confidence::Low)
}
