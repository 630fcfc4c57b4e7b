//! Italian passport numbers: two letters and seven digits. There is no check digit outside the machine-readable lines, so only
//! after a word for a passport.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.it_passport",
    title: "Italian passport number",
    country: Some("IT"),
    category: Some("IT_PASSPORT"),
    label: "[IT_PASSPORT]",
    pattern: whole!("[A-Z]{2} ?[0-9]{7}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape, after a word",
        notes: "Any text of this shape behind a word for a passport is found.",
        finds: &["passaporto ‹YA4827193›", "passaporto n. ‹YB 7193826›"],
        ignores: &[
            "YA4827193",
            "passaporto YA482719",
            "passaporto YA48271930",
            "passaporto xYA4827193",
            "passaporto Y4827193",
        ],
        sources: &[
            "https://www.poliziadistato.it/articolo/1087",
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["passaporto", "passaporti", "passport"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<7>(candidate.unprefixed());
    let real = digits.is_some() && candidate.starts_word() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Medium)
}
