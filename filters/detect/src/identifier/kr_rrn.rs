//! Korean resident registration numbers (RRN) and those of foreigners: the birthday as `YYMMDD`, a digit for century and sex, five
//! digits, and a check digit modulo eleven. Since October 2020 the last six are random.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.kr_rrn",
    title: "Korean resident registration number",
    country: Some("KR"),
    label: "[KR_RRN]",
    pattern: "[0-9]{6}[ -]?[0-9]{7}(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "rrn",
        "resident registration",
        "주민등록번호",
        "주민번호",
        "외국인등록번호",
    ],
    about: native(&About {
        validator: "birthday with its century, check digit modulo 11",
        notes: "Numbers of those born since October 2020 have no check digit: low, and only with the dash.",
        finds: &[
            "주민등록번호 ‹850310-1251856›",
            "RRN: \"‹8503111292844›\"",
            "‹210315-3482917›",
        ],
        ignores: &[
            "850310-1251857",
            "851310-1251856",
            "850310-125185",
            "850310-12518560",
            "8503101251857",
            "1-850310-1251856",
            "1850310-1251856",
        ],
        sources: &["https://www.law.go.kr/", "https://www.mois.go.kr/eng/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 13] = checksum::exactly(candidate.text)?;
    let [y1, y2, m1, m2, d1, d2, century, .., check] = digits;
    let year = calendar::pair(y1, y2)
        + match century {
            1 | 2 | 5 | 6 => 1900,
            3 | 4 | 7 | 8 => 2000,
            _ => 1800,
        };
    let (month, day) = (calendar::pair(m1, m2), calendar::pair(d1, d2));
    if !calendar::is_birthday(year, month, day) || !candidate.stands_alone() {
        return None;
    }
    let sum = checksum::weighted(&digits, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    // Foreigners' check digits are two further.
    let shift = if matches!(century, 5..=8) { 13 } else { 11 };
    let right = (shift - sum % 11) % 10 == u32::from(check);
    let random = (year, month) >= (2020, 10);
    match (right, candidate.is_grouped()) {
        (true, true) => Some(Confidence::High),
        (true, false) => Some(Confidence::Medium),
        (false, true) if random => Some(Confidence::Low),
        (false, _) => None,
    }
}
