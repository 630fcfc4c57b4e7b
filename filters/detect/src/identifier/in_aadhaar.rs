//! Indian Aadhaar numbers: twelve digits in groups of four, the last by Verhoeff's scheme. None begins with 0 or 1 or reads the
//! same backwards.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_aadhaar",
    title: "Indian Aadhaar number",
    country: Some("IN"),
    category: Some("IN_AADHAAR"),
    label: "[IN_AADHAAR]",
    pattern: "[2-9][0-9]{3}(?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})(?:[ -][0-9]{4}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "aadhaar",
        "aadhar",
        "adhaar",
        "adhar",
        "uidai",
        "uid number",
        "आधार",
    ],
    about: native(&About {
        validator: "Verhoeff",
        notes: "A tenth of all numbers of twelve digits passes: low unless it is grouped or a word before it names it.",
        finds: &[
            "Aadhaar ‹2716 8398 8217›",
            "aadhaar no: ‹651228975912›",
            "UID \"‹7661-3885-8211›\"",
        ],
        ignores: &[
            "2716 8398 8218",
            "2716 8398 821",
            "2716 8398 8217 1234",
            "1716 8398 8217",
            "222222222222",
            "1234 2716 8398 8217",
            "6512289759120",
            "x651228975912",
        ],
        sources: &["https://uidai.gov.in/en/my-aadhaar/about-your-aadhaar.html"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 12] = checksum::exactly(candidate.text)?;
    let mirrored = digits.iter().eq(digits.iter().rev());
    let real = candidate.stands_apart() && !mirrored && checksum::verhoeff(&digits);
    real.then(|| candidate.by_form(Confidence::Low, Confidence::Medium))
}
