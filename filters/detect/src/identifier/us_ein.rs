//! US employer identification numbers (EIN): a prefix that the IRS has given out, a dash, and seven digits. There is no check digit.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_ein",
    title: "US employer identification number",
    country: Some("US"),
    category: Some("TAX_ID"),
    label: "[US_EIN]",
    pattern: "[0-9]{2}-?[0-9]{7}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: "[0-9]{2}-[0-9]{7}(?:[./-]?[0-9]|[A-Za-z])?",
    validate,
    context: NAMES,
    about: native(&About {
        validator: "prefix",
        notes: "No check digit: low, and nine digits in a row only after a word that names them.",
        finds: &[
            "EIN ‹04-2103594›",
            "employer identification number: ‹911144442›",
            "‹84-1930275›",
        ],
        ignores: &[
            "911144442",
            "07-1144442",
            "EIN 911-14-4442",
            "91-114444",
            "91-11444422",
            "1-91-1144442",
            "x91-1144442",
        ],
        sources: &[
            "https://www.irs.gov/businesses/small-businesses-self-employed/how-eins-are-assigned-and-valid-ein-prefixes",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "ein",
    "fein",
    "employer identification",
    "employer id",
    "federal tax id",
    "tax id",
    "irs",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 9] = checksum::exactly(candidate.text)?;
    let [p1, p2, ..] = digits;
    let given = matches!(
        calendar::pair(p1, p2),
        1..=6 | 10..=16 | 20..=27 | 30..=48 | 50..=68 | 71..=77 | 80..=88 | 90..=95 | 98 | 99
    );
    let real = given && candidate.stands_alone();
    (real && (candidate.is_grouped() || candidate.follows_any(NAMES))).then_some(Confidence::Low)
}
