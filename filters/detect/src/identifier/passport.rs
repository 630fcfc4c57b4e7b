//! What the detectors of passport numbers share: no state's number has a check digit, so only a word before it tells.

use crate::{detector::Match, finding::Confidence};

/// So many characters before a number its name can stand.
const NEAR: usize = 40;

pub(super) const NAMES: &[&str] = &[
    "passport",
    "passport no",
    "passport number",
    "passeport",
    "pasaporte",
    "passaporte",
    "travel document",
    "護照",
    "护照",
    "旅券",
    "パスポート",
    "여권",
    "पासपोर्ट",
    "جواز السفر",
    "جواز سفر",
];

/// A number of one of these shapes (letters, digits) that a word shortly before it makes a passport's.
pub(super) fn named(candidate: &Match<'_>, shapes: &[(usize, usize)]) -> Option<Confidence> {
    let count = |class: fn(&u8) -> bool| candidate.text.bytes().filter(class).count();
    let shape = (count(u8::is_ascii_alphabetic), count(u8::is_ascii_digit));
    let fits = shapes.contains(&shape) && candidate.stands_alone();
    (fits && candidate.near(NEAR).follows_any(NAMES)).then_some(Confidence::Medium)
}
