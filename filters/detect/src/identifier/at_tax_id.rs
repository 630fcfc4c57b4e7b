//! Austrian tax numbers (Abgabenkontonummer): two digits of the tax office, then seven, the last a Luhn check digit.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.at_tax_id",
    title: "Austrian tax number",
    country: Some("AT"),
    category: Some("TAX_ID"),
    label: "[AT_TAX_ID]",
    pattern: whole!("[0-9]{2}[ -]?[0-9]{3}/?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "steuernummer",
        "abgabenkontonummer",
        "abgabenkonto",
        "finanzamt",
        "st.nr",
        "stnr",
        "tax number",
        "tax id",
        "tin",
    ],
    about: native(&About {
        validator: "Luhn",
        notes: "One number of nine digits in ten passes: low unless it is grouped or a word before it speaks of it.",
        finds: &["Steuernummer ‹03-472/9152›", "Finanzamt: \"‹034729152›\""],
        ignores: &[
            "034729153",
            "03-472/91520",
            "03-472/915",
            "1-03-472/9152",
            "x034729152",
        ],
        sources: &[
            "https://www.bmf.gv.at/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.text)?;
    let real = checksum::integer(&digits) > 10_000_000
        && checksum::luhn(&digits)
        && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Low, Confidence::Medium))
}
