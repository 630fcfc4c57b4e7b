//! Latvian personal codes (personas kods): day, month and year of birth, a dash, a digit for the century, three digits, and a check
//! digit. Those given since 2017 begin with 32 and have no date. One and the weighted sum (10, 5, 8, 4, 2, 1, 6, 3, 7, 9),
//! modulo 11, is the last digit.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lv_personal_code",
    title: "Latvian personal code",
    country: Some("LV"),
    category: Some("TAX_ID"),
    label: "[LV_PERSONAL_CODE]",
    pattern: whole!("[0-9]{6}-?[0-9]{5}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["personas kods", "personas kodu", "p.k", "personal code"],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number of eleven digits in a thousand passes, or of those that begin with 32 one in eleven.",
        finds: &[
            "personas kods ‹140972-13827›",
            "p.k. ‹324827-19364›",
            "‹14097213827›",
        ],
        ignores: &[
            "140972-13828",
            "141372-13827",
            "140972-1382",
            "140972-138270",
            "x140972-13827",
            "140972-33827",
        ],
        sources: &[
            "https://www.pmlp.gov.lv/en/personal-code",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [d1, d2, m1, m2, y1, y2, century, .., check] = digits;
    let (day, month, year) = (
        calendar::pair(d1, d2),
        calendar::pair(m1, m2),
        calendar::pair(y1, y2),
    );
    let dated =
        century < 3 && calendar::is_birthday(1800 + u32::from(century) * 100 + year, month, day);
    let sum = 1 + checksum::weighted(&digits, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9]);
    let real = (dated || day == 32) && sum % 11 == u32::from(check) && candidate.stands_alone();
    real.then_some(match (candidate.is_grouped(), dated) {
        (true, _) => Confidence::Medium,
        (false, true) => Confidence::Medium,
        (false, false) => Confidence::Low,
    })
}
