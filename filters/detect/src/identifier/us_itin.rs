//! US individual taxpayer identification numbers: like a Social Security number, with area 9xx and a group of 50 to 65,
//! 70 to 88, 90 to 92 or 94 to 99.
//!
//! Nine digits in a row count only after a word that names the number.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_itin",
    title: "US individual taxpayer number",
    country: Some("US"),
    category: Some("US_ITIN"),
    label: "[US_ITIN]",
    pattern: "9[0-9]{2}(?:-[0-9]{2}-|\\.[0-9]{2}\\.|\u{20}[0-9]{2}\u{20}|[0-9]{2})[0-9]{4,8}",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: "9[0-9]{2}(?:-[0-9]{2}-|\\.[0-9]{2}\\.|\u{20}[0-9]{2}\u{20})[0-9]{4,8}",
    validate,
    context: NAMES,
    about: native(&About {
        validator: "ranges of area and group",
        notes: "There is no check digit: a number of this shape in these ranges is found whoever it belongs to.",
        finds: &[
            "ITIN ‹912-90-3456›",
            "taxpayer number: ‹900 70 0001›",
            "my ITIN is ‹912903456›",
        ],
        ignores: &[
            "912903456",
            "912-93-4567",
            "912-89-4567",
            "912-66-4567",
            "812-90-3456",
            "912-90-34567",
            "912-90-345",
            "1912-90-3456",
            "order 912903456",
        ],
        sources: &[
            "https://www.irs.gov/tin/itin/individual-taxpayer-identification-number-itin",
            "https://www.irs.gov/irm/part3/irm_03-021-263r",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["itin", "taxpayer", "tax id", "tax number", "tin", "irs"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let number = checksum::decimal(&digits)?;
    let group = number / 10_000 % 100;
    let issued = digits.len() == 9 && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99);
    if !issued || !candidate.starts_number(&['-', '.', '/']) {
        return None;
    }
    if candidate.text.len() == 9 {
        return candidate.follows_any(NAMES).then_some(Confidence::Low);
    }
    Some(match candidate.text.contains('-') {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "ITIN 912-90-3456" => "912-90-3456",
            "taxpayer number: 900 70 0001" => "900 70 0001",
            "my ITIN is 912903456" => "912903456",
        );
        rates!(DETECTOR, "912-90-3456" => Medium);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "912903456",
            "912-93-4567",
            "912-89-4567",
            "912-66-4567",
            "812-90-3456",
            "912-90-34567",
            "912-90-345",
            "1912-90-3456",
            "order 912903456",
        );
    }
}
