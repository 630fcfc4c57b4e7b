//! Dutch citizen service numbers (BSN): nine digits whose weighted sum (9, 8, … 2, −1) is a multiple of eleven.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.nl_bsn",
    title: "Dutch citizen service number",
    country: Some("NL"),
    category: Some("TAX_ID"),
    label: "[NL_BSN]",
    pattern: whole!("[0-9]{9}|[0-9]{4}\\.[0-9]{2}\\.[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "bsn",
        "burgerservicenummer",
        "sofinummer",
        "sofi-nummer",
        "citizen service number",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of nine digits in eleven passes: low unless it is grouped or a word before it speaks of it.",
        finds: &["BSN ‹174826370›", "‹2719.46.052›"],
        ignores: &[
            "174826371",
            "17482637",
            "1748263700",
            "1748.26370",
            "x174826370",
            "0.174826370",
            "000000000",
        ],
        sources: &["https://www.rvig.nl/bsn"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.text)?;
    let real = checksum::elfproef(&digits) && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Low, Confidence::Medium))
}
