//! Danish personal numbers (CPR): day, month and year of birth and four digits, the first of which tells the century. Since
//! 2007 numbers are given whose weighted sum (4, 3, 2, 7, 6, 5, 4, 3, 2, 1) is no multiple of eleven.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.dk_cpr",
    title: "Danish personal number",
    country: Some("DK"),
    category: Some("TAX_ID"),
    label: "[DK_CPR]",
    pattern: whole!("[0-9]{6}[ -]?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "birthday with its century, weighted sum modulo 11",
        notes: "Numbers given since 2007 may have no check digit: ten such digits in a row count only after a word that names them.",
        finds: &[
            "CPR ‹240771-2148›",
            "‹240771 2148›",
            "cpr-nr: ‹2407712001›",
            "(‹1903045139›)",
        ],
        ignores: &[
            "2407712001",
            "320771-2148",
            "241371-2148",
            "240771-21480",
            "240771-214",
            "1240771-2148",
            "x2407712148",
        ],
        sources: &[
            "https://cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "cpr",
    "cpr-nr",
    "cpr-nummer",
    "cprnr",
    "personnummer",
    "personal number",
];

/// Nobody is born later yet; the margin lasts for some years.
const LATEST: u32 = 2039;

/// What the seventh digit says about the century.
fn full_year(century: u8, year: u32) -> u32 {
    match (century, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900 + year,
        (5..=8, 58..) => 1800 + year,
        _ => 2000 + year,
    }
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let [d1, d2, m1, m2, y1, y2, century, ..] = digits;
    let (day, month, year) = (
        calendar::pair(d1, d2),
        calendar::pair(m1, m2),
        calendar::pair(y1, y2),
    );
    let year = full_year(century, year);
    let born = year <= LATEST && calendar::is_birthday(year, month, day);
    if !born || !candidate.stands_alone() {
        return None;
    }
    let sum = checksum::weighted(&digits, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    match (candidate.is_grouped(), sum.is_multiple_of(11)) {
        (true, true) => Some(Confidence::Medium),
        (true, false) | (false, true) => Some(Confidence::Low),
        (false, false) => candidate.follows_any(NAMES).then_some(Confidence::Low),
    }
}
