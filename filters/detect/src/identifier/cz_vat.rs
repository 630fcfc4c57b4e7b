//! Czech VAT numbers (DIČ): `CZ` and a company number of eight digits, the last of which comes from the weighted sum (8, 7 … 2) modulo
//! 11; or 6, seven digits weighted likewise, and a check digit. Persons use their birth numbers.

use super::cz_birth_number;
use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.cz_vat",
    title: "Czech VAT or company number",
    country: Some("CZ"),
    category: Some("TAX_ID"),
    label: "[CZ_VAT]",
    pattern: whole!("(?:CZ ?|cz)?[0-9]{8,10}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("CZ ?[0-9]{8,10}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `CZ` count only after a word that names them.",
        finds: &[
            "DIČ ‹CZ26482711›",
            "‹CZ 26482711›",
            "IČO: ‹26482711›",
            "‹CZ648271935›",
            "‹CZ7209143821›",
            "dic ‹cz26482711›",
        ],
        ignores: &[
            "CZ26482712",
            "26482711",
            "CZ2648271",
            "xCZ26482711",
            "CZ7209143822",
            "CZ72091438210",
            "CZ648271936",
        ],
        sources: &[
            "https://ec.europa.eu/taxation_customs/vies/",
            "https://www.financnisprava.cz/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["dič", "ičo", "dic", "ico", "dph", "vat", "ič"];

fn is_company(text: &str) -> Option<bool> {
    let digits = checksum::exactly::<8>(text)?;
    let [first, .., check] = digits;
    let sum = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]);
    Some(first < 9 && sum > 0 && (11 - sum % 11) % 10 == u32::from(check))
}

/// Of persons without a birth number.
fn is_special(text: &str) -> Option<bool> {
    let [first, digits @ .., check] = checksum::exactly::<9>(text)?;
    let rest = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    Some(first == 6 && (rest + 8) % 10 == u32::from(check))
}

fn is_birth_number(text: &str) -> bool {
    cz_birth_number::is_checked(text).is_some()
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let real = match text.len() {
        8 => is_company(text)?,
        9 => is_special(text)? || candidate.is_prefixed() && is_birth_number(text),
        _ => candidate.is_prefixed() && is_birth_number(text),
    };
    match (real && candidate.stands_alone(), candidate.is_prefixed()) {
        (true, true) => Some(Confidence::Medium),
        (true, false) => candidate.follows_any(NAMES).then_some(Confidence::Low),
        _ => None,
    }
}
