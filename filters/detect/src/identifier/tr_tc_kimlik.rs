//! Turkish identity numbers (T.C. kimlik no): eleven digits, the first not 0. The tenth is seven times the sum of the first, third …
//! ninth less that of the second … eighth, modulo 10; the last is the sum of the ten, modulo 10.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.tr_tc_kimlik",
    title: "Turkish identity number",
    country: Some("TR"),
    category: Some("TAX_ID"),
    label: "[TR_TC_KIMLIK]",
    pattern: whole!("[1-9][0-9]{10}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "tckn",
        "t.c. kimlik",
        "tc kimlik",
        "kimlik no",
        "kimlik",
        "tc no",
        "t.c",
    ],
    about: native(&About {
        validator: "two sums modulo 10",
        notes: "One number of eleven digits in a hundred passes.",
        finds: &["TC Kimlik No: ‹48271936482›", "TCKN ‹48271936482›."],
        ignores: &[
            "48271936483",
            "48271936472",
            "4827193648",
            "482719364820",
            "x48271936482",
            "08271936482",
        ],
        sources: &[
            "https://www.nvi.gov.tr/",
            "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [.., tenth, last] = digits;
    let odd = checksum::weighted(&digits, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = checksum::weighted(&digits, &[0, 1, 0, 1, 0, 1, 0, 1]);
    let sum = odd + even + u32::from(tenth);
    let real = (odd * 7 + 100 - even) % 10 == u32::from(tenth) && sum % 10 == u32::from(last);
    (real && candidate.stands_alone()).then_some(Confidence::Medium)
}
