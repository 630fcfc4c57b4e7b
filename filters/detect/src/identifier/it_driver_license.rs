//! Italian driver licence numbers: two letters, seven digits, a letter; or `U1`, seven letters and digits, a letter. No check
//! that is published, so only after a word for the licence.

use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.it_driver_license",
    title: "Italian driver licence number",
    country: Some("IT"),
    category: Some("IT_DRIVER_LICENSE"),
    label: "[IT_DRIVER_LICENSE]",
    pattern: whole!("[A-Z]{2}[0-9]{7}[A-Z]|U1[0-9A-Z]{7}[A-Z]"),
    prefilter: Prefilter::Digit { before: 2 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape, after a word",
        notes: "Any text of this shape behind a word for the licence is found.",
        finds: &["patente ‹BO4827193K›", "patente di guida n. ‹U1X48B27QK›"],
        ignores: &[
            "BO4827193K",
            "patente BO4827193",
            "patente BO4827193KX",
            "patente BO48271935K",
            "patente xBO4827193K",
        ],
        sources: &[
            "https://www.ilportaledellautomobilista.it/",
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "patente",
    "patente di guida",
    "patenti",
    "driver license",
    "driver licence",
    "driving licence",
    "driver's license",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real =
        candidate.text.len() == 10 && candidate.starts_word() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Medium)
}
