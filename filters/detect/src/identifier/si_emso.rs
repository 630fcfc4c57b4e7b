//! Citizen numbers of Slovenia (EMŠO) and of the other states that were Yugoslavia (JMBG): day, month and three digits of the year
//! of birth, region, serial number, and a check digit that brings the weighted sum (7, 6, 5, 4, 3, 2, twice) to a multiple of
//! eleven.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.si_emso",
    title: "Slovenian or Yugoslav citizen number",
    country: Some("SI"),
    label: "[SI_EMSO]",
    pattern: whole!("[0-3][0-9]{12}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "emšo",
        "emso",
        "jmbg",
        "matični broj",
        "maticni broj",
        "enotna maticna",
        "матични број",
        "јмбг",
    ],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number of thirteen digits in three thousand passes.",
        finds: &["EMSO ‹1409972500428›", "JMBG: ‹1409972500428›"],
        ignores: &[
            "1409972500429",
            "3213972500428",
            "140997250042",
            "14099725004280",
            "x1409972500428",
            "1409472500428",
        ],
        sources: &[
            "https://www.gov.si/en/topics/civil-registers/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<13>(candidate.text)?;
    let [d1, d2, m1, m2, y1, y2, y3, ..] = digits;
    let thousand = if y1 == 9 { 1000 } else { 2000 };
    let year = thousand + u32::from(y1) * 100 + calendar::pair(y2, y3);
    let sum = checksum::weighted(&digits, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let real = calendar::is_birthday(year, calendar::pair(m1, m2), calendar::pair(d1, d2))
        && sum.is_multiple_of(11)
        && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
