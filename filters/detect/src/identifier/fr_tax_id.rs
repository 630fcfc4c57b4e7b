//! French tax numbers (SPI): thirteen digits, the first 0 to 3; the last three are the first ten modulo 511.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_tax_id",
    title: "French tax number",
    country: Some("FR"),
    category: Some("TAX_ID"),
    label: "[FR_TAX_ID]",
    pattern: whole!("[0-3][0-9] ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "spi",
        "numéro fiscal",
        "numero fiscal",
        "n° fiscal",
        "référence fiscale",
        "identifiant fiscal",
        "nif",
        "impôt",
        "impots",
        "tax",
    ],
    about: native(&About {
        validator: "modulo 511",
        notes: "One number of thirteen digits in a thousand passes.",
        finds: &["Numéro fiscal ‹2147306581266›", "‹03 84 719 265 140›"],
        ignores: &[
            "2147306581267",
            "214730658126",
            "21473065812660",
            "x2147306581266",
            "4147306581266",
            "0000000000000",
        ],
        sources: &[
            "https://www.impots.gouv.fr/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = checksum::integer(&checksum::exactly::<13>(candidate.text)?);
    let real = number > 1000 && number / 1000 % 511 == number % 1000 && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
