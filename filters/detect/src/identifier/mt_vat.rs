//! Maltese VAT numbers: `MT` and eight digits whose weighted sum (3, 4, 6, 7, 8, 9, 10 and the last two as a number) is a multiple of 37.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.mt_vat",
    title: "Maltese VAT number",
    country: Some("MT"),
    category: Some("TAX_ID"),
    label: "[MT_VAT]",
    pattern: whole!("(?:MT[ -]?|mt)?[0-9]{4}[ -]?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("MT[ -]?[0-9]{4}[ -]?[0-9]{4}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 37",
        notes: "Digits without `MT` count only after a word that names them.",
        finds: &[
            "vat ‹MT14827230›",
            "‹MT 14827230›",
            "vat: ‹14827230›",
            "vat ‹mt14827230›",
        ],
        ignores: &[
            "MT14827231",
            "14827230",
            "MT148272300",
            "MT1482723",
            "xMT14827230",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["vat", "vat no", "taxxa"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.unprefixed())?;
    let [first, ..] = digits;
    let sum = checksum::weighted(&digits, &[3, 4, 6, 7, 8, 9, 10, 1]);
    let real = first > 0 && sum.is_multiple_of(37) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
