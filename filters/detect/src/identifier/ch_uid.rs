//! Swiss company numbers (UID/IDE): `CHE` and nine digits whose weighted sum (5, 4, 3, 2, 7, 6, 5, 4, 1) is a multiple of eleven;
//! `MWST`, `TVA` or `IVA` after it makes it the VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ch_uid",
    title: "Swiss company or VAT number",
    country: Some("CH"),
    category: Some("TAX_ID"),
    label: "[CH_UID]",
    pattern: whole!("(?:CHE[- ]?|che)?[0-9]{3}\\.?[0-9]{3}\\.?[0-9]{3}(?: ?(?:MWST|TVA|IVA))?"),
    prefilter: Prefilter::Digit { before: 4 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `CHE` count only after a word that names them.",
        finds: &[
            "UID ‹CHE-148.271.934›",
            "‹CHE148271934 MWST›",
            "IDE: ‹148.271.934›",
            "uid ‹che148.271.934›",
        ],
        ignores: &[
            "CHE-148.271.935",
            "148.271.934",
            "CHE-148.271.9340",
            "CHE-148.271.93",
            "xCHE148271934",
            "CHE148271934X",
            "CHE148271934 MWSTX",
        ],
        sources: &[
            "https://www.bfs.admin.ch/bfs/en/home/registers/enterprise-register/enterprise-identification.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["uid", "ide", "idi", "mwst", "tva", "iva", "che", "vat"];

/// The letters after the digits are not just the three marks of VAT numbers.
fn overhangs(text: &str) -> bool {
    let digits_end = text
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .len();
    !matches!(text.get(digits_end..), Some("" | "MWST" | "TVA" | "IVA"))
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate
        .unprefixed()
        .trim_end_matches(|c: char| c.is_ascii_uppercase());
    let digits = checksum::exactly::<9>(text)?;
    let sum = checksum::weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 1]);
    let real =
        sum > 0 && sum.is_multiple_of(11) && candidate.stands_alone() && !overhangs(candidate.text);
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::High),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
