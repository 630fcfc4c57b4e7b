//! Australian tax file numbers (TFN): nine digits (eight on old ones) whose sum, each times its weight, is a multiple of eleven.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.au_tfn",
    title: "Australian tax file number",
    country: Some("AU"),
    category: Some("AU_TFN"),
    label: "[AU_TFN]",
    pattern: "[0-9]{2,3}(?:[0-9]{6}|[ -][0-9]{3}[ -][0-9]{3})(?:[ -][0-9]{3}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number in eleven passes: low unless a word before it names it. Eight digits that read as a day need such a word.",
        finds: &[
            "TFN ‹478 337 249›",
            "tax file number: ‹297631405›",
            "TFN ‹85 655 734›",
            "‹46984687›",
            "TFN: **‹46984687›**",
        ],
        ignores: &[
            "478 337 248",
            "478 337 249 1234",
            "47833724",
            "4783372490",
            "1 478 337 249",
            "x478337249",
            "000000000",
            "20240102",
            "85 655 734.77",
            "29763140-56",
            "2**46984687",
            "+46984687",
        ],
        sources: &[
            "https://www.ato.gov.au/individuals-and-families/tax-file-number",
            "https://softwaredevelopers.ato.gov.au/obtainTFNalgorithm",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["tfn", "tax file number", "tax file no", "tax file", "ato"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real = candidate.stands_apart() && (is_current(candidate.text) || is_old(candidate));
    real.then_some(Confidence::Low)
}

fn is_current(text: &str) -> bool {
    // The last group has three digits.
    let split = text.len().checked_sub(3).and_then(|at| text.get(at..));
    split.is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()))
        && checksum::exactly::<9>(text).is_some_and(|digits| {
            let sum = checksum::weighted(&digits, &[1, 4, 3, 7, 5, 8, 6, 9, 10]);
            sum > 0 && sum.is_multiple_of(11)
        })
}

fn is_old(candidate: &Match<'_>) -> bool {
    checksum::exactly::<8>(candidate.text).is_some_and(|digits| {
        let sum = checksum::weighted(&digits, &[10, 7, 8, 4, 6, 3, 5, 1]);
        let day = checksum::decimal(&digits).is_some_and(calendar::reads_as_day);
        sum > 0 && sum.is_multiple_of(11) && (!day || candidate.follows_any(NAMES))
    })
}
