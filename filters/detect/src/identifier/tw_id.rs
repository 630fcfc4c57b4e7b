//! Taiwanese national identification numbers: a letter for the place, 1 or 2 for the sex (8 or 9 for foreign residents), seven digits
//! and a check digit modulo ten.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.tw_id",
    title: "Taiwanese national identification number",
    country: Some("TW"),
    label: "[TW_ID]",
    pattern: "(?i:[A-Z])[1289][0-9]{8}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 1 },
    validate,
    context: &[
        "身分證",
        "身份證",
        "統一編號",
        "居留證",
        "national id",
        "id number",
        "taiwan",
        "roc id",
    ],
    about: native(&About {
        validator: "check digit modulo 10",
        notes: "A tenth of all codes of this shape passes; with a small letter it is low. Residence numbers with two letters, given until 2020, are left out.",
        finds: &[
            "身分證字號 ‹A123456789›",
            "ROC ID: \"‹F220459187›\"",
            "‹h804139077›",
        ],
        ignores: &[
            "A123456788",
            "A12345678",
            "A1234567890",
            "A323456789",
            "AB123456789",
            "1A123456789",
        ],
        sources: &["https://www.ris.gov.tw/", "https://www.immigration.gov.tw/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [letter, body @ ..]: [u8; 10] = checksum::exactly_symbols(candidate.text)?;
    let place = PLACES.iter().position(|&place| place == letter)?;
    let place = u32::try_from(place).ok()? + 10;
    let digits = body.map(|symbol| symbol.wrapping_sub(b'0'));
    let sum =
        place / 10 + place % 10 * 9 + checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    // A small letter before a number has many meanings: `#discussion_r1…`.
    let sure = match candidate.text.starts_with(|c: char| c.is_ascii_uppercase()) {
        true => Confidence::Medium,
        false => Confidence::Low,
    };
    (sum.is_multiple_of(10) && candidate.starts_word()).then_some(sure)
}

/// The letters in the order of what they count, from ten.
const PLACES: &[u8; 26] = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";
