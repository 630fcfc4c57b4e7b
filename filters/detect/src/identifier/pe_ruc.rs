//! Peruvian tax numbers (RUC): eleven digits that begin with 10, 15, 16, 17 or 20, the last a check digit modulo eleven.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pe_ruc",
    title: "Peruvian tax number (RUC)",
    country: Some("PE"),
    category: Some("TAX_ID"),
    label: "[PE_RUC]",
    pattern: "(?:1[0567]|20)[0-9]{9}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "ruc",
        "registro único de contribuyentes",
        "registro unico de contribuyentes",
        "sunat",
        "contribuyente",
    ],
    about: native(&About {
        validator: "kind of holder and check digit modulo 11",
        notes: "One number of this shape in ten passes: low unless a word before it names it.",
        finds: &["RUC ‹20512333797›", "ruc: \"‹10800803638›\""],
        ignores: &[
            "20512333798",
            "2051233379",
            "205123337970",
            "18512333797",
            "1-20512333797",
            "x20512333797",
        ],
        sources: &["https://www.sunat.gob.pe/", "https://www.gob.pe/sunat"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 11] = checksum::exactly(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let real = (11 - sum % 11) % 10 == u32::from(check) && candidate.stands_alone();
    real.then_some(Confidence::Low)
}
