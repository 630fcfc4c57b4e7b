//! Estonian personal codes (isikukood): sex and century, year, month and day of birth, a serial number, and a check digit: the
//! weighted sum (1 … 9, 1) modulo 11, or where that is ten, that of the weights 3 … 9, 1, 2, 3.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ee_personal_code",
    title: "Estonian personal code",
    country: Some("EE"),
    category: Some("TAX_ID"),
    label: "[EE_PERSONAL_CODE]",
    pattern: whole!("[1-8][0-9]{10}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["isikukood", "isikukoodi", "ik", "personal code"],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number of eleven digits in three hundred passes, Lithuanian codes too.",
        finds: &["isikukood ‹37209143822›", "IK: ‹37209143822›."],
        ignores: &[
            "37209143823",
            "37213143822",
            "3720914382",
            "372091438220",
            "x37209143822",
            "97209143822",
        ],
        sources: &[
            "https://www.siseministeerium.ee/en/activities/population-procedures/population-register",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

/// Whether date and check digit are right, in Lithuania too.
pub(super) fn is_real(digits: &[u8; 11]) -> bool {
    let &[kind, y1, y2, m1, m2, d1, d2, .., check] = digits;
    let century = 1800 + u32::from(kind.saturating_sub(1) / 2) * 100;
    let year = century + calendar::pair(y1, y2);
    let wanted = match checksum::weighted(digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11 {
        10 => checksum::weighted(digits, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10,
        rest => rest,
    };
    calendar::is_birthday(year, calendar::pair(m1, m2), calendar::pair(d1, d2))
        && wanted == u32::from(check)
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    (is_real(&digits) && candidate.stands_alone()).then_some(Confidence::Medium)
}
