//! New Zealand national health index numbers (NHI): three letters (no I or O), three digits and a check digit modulo eleven; in the
//! new form two digits, a letter and a check letter modulo 23. Defined by HISO 10046.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.nz_nhi",
    title: "New Zealand health index number (NHI)",
    country: Some("NZ"),
    label: "[NZ_NHI]",
    pattern: "[A-HJ-NP-Z]{3}[0-9]{2}(?:[0-9]{2}|[A-HJ-NP-Z]{2})[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "nhi",
        "nhi number",
        "national health index",
        "hospital number",
        "patient",
    ],
    about: native(&About {
        validator: "check digit modulo 11 or check letter modulo 23",
        notes: "One code of three letters and four digits in eleven passes: low unless a word before it names it.",
        finds: &[
            "NHI ‹ABC1235›",
            "nhi: \"‹KQX4078›\"",
            "‹KQX40MM›",
            "NHI number ‹ZBN77VL›",
        ],
        ignores: &[
            "ABC1234", "ABC123", "ABC12355", "AIC1235", "KQX40MN", "XABC1235", "abc-1235",
            "RFC5322",
        ],
        sources: &[
            "https://www.tewhatuora.govt.nz/publications/hiso-100462023-consumer-health-identity-standard/",
            "https://www.tewhatuora.govt.nz/health-services-and-programmes/health-identity/national-health-index",
        ],
    }),
    ..Detector::of(Family::Health)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 7] = checksum::exactly_symbols(candidate.text)?;
    let [.., check] = symbols.map(value);
    let weighed = symbols.iter().zip([7, 6, 5, 4, 3, 2]);
    let sum: u32 = weighed
        .map(|(&symbol, weight)| value(symbol) * weight)
        .sum();
    let right = match symbols[6].is_ascii_digit() {
        true => !sum.is_multiple_of(11) && (11 - sum % 11) % 10 == check,
        false => 23 - sum % 23 == check,
    };
    // Internet standards are cited so.
    let standard = symbols.starts_with(b"RFC");
    (right && !standard && candidate.starts_word()).then_some(Confidence::Low)
}

/// Digits count themselves; letters count from one, with no I and no O among them.
fn value(symbol: u8) -> u32 {
    let symbol = u32::from(symbol);
    match symbol {
        ..=0x39 => symbol.saturating_sub(0x30),
        _ => symbol - 0x40 - u32::from(symbol > 0x49) - u32::from(symbol > 0x4f),
    }
}
