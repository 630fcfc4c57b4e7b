//! Swedish personal numbers: year, month and day of birth, three digits, and a Luhn check digit; `+` in place of `-` from the age
//! of a hundred on. Coordination numbers have 60 added to the day.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.se_personnummer",
    title: "Swedish personal number",
    country: Some("SE"),
    category: Some("TAX_ID"),
    label: "[SE_PERSONNUMMER]",
    pattern: whole!("(?:18|19|20)?[0-9]{6}[-+]?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "personnummer",
        "personnr",
        "pnr",
        "samordningsnummer",
        "person nr",
        "personal identity number",
    ],
    about: native(&About {
        validator: "birthday and Luhn",
        notes: "One number of ten digits in three hundred passes: low without a dash, a century or a word before it.",
        finds: &[
            "personnummer ‹720914-3820›",
            "‹19720914-3820›",
            "pnr ‹7209143820›",
            "‹720974-2381›",
        ],
        ignores: &[
            "720914-3821",
            "721314-3820",
            "720914-38200",
            "720914-382",
            "1720914-3820",
            "x720914-3820",
            "720900-3820",
        ],
        sources: &[
            "https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (digits, century) = match checksum::exactly::<12>(candidate.text) {
        Some([c1, c2, digits @ ..]) => (digits, Some(calendar::pair(c1, c2) * 100)),
        None => (checksum::exactly::<10>(candidate.text)?, None),
    };
    let [y1, y2, m1, m2, d1, d2, ..] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let day = if day > 60 { day - 60 } else { day };
    let born = match century {
        Some(century) => calendar::is_birthday(century + year, month, day),
        None => calendar::is_short_birthday(year, month, day),
    };
    if !born || !checksum::luhn(&digits) || !candidate.stands_alone() {
        return None;
    }
    Some(match (candidate.is_grouped(), century) {
        (true, Some(_)) => Confidence::High,
        (false, None) => Confidence::Low,
        _ => Confidence::Medium,
    })
}
