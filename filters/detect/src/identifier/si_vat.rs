//! Slovenian tax numbers (davčna številka): eight digits; eleven less the weighted sum (8, 7 … 2) modulo 11, ten becoming 0, is the last.
//! With `SI` before it, it is the VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.si_vat",
    title: "Slovenian tax or VAT number",
    country: Some("SI"),
    category: Some("TAX_ID"),
    label: "[SI_VAT]",
    pattern: whole!("(?:SI[ -]?|si)?[1-9][0-9]{3} ?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("SI[ -]?[1-9][0-9]{3} ?[0-9]{4}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `SI` count only after a word that names them.",
        finds: &[
            "ddv ‹SI48271934›",
            "‹SI 48271934›",
            "ddv: ‹48271934›",
            "ddv ‹si48271934›",
        ],
        ignores: &[
            "SI48271935",
            "48271934",
            "SI482719340",
            "SI4827193",
            "xSI48271934",
        ],
        sources: &[
            "https://www.fu.gov.si/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "ddv",
    "id za ddv",
    "davčna številka",
    "davcna stevilka",
    "vat",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.unprefixed())?;
    let [.., check] = digits;
    let rest = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    let real = rest > 0 && (11 - rest) % 10 == u32::from(check) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
