//! Romanian VAT and company numbers (CUI, CIF): up to ten digits, read as ten with leading zeros; ten times the weighted sum (7, 5, 3, 2, 1,
//! 7, 5, 3, 2) modulo 11, ten becoming 0, is the last.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ro_vat",
    title: "Romanian VAT or company number",
    country: Some("RO"),
    category: Some("TAX_ID"),
    label: "[RO_VAT]",
    pattern: whole!("(?:RO ?|ro)?[1-9](?: ?[0-9]){3,9}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("RO ?[1-9](?: ?[0-9]){3,9}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `RO` count only after a word that names them.",
        finds: &[
            "CUI ‹RO14827190›",
            "‹RO 14827190›",
            "CIF: ‹14827190›",
            "cui ‹ro14827190›",
        ],
        ignores: &[
            "RO14827191",
            "14827190",
            "RO14827190x",
            "xRO14827190",
            "RO12",
        ],
        sources: &[
            "https://ec.europa.eu/taxation_customs/vies/",
            "https://www.anaf.ro/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["cui", "cif", "c.u.i", "c.i.f", "cod fiscal", "tva", "vat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = candidate.unprefixed();
    if !number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b' ')
    {
        return None;
    }
    let written = checksum::digits(number);
    let mut digits = [0; 10];
    let lead = digits.len().checked_sub(written.len())?;
    for (slot, &digit) in digits.iter_mut().skip(lead).zip(written.iter()) {
        *slot = digit;
    }
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10;
    let real = sum % 11 % 10 == u32::from(check) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
