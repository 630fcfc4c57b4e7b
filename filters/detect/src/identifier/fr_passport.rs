//! French passport numbers: two digits, two letters, five digits. There is no check digit outside the machine-readable
//! lines, so only after a word for a passport.

use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_passport",
    title: "French passport number",
    country: Some("FR"),
    category: Some("PASSPORT"),
    label: "[FR_PASSPORT]",
    pattern: whole!("[0-9]{2}[A-Z]{2}[0-9]{5}"),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape, after a word",
        notes: "Any text of this shape behind a word for a passport is found.",
        finds: &["passeport n° ‹19FV48271›", "Passport: ‹08CK73925›."],
        ignores: &[
            "19FV48271",
            "passeport 19FV4827",
            "passeport 19FV482710",
            "passeport x19FV48271",
            "passeport 19F482710",
        ],
        sources: &[
            "https://www.service-public.fr/particuliers/vosdroits/N360",
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["passeport", "passport", "passeports"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real =
        candidate.text.len() == 9 && candidate.stands_alone() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Medium)
}
