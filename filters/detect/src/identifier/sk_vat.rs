//! Slovak VAT numbers (IČ DPH): `SK` and ten digits, a multiple of eleven; the first is not 0, the third 2, 3, 4, 7, 8 or 9.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.sk_vat",
    title: "Slovak VAT number",
    country: Some("SK"),
    category: Some("TAX_ID"),
    label: "[SK_VAT]",
    pattern: whole!("(?:SK[ -]?|sk)?[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{2} ?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("SK[ -]?[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{2} ?[0-9]{2}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "modulo 11",
        notes: "Digits without `SK` count only after a word that names them.",
        finds: &[
            "dph ‹SK2024827200›",
            "‹SK 2024827200›",
            "dph: ‹2024827200›",
            "dph ‹sk2024827200›",
        ],
        ignores: &[
            "SK2024827201",
            "2024827200",
            "SK20248272000",
            "SK202482720",
            "xSK2024827200",
        ],
        sources: &[
            "https://www.financnasprava.sk/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["dph", "ič dph", "dič", "vat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.unprefixed())?;
    let [_, _, third, ..] = digits;
    let kind = matches!(third, 2..=4 | 7..=9);
    let real = kind && checksum::integer(&digits).is_multiple_of(11) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
