//! Czech and Slovak birth numbers (rodné číslo): year, month (50 more for women, 20 more where a day has no number left) and day of
//! birth, and four digits; all ten are a multiple of eleven, or leave ten and end in 0 (until 1985). Until 1953 they had nine
//! digits and no check.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.cz_birth_number",
    title: "Czech or Slovak birth number",
    country: Some("CZ"),
    category: Some("TAX_ID"),
    label: "[CZ_BIRTH_NUMBER]",
    pattern: whole!("[0-9]{6}/?[0-9]{3,4}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "birthday and modulo 11",
        notes: "Nine digits without a slash count only after a word that names them; with one their birthday is all that is checked.",
        finds: &[
            "rodné číslo ‹720914/3821›",
            "r.č. ‹735914/3825›",
            "RČ: ‹7209143821›",
            "rodne cislo ‹410914382›",
        ],
        ignores: &[
            "rodné číslo 720914/382.16",
            "720914/3822",
            "721314/3821",
            "410914382",
            "720914/38210",
            "590312/123",
            "x720914/3821",
            "1/720914/3821",
        ],
        sources: &[
            "https://www.mvcr.cz/clanek/rodna-cisla.aspx",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "rodné",
    "rodne cislo",
    "rodné číslo",
    "r.c",
    "rc",
    "rodného",
    "birth number",
];

/// Whether the number has a check digit, if its birthday and, where there is one, that digit are right.
pub(super) fn is_checked(text: &str) -> Option<bool> {
    let long = checksum::exactly::<10>(text);
    let digits = match long {
        Some([digits @ .., _]) => digits,
        None => checksum::exactly::<9>(text)?,
    };
    let [y1, y2, m1, m2, d1, d2, ..] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let month = match month {
        71..=82 => month - 70,
        51..=62 => month - 50,
        21..=32 => month - 20,
        _ => month,
    };
    let year = match (long.is_some(), year) {
        (true, ..54) => 2000 + year,
        (false, 80..) => 1800 + year,
        (false, 54..) => return None,
        _ => 1900 + year,
    };
    let rest = checksum::integer(&digits) % 11;
    let fits = long.is_none_or(|[.., last]| {
        let old = rest == 10 && last == 0 && (1954..1986).contains(&year);
        old || u64::from(last) == rest
    });
    (fits && calendar::is_birthday(year, month, day)).then_some(long.is_some())
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let checked = is_checked(candidate.text)?;
    if !candidate.stands_alone() {
        return None;
    }
    match (checked, candidate.is_grouped()) {
        (true, true) => Some(Confidence::Medium),
        (true, false) | (false, true) => Some(Confidence::Low),
        (false, false) => candidate.follows_any(NAMES).then_some(Confidence::Low),
    }
}
