//! Manitoba's personal health identification numbers (PHIN): nine digits. How one is checked is not public.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.ca_phin",
    title: "Manitoba personal health number (PHIN)",
    country: Some("CA"),
    label: "[CA_PHIN]",
    pattern: "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape after a word",
        notes: "No public check: found only after a word that names it.",
        finds: &[
            "PHIN ‹482 091 730›",
            "Manitoba Health no. ‹482091730›",
            "phin: \"‹730-482-091›\"",
        ],
        ignores: &[
            "482091730",
            "PHIN 48209173",
            "PHIN 4820917301",
            "phins482091730",
            "PHIN x482091730",
            "PHIN 000000000",
        ],
        sources: &["https://www.gov.mb.ca/health/mhsip/"],
    }),
    ..Detector::of(Family::Health)
};

const NAMES: &[&str] = &["phin", "manitoba health", "personal health identification"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 9] = checksum::exactly(candidate.text)?;
    let real = digits != [0; 9] && candidate.stands_apart() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Low)
}
