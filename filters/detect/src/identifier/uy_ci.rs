//! Uruguayan identity card numbers (CI): six or seven digits and a check digit modulo ten, printed `0.000.000-0`.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.uy_ci",
    title: "Uruguayan identity card number",
    country: Some("UY"),
    label: "[UY_CI]",
    pattern: r"[1-9](?:\.[0-9]{3}\.[0-9]{3}-[0-9]|[0-9]{5,6}-[0-9]|[0-9]{6,7}|[0-9]{2}\.[0-9]{3}-[0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: r"[1-9](?:\.[0-9]{3}\.[0-9]{3}-[0-9]|[0-9]{5,6}-[0-9]|[0-9]{2}\.[0-9]{3}-[0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check digit modulo 10",
        notes: "A tenth of all numbers passes: low unless it is written with its points; one run counts only after a word that names it.",
        finds: &[
            "C.I. ‹4.275.183-1›",
            "cédula de identidad: ‹30184620›",
            "‹3018462-0›",
        ],
        ignores: &[
            "cédula de identidad: 3018462.06",
            "4.275.183-2",
            "4.275.183-11",
            "42751831",
            "4.275.183",
            "14.275.183-1",
            "x4275183-1",
        ],
        sources: &[
            "https://www.gub.uy/ministerio-interior/",
            "https://www.bps.gub.uy/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "ci:",
    "c.i.",
    "cédula",
    "cedula",
    "cédula de identidad",
    "documento",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.text).or_else(|| {
        let [a, b, c, d, e, f, g] = checksum::exactly(candidate.text)?;
        Some([0, a, b, c, d, e, f, g])
    })?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[2, 9, 8, 7, 6, 3, 4]);
    let real = checksum::lacks(sum, 10) == u32::from(check) && candidate.stands_alone();
    if !real {
        return None;
    }
    match candidate.is_grouped() {
        true if candidate.text.contains('.') => Some(Confidence::Medium),
        true => Some(Confidence::Low),
        false => candidate.follows_any(NAMES).then_some(Confidence::Low),
    }
}
