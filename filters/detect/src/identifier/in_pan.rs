//! Indian permanent account numbers (PAN): five letters, four digits, a letter. The fourth letter says what the holder is (P: a
//! person); how the last one is computed is not public.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_pan",
    title: "Indian permanent account number",
    country: Some("IN"),
    category: Some("IN_PAN"),
    label: "[IN_PAN]",
    pattern: "(?:[A-Z]{5}[0-9]{4}[A-Z]|[a-z]{5}[0-9]{4}[a-z])[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: &["pan", "pan card", "permanent account", "income tax"],
    about: native(&About {
        validator: "shape and kind of holder",
        notes: "No public check: low unless a word before it names it.",
        finds: &[
            "PAN: ‹AQKPM5476D›",
            "Permanent Account Number ‹BZRCK2091H›",
            "pan ‹aqkpm5476d›",
        ],
        ignores: &[
            "AQKXM5476D",
            "AQKPM0000D",
            "AQKPM5476",
            "AQKPM54761",
            "AQKPM5476DD",
            "XAQKPM5476D",
            "AQKPM-5476-D",
        ],
        sources: &[
            "https://www.incometax.gov.in/iec/foportal/",
            "https://www.protean-tinpan.com/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 10] = checksum::exactly_symbols(candidate.text)?;
    let real =
        b"ABCFGHJLPT".contains(&symbols[3]) && symbols[5..9] != *b"0000" && candidate.starts_word();
    real.then_some(Confidence::Low)
}
