//! Israeli identity numbers: eight digits and a check digit by Luhn's scheme, whose first zeros may be left out.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.il_id",
    title: "Israeli identity number",
    country: Some("IL"),
    label: "[IL_ID]",
    pattern: "[0-9]{7,8}(?:-[0-9]|[0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "Luhn",
        notes: "A tenth of all numbers of nine digits passes: low unless a word before it names it. Eight digits that read as a day need such a word.",
        finds: &[
            "ת.ז. ‹344427901›",
            "teudat zehut: ‹3933742-3›",
            "Israeli ID \"‹278643788›\"",
            "‹39337423›",
        ],
        ignores: &[
            "ת.ז. 34442790.16",
            "344427902",
            "3933742-2",
            "3444279010",
            "1-344427901",
            "x344427901",
            "393374-3",
            "00000000",
            "20240104",
        ],
        sources: &["https://www.gov.il/en/departments/population_and_immigration_authority/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "teudat zehut",
    "israeli id",
    "israel",
    "ת.ז",
    "ת.ז.",
    "תעודת זהות",
    "מספר זהות",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let lettered = candidate.text.bytes().any(|b| b.is_ascii_alphabetic());
    let number = checksum::decimal(&digits)?;
    let day = digits.len() == 8 && calendar::reads_as_day(number);
    let real = matches!(digits.len(), 8 | 9)
        && !lettered
        && number > 0
        && checksum::luhn(&digits)
        && candidate.stands_alone()
        && (!day || candidate.follows_any(NAMES));
    real.then_some(Confidence::Low)
}
