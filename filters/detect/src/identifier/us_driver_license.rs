//! US driver's license numbers: each state has its own shape, up to three letters and six to fourteen digits, mostly without a public
//! check digit.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_driver_license",
    title: "US driver's license number",
    country: Some("US"),
    category: Some("US_DRIVER_LICENSE"),
    label: "[US_DRIVER_LICENSE]",
    pattern: "(?i:[A-Z]{1,3}-?[0-9]{2,4}(?:[ -][0-9]{1,5}){1,4}|[A-Z]{0,3}[0-9]{5,18}|[0-9]{3} [0-9]{3} [0-9]{3})[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 4 },
    names: &[NAMES, VAGUE],
    validate,
    context: &["dmv", "driver", "state of", "class c", "issued by"],
    about: native(&About {
        validator: "shape after a word",
        notes: "No check digit: found only shortly after a word for the license. Washington's (letters of the name among the digits) are left out.",
        finds: &[
            "Driver's license: ‹D4820917›",
            "DL# ‹S530-4608-1240›",
            "drivers license number ‹48209173›",
            "DLN: \"‹F255-921-50-094-0›\"",
            "license number ‹B4820917›",
        ],
        ignores: &[
            "D4820917",
            "driver's license 4820",
            "DL# AB1",
            "license to D4820917",
            "driver's license QXYZ4820917",
            "driver's license since 20190412",
            "5 mg/dl D4820917",
        ],
        sources: &[
            "https://www.aamva.org/identity/anatomy-of-a-dl-id",
            "https://www.dmv.ca.gov/portal/driver-licenses-identification-cards/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let count = |class: fn(&u8) -> bool| candidate.text.bytes().filter(class).count();
    let fits = matches!(
        (count(u8::is_ascii_alphabetic), count(u8::is_ascii_digit)),
        (0, 7..=10 | 12..=14 | 16) | (1, 6..=14 | 18) | (2, 5..=7) | (3, 6)
    );
    if !fits {
        return None;
    }
    let digits = checksum::exactly::<8>(candidate.text);
    let day = digits
        .and_then(|digits| checksum::decimal(&digits))
        .is_some_and(calendar::reads_as_day);
    let real = !day && candidate.stands_apart();
    let near = candidate.near(NEAR);
    if !real {
        None
    } else if near.follows_any(NAMES) {
        Some(Confidence::Medium)
    } else {
        near.follows_any(VAGUE).then_some(Confidence::Low)
    }
}

/// So many characters before a number its name can stand.
const NEAR: usize = 32;

const NAMES: &[&str] = &[
    "driver's license",
    "driver’s license",
    "drivers license",
    "driver license",
    "drivers licence",
    "driver's licence",
    "driver_license",
    "drivers_license",
    "driving license",
    "driving licence",
    "operator license",
    "operator's license",
    "dl number",
    "dl no",
    "dl#",
    "dl #",
    "dl:",
    "dln",
    "licencia de conducir",
];

/// What other licenses are named by too.
const VAGUE: &[&str] = &[
    "license number",
    "license no",
    "license #",
    "licence number",
];
