//! Danish company numbers (CVR): eight digits whose weighted sum (2, 7, 6, 5, 4, 3, 2, 1) is a multiple of eleven; with `DK` before it, the
//! VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.dk_cvr",
    title: "Danish company or VAT number",
    country: Some("DK"),
    category: Some("TAX_ID"),
    label: "[DK_CVR]",
    pattern: whole!("(?:DK[ -]?|dk)?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("DK[ -]?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `DK` count only after a word that names them.",
        finds: &[
            "cvr ‹DK27481930›",
            "‹DK 27481930›",
            "cvr: ‹27481930›",
            "cvr ‹dk27481930›",
        ],
        ignores: &[
            "DK27481931",
            "27481930",
            "DK274819300",
            "DK2748193",
            "xDK27481930",
        ],
        sources: &[
            "https://erhvervsstyrelsen.dk/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["cvr", "cvr-nr", "cvr nr", "moms", "se-nr", "vat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.unprefixed())?;
    let [first, ..] = digits;
    let sum = checksum::weighted(&digits, &[2, 7, 6, 5, 4, 3, 2, 1]);
    let real = first > 0 && sum.is_multiple_of(11) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
