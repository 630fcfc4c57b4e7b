//! Hungarian tax numbers of persons (adóazonosító jel): 8, eight digits, and a check digit: the weighted sum (1, 2 … 9) modulo
//! 11. The digits after the 8 count the days from 1867 to the birthday.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.hu_tax_id",
    title: "Hungarian tax number of a person",
    country: Some("HU"),
    category: Some("TAX_ID"),
    label: "[HU_TAX_ID]",
    pattern: whole!("8[0-9]{9}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "adóazonosító",
        "adóazonosító jel",
        "adoazonosito",
        "adójel",
        "adószám",
        "tax id",
        "tax number",
        "tin",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of ten digits that begins with 8 in eleven passes: low without a word before it.",
        finds: &["adóazonosító jel: ‹8417239065›", "tax id ‹8417239065›."],
        ignores: &[
            "8417239066",
            "841723906",
            "84172390650",
            "9417239065",
            "x8417239065",
        ],
        sources: &[
            "https://nav.gov.hu/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
    (sum % 11 == u32::from(check) && candidate.stands_alone()).then_some(Confidence::Low)
}
