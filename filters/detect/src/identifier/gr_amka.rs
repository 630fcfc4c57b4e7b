//! Greek social security numbers (AMKA): day, month and year of birth, four digits, and a Luhn check digit.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.gr_amka",
    title: "Greek social security number",
    country: Some("GR"),
    label: "[GR_AMKA]",
    pattern: whole!("[0-3][0-9]{10}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["αμκα", "α.μ.κ.α", "amka", "social security"],
    about: native(&About {
        validator: "birthday and Luhn",
        notes: "One number of eleven digits in three hundred passes.",
        finds: &["ΑΜΚΑ ‹14067902131›", "AMKA: \"‹14067902131›\""],
        ignores: &[
            "14067902132",
            "32067902131",
            "14137902131",
            "1406790213",
            "140679021310",
            "x14067902131",
        ],
        sources: &["https://www.amka.gr/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [d1, d2, m1, m2, y1, y2, ..] = digits;
    let (day, month, year) = (
        calendar::pair(d1, d2),
        calendar::pair(m1, m2),
        calendar::pair(y1, y2),
    );
    let real = calendar::is_short_birthday(year, month, day)
        && checksum::luhn(&digits)
        && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
