//! Cypriot VAT numbers: `CY`, eight digits that do not begin with 12, and a check letter: the digits in even places and what stands for
//! those in odd ones (0 to 9 count 1, 0, 5, 7, 9, 13, 15, 17, 19, 21), modulo 26.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.cy_vat",
    title: "Cypriot VAT number",
    country: Some("CY"),
    category: Some("TAX_ID"),
    label: "[CY_VAT]",
    pattern: whole!("(?:CY[ -]?|cy)?[0-9]{8}[A-Z]"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &["φπα", "vat", "tic", "tax"],
    about: native(&About {
        validator: "check letter",
        notes: "One text of this shape in 26 passes: low unless `CY` or a word before it says what it is.",
        finds: &[
            "VAT ‹CY10482719M›",
            "‹CY-10482719M›",
            "TIC: ‹10482719M›",
            "vat ‹cy10482719M›",
        ],
        ignores: &[
            "CY10482719N",
            "CY10482719",
            "CY10482719MX",
            "xCY10482719M",
            "12482719O",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [digits @ .., letter] = checksum::exactly_symbols::<9>(candidate.unprefixed())?;
    let digits = digits.map(|symbol| symbol.wrapping_sub(b'0'));
    let sum: u32 = digits
        .chunks(2)
        .map(|two| match two {
            [odd, even] => ODD.get(usize::from(*odd)).copied().unwrap_or(0) + u32::from(*even),
            _ => 0,
        })
        .sum();
    let real = !matches!(digits, [1, 2, ..] | [0, 0, ..])
        && sum % 26 == u32::from(letter.saturating_sub(b'A'))
        && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
