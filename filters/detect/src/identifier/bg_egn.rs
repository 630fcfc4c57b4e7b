//! Bulgarian personal numbers (EGN): year, month and day of birth, a serial number and a check digit. The month has 20
//! added for those born before 1900, 40 for those born since 2000; the check digit is the weighted sum (2, 4, 8, 5, 10, 9,
//! 7, 3, 6) modulo 11, ten becoming 0.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.bg_egn",
    title: "Bulgarian personal number",
    country: Some("BG"),
    category: Some("TAX_ID"),
    label: "[BG_EGN]",
    pattern: whole!("[0-9]{6} ?[0-9]{3} ?[0-9]"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "егн",
        "egn",
        "единен граждански номер",
        "граждански номер",
        "personal number",
    ],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number of ten digits in a hundred passes, times in seconds too: low unless it is grouped or named.",
        finds: &["ЕГН ‹8209143724›", "EGN: ‹034521 680 0›"],
        ignores: &[
            "8209143725",
            "8213143724",
            "82091437240",
            "820914372",
            "x8209143724",
        ],
        sources: &[
            "https://www.grao.bg/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let [y1, y2, m1, m2, d1, d2, .., check] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let (century, month) = match month {
        41.. => (2000, month - 40),
        21..=40 => (1800, month - 20),
        _ => (1900, month),
    };
    let sum = checksum::weighted(&digits, &[2, 4, 8, 5, 10, 9, 7, 3, 6]);
    let real = calendar::is_birthday(century + year, month, day)
        && sum % 11 % 10 == u32::from(check)
        && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Low, Confidence::Medium))
}
