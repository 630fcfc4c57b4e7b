//! Estonian VAT numbers (KMKR): `EE` and nine digits whose weighted sum (3, 7, 1, repeated) is a multiple of ten.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ee_vat",
    title: "Estonian VAT number",
    country: Some("EE"),
    category: Some("TAX_ID"),
    label: "[EE_VAT]",
    pattern: whole!("(?:EE[ -]?|ee)?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("EE[ -]?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 10",
        notes: "Digits without `EE` count only after a word that names them.",
        finds: &[
            "kmkr ‹EE104827192›",
            "‹EE 104827192›",
            "kmkr: ‹104827192›",
            "kmkr ‹ee104827192›",
        ],
        ignores: &[
            "EE104827193",
            "104827192",
            "EE1048271920",
            "EE10482719",
            "xEE104827192",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["kmkr", "käibemaks", "kmk", "vat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.unprefixed())?;
    let sum = checksum::weighted(&digits, &[3, 7, 1, 3, 7, 1, 3, 7, 1]);
    let real = sum > 0 && sum.is_multiple_of(10) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
