//! Malaysian identity card numbers (NRIC, MyKad): the birthday as `YYMMDD`, two digits for the place of birth, and four digits.
//! There is no check digit.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.my_nric",
    title: "Malaysian identity card number",
    country: Some("MY"),
    label: "[MY_NRIC]",
    pattern: "[0-9]{6}(?:[0-9]{6}|[ -][0-9]{2}[ -][0-9]{4})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "nric",
        "mykad",
        "ic",
        "ic no",
        "ic number",
        "kad pengenalan",
        "no kp",
        "no. kp",
        "identity card",
    ],
    about: native(&About {
        validator: "birthday and place of birth",
        notes: "No check digit: low in one run unless a word before it names it.",
        finds: &[
            "MyKad ‹850314-14-5082›",
            "NRIC: ‹850314145082›",
            "no. kp \"‹850314 08 5123›\"",
        ],
        ignores: &[
            "851314-14-5082",
            "850314-17-5082",
            "850314-00-5082",
            "850314-14-508",
            "850314-14-50820",
            "8503141450820",
            "1-850314-14-5082",
            "x850314145082",
        ],
        sources: &[
            "https://www.jpn.gov.my/en/kod-negeri-eng",
            "https://www.jpn.gov.my/en/core-business/identity-card",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 12] = checksum::exactly(candidate.text)?;
    let [y1, y2, m1, m2, d1, d2, p1, p2, ..] = digits;
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    // States with their districts, countries, and those whose place is not known.
    let place =
        matches!(calendar::pair(p1, p2), 1..=16 | 21..=68 | 71 | 72 | 74..=79 | 82..=93 | 98 | 99);
    let real = place && calendar::is_short_birthday(year, month, day) && candidate.stands_apart();
    real.then(|| candidate.by_form(Confidence::Low, Confidence::Medium))
}
