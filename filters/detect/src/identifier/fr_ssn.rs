//! French social security numbers (NIR): sex, year and month of birth, department, commune, a serial number, and 97 less the
//! rest of all that divided by 97. For Corsica `2A` counts as 19 and `2B` as 18.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_ssn",
    title: "French social security number",
    country: Some("FR"),
    label: "[FR_SSN]",
    pattern: whole!(
        "[1-478] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3}[ /-]?[0-9]{2}"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "nir",
        "sécurité sociale",
        "securite sociale",
        "numéro de sécu",
        "n° sécu",
        "insee",
        "numéro insee",
        "numss",
        "social security",
    ],
    about: native(&About {
        validator: "modulo 97",
        notes: "Numbers without their key are left out. One number of fifteen digits in two hundred passes.",
        finds: &[
            "NIR ‹178067510428608›",
            "‹1 78 06 75 104 286 08›",
            "Sécurité sociale : ‹2 85 03 2A 017 034 61›",
        ],
        ignores: &[
            "178067510428609",
            "1780675104286",
            "1 78 06 75 104 286 080",
            "978067510428608",
            "178137510428608",
            "x178067510428608",
            "1780675104286081",
        ],
        sources: &[
            "https://www.insee.fr/fr/metadonnees/definition/c1409",
            "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000880143/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [sex, y1, y2, m1, m2, p1, p2, c1, c2, c3, n1, n2, n3, k1, k2] =
        checksum::exactly_symbols::<15>(candidate.text)?;
    let (p1, p2) = match (p1, p2) {
        (b'2', b'A') => (b'1', b'9'),
        (b'2', b'B') => (b'1', b'8'),
        other => other,
    };
    let digits =
        [sex, y1, y2, m1, m2, p1, p2, c1, c2, c3, n1, n2, n3, k1, k2].map(|s| s.wrapping_sub(b'0'));
    let [_, _, _, m1, m2, ..] = digits;
    // 20 and more: the month is not known.
    let born = matches!(calendar::pair(m1, m2), 1..=12 | 20..=42 | 50..=99);
    let number = checksum::integer(&digits);
    let real = born
        && digits.iter().all(|&digit| digit < 10)
        && 97 - number / 100 % 97 == number % 100
        && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
