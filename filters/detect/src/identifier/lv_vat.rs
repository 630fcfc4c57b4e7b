//! Latvian VAT and company numbers: eleven digits, the first 4 to 9, whose weighted sum (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) leaves 3 when divided
//! by eleven.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lv_vat",
    title: "Latvian VAT or company number",
    country: Some("LV"),
    category: Some("TAX_ID"),
    label: "[LV_VAT]",
    pattern: whole!("(?:LV[ -]?|lv)?[4-9][0-9]{3} ?[0-9]{4} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("LV[ -]?[4-9][0-9]{3} ?[0-9]{4} ?[0-9]{3}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `LV` count only after a word that names them.",
        finds: &[
            "pvn ‹LV40104827192›",
            "‹LV 40104827192›",
            "pvn: ‹40104827192›",
            "pvn ‹lv40104827192›",
        ],
        ignores: &[
            "LV40104827193",
            "40104827192",
            "LV401048271920",
            "LV4010482719",
            "xLV40104827192",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["pvn", "reg. nr", "reg.nr", "pvn reg", "vat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.unprefixed())?;
    let sum = checksum::weighted(&digits, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]);
    let real = sum % 11 == 3 && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
