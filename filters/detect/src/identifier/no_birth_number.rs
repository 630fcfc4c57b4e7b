//! Norwegian national identity numbers: day, month and year of birth, three digits, and two check digits, weighted sums modulo 11.
//! D-numbers of foreigners have 40 added to the day; numbers for tests have 40, 65 or 80 added to the month.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.no_birth_number",
    title: "Norwegian national identity number",
    country: Some("NO"),
    category: Some("TAX_ID"),
    label: "[NO_BIRTH_NUMBER]",
    pattern: whole!("[0-9]{6}[ -]?[0-9]{5}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "fødselsnummer",
        "fodselsnummer",
        "fødselsnr",
        "fnr",
        "personnummer",
        "d-nummer",
        "national identity number",
    ],
    about: native(&About {
        validator: "birthday and two weighted sums modulo 11",
        notes: "One number of eleven digits in two thousand passes.",
        finds: &[
            "fødselsnummer ‹14097226106›",
            "‹140972 26297›",
            "D-nummer: ‹54097226280›",
        ],
        ignores: &[
            "14097226107",
            "14137226106",
            "1409722610",
            "140972261060",
            "x14097226106",
            "1.14097226106",
        ],
        sources: &[
            "https://www.skatteetaten.no/en/person/national-registry/identitetsnummer/fodselsnummer/",
            "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [d1, d2, m1, m2, y1, y2, ..] = digits;
    let (day, month, year) = (
        calendar::pair(d1, d2),
        calendar::pair(m1, m2),
        calendar::pair(y1, y2),
    );
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        81.. => month - 80,
        66..=77 => month - 65,
        41..=52 => month - 40,
        _ => month,
    };
    let first = checksum::weighted(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    let second = checksum::weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let real = calendar::is_short_birthday(year, month, day)
        && first.is_multiple_of(11)
        && second.is_multiple_of(11)
        && candidate.stands_alone();
    real.then_some(Confidence::High)
}
