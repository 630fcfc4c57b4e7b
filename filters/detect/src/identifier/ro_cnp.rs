//! Romanian personal numbers (CNP): sex and century, year, month and day of birth, county, a serial number, and a check digit: the
//! weighted sum (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) modulo 11, ten becoming 1.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ro_cnp",
    title: "Romanian personal number",
    country: Some("RO"),
    category: Some("TAX_ID"),
    label: "[RO_CNP]",
    pattern: whole!("[1-9][0-9]{12}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "cnp",
        "cod numeric personal",
        "cod numeric",
        "personal numeric code",
    ],
    about: native(&About {
        validator: "birthday, county, weighted sum modulo 11",
        notes: "One number of thirteen digits in a thousand passes.",
        finds: &["CNP ‹1720914124383›", "cnp: ‹6040317402511›."],
        ignores: &[
            "1720914124384",
            "1721314124383",
            "1720914994383",
            "172091412438",
            "17209141243830",
            "x1720914124383",
            "0720914124383",
        ],
        sources: &[
            "https://legislatie.just.ro/Public/DetaliiDocument/64604",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<13>(candidate.text)?;
    let [kind, y1, y2, m1, m2, d1, d2, c1, c2, .., check] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let born = match kind {
        1 | 2 => calendar::is_birthday(1900 + year, month, day),
        3 | 4 => calendar::is_birthday(1800 + year, month, day),
        5 | 6 => calendar::is_birthday(2000 + year, month, day),
        _ => calendar::is_short_birthday(year, month, day),
    };
    let county = matches!(calendar::pair(c1, c2), 1..=48 | 51 | 52 | 70);
    let wanted = match checksum::weighted(&digits, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        rest => rest,
    };
    let real = born && county && wanted == u32::from(check) && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
