//! UK unique taxpayer references: ten digits. The first is the check digit: the weighted sum of the others (6, 7, 8, 9, 10, 5, 4,
//! 3, 2) modulo 11 picks it from a row.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.uk_utr",
    title: "UK unique taxpayer reference",
    country: Some("GB"),
    category: Some("TAX_ID"),
    label: "[UK_UTR]",
    pattern: whole!("[0-9]{5} ?[0-9]{5}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "utr",
        "unique taxpayer",
        "unique taxpayer reference",
        "self assessment",
        "tax reference",
        "taxpayer reference",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of ten digits in ten passes: low without a word before it.",
        finds: &["UTR ‹5482719362›", "self assessment: ‹27150 28346›"],
        ignores: &[
            "4482719362",
            "54827193620",
            "548271936",
            "x5482719362",
            "1.5482719362",
        ],
        sources: &["https://www.gov.uk/find-utr-number"],
    }),
    ..Detector::of(Family::Identifier)
};

const CHECKS: [u8; 11] = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [check, rest @ ..] = checksum::exactly::<10>(candidate.text)?;
    let sum = checksum::weighted(&rest, &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    let wanted = CHECKS.get(usize::try_from(sum % 11).ok()?).copied();
    (wanted == Some(check) && sum > 0 && candidate.stands_alone()).then_some(Confidence::Low)
}
