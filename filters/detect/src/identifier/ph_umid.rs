//! Philippine common reference numbers, on the unified multi-purpose ID (UMID): twelve digits, printed `0000-0000000-0`. How the last
//! one is computed is not public.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ph_umid",
    title: "Philippine unified ID number (UMID)",
    country: Some("PH"),
    label: "[PH_UMID]",
    pattern: "[0-9]{4}(?:[0-9]{8}|-[0-9]{7}-[0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: "[0-9]{4}-[0-9]{7}-[0-9](?:[./-]?[0-9]|[A-Za-z])?",
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape",
        notes: "No public check: low in its printed form; one run counts only after a word that names it.",
        finds: &[
            "UMID CRN ‹0111-4820917-3›",
            "crn: ‹011148209173›",
            "‹0028-1193045-7›",
        ],
        ignores: &[
            "011148209173",
            "0111-4820917-33",
            "0111-482091-3",
            "1-0111-4820917-3",
            "x0111-4820917-3",
            "0000-0000000-0",
        ],
        sources: &[
            "https://www.sss.gov.ph/umid-card/",
            "https://www.gsis.gov.ph/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "umid",
    "crn",
    "common reference number",
    "unified multi-purpose",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 12] = checksum::exactly(candidate.text)?;
    let real = digits != [0; 12]
        && candidate.stands_alone()
        && (candidate.is_grouped() || candidate.follows_any(NAMES));
    real.then_some(Confidence::Low)
}
