//! Hong Kong identity card numbers (HKIC): one or two letters, six digits and a check character in parentheses, modulo eleven (A
//! for ten). Letters count 10 to 35, a missing first letter 36.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.hk_hkic",
    title: "Hong Kong identity card number",
    country: Some("HK"),
    label: "[HK_HKIC]",
    pattern: r"(?i:[A-Z]{1,2}[0-9]{6}(?:\([0-9A]\)|[0-9A]))[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    validate,
    context: &[
        "hkid",
        "hkic",
        "hong kong",
        "identity card",
        "id card",
        "身份證",
        "身份证",
    ],
    about: native(&About {
        validator: "check character modulo 11",
        notes: "In one run it looks like many product numbers, of which one in eleven passes: low there.",
        finds: &[
            "HKID: ‹A123456(3)›",
            "香港身份證 ‹AB987654(3)›",
            "‹Z683365A›",
            "id \"‹K5048176›\"",
        ],
        ignores: &[
            "A123456(4)",
            "A123456(10)",
            "A12345(3)",
            "A1234567",
            "ABC123456(3)",
            "A123456(3",
            "AK5048176",
            "A123456(3)7",
            "1A123456(3)",
        ],
        sources: &["https://www.immd.gov.hk/eng/services/hkid.html"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text.trim_end_matches(')');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let values: Option<Vec<u32>> = text
        .bytes()
        .filter(|&b| b != b'(')
        .map(checksum::base36)
        .collect();
    let values = values?;
    let sum: u32 = values
        .iter()
        .rev()
        .zip(1..)
        .map(|(v, weight)| v * weight)
        .sum();
    let missing = if letters == 1 { 36 * 9 } else { 0 };
    let parted = candidate.text.contains('(');
    let whole = values.len() == letters + 7 && candidate.text.ends_with(')') == parted;
    let real = whole && (sum + missing).is_multiple_of(11) && candidate.starts_word();
    real.then_some(match parted {
        true => Confidence::High,
        false => Confidence::Low,
    })
}
