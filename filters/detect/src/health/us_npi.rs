//! US national provider identifiers (NPI): ten digits that begin with 1 or 2; with 80840 before them they pass Luhn's scheme.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.us_npi",
    title: "US national provider identifier",
    country: Some("US"),
    category: Some("MEDICAL_LICENSE"),
    label: "[US_NPI]",
    pattern: "[12][0-9]{9}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    validate,
    context: &["npi", "provider", "physician", "prescriber"],
    about: native(&About {
        validator: "Luhn with 80840 before it",
        notes: "Times in seconds look the same and a tenth of them passes: found only after a word that names it.",
        finds: &[
            "NPI ‹1675297042›",
            "provider NPI#: ‹1521608293›",
            "national provider identifier \"‹1569501707›\"",
        ],
        ignores: &[
            "1675297042",
            "NPI 1675297043",
            "NPI 167529704",
            "NPI 16752970420",
            "NPI 3675297042",
            "npi x1675297042",
        ],
        sources: &[
            "https://www.cms.gov/medicare/regulations-guidance/administrative-simplification/national-provider-identifier-standard",
        ],
    }),
    ..Detector::of(Family::Health)
};

const NAMES: &[&str] = &[
    "npi",
    "npi number",
    "national provider",
    "provider identifier",
    "provider id",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 10] = checksum::exactly(candidate.text)?;
    // What 80840 adds to the sum.
    let real = (checksum::luhn_sum(&digits) + 24).is_multiple_of(10)
        && candidate.stands_alone()
        && candidate.follows_any(NAMES);
    real.then_some(Confidence::Medium)
}
