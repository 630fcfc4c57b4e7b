//! Singapore identity card (NRIC) and foreign identification numbers (FIN): S, T, F, G or M, seven digits and a check letter modulo
//! eleven.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.sg_nric_fin",
    title: "Singapore identity card or foreign identification number",
    country: Some("SG"),
    category: Some("SG_NRIC_FIN"),
    label: "[SG_NRIC_FIN]",
    pattern: "(?i:[STFGM][0-9]{7}[A-Z])[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 1 },
    validate,
    context: &[
        "nric",
        "fin:",
        "fin no",
        "fin number",
        "identity card",
        "ic",
        "singapore",
        "work permit",
    ],
    about: native(&About {
        validator: "check letter modulo 11",
        notes: "One code of this shape in eleven passes; in small letters it is low.",
        finds: &[
            "NRIC ‹S6792120H›",
            "FIN: \"‹G3307184T›\"",
            "‹m4519207l›",
            "‹T0132045E›",
        ],
        ignores: &[
            "S6792120J",
            "S6792120",
            "S679212H",
            "S6792120HH",
            "XS6792120H",
            "A6792120H",
        ],
        sources: &[
            "https://www.ica.gov.sg/",
            "https://www.pdpc.gov.sg/guidelines-and-consultation/2018/08/technical-guide-to-advisory-guidelines-on-nric-numbers",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [first, body @ .., check]: [u8; 9] = checksum::exactly_symbols(candidate.text)?;
    let digits = body.map(|symbol| symbol.wrapping_sub(b'0'));
    let (shift, letters) = match first {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        _ => (3, b"XWUTRQPNJLK"),
    };
    let sum = shift + checksum::weighted(&digits, &[2, 7, 6, 5, 4, 3, 2]);
    let letter = letters.get(usize::try_from(sum % 11).ok()?);
    let sure = match candidate.text.starts_with(|c: char| c.is_ascii_uppercase()) {
        true => Confidence::Medium,
        false => Confidence::Low,
    };
    (letter == Some(&check) && candidate.starts_word()).then_some(sure)
}
