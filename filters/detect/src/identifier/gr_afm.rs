//! Greek tax numbers (AFM): nine digits; the first eight times 256, 128 … 2, modulo 11, ten becoming 0, give the last. With
//! `EL` before it, it is the VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.gr_afm",
    title: "Greek tax number",
    country: Some("GR"),
    category: Some("TAX_ID"),
    label: "[GR_AFM]",
    pattern: whole!("(?:(?:EL|GR) ?|el|gr)?[0-9]{9}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &["αφμ", "α.φ.μ", "afm", "a.f.m", "φπα", "vat", "tin", "tax"],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of nine digits in ten passes: low unless `EL` or a word before it says what it is.",
        finds: &["ΑΦΜ ‹902714384›", "VAT ‹EL047183626›", "afm ‹el047183626›"],
        ignores: &[
            "902714385",
            "90271438",
            "9027143840",
            "x902714384",
            "EL902714385",
            "000000000",
        ],
        sources: &[
            "https://www.aade.gr/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.unprefixed())?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[256, 128, 64, 32, 16, 8, 4, 2]);
    let real = sum > 0 && sum % 11 % 10 == u32::from(check) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
