//! Numbers of Portuguese citizen cards: eight digits and a check digit, two letters (or a letter and a digit) for the issue, and
//! a check digit over all: Luhn's sum, where letters count 10 to 35.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pt_citizen_card",
    title: "Portuguese citizen card number",
    country: Some("PT"),
    label: "[PT_CITIZEN_CARD]",
    pattern: whole!("[0-9]{8} ?[0-9] ?[A-Z][0-9A-Z][0-9]"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "cartão de cidadão",
        "cartao de cidadao",
        "cc",
        "bilhete de identidade",
        "citizen card",
    ],
    about: native(&About {
        validator: "Luhn with letters",
        notes: "One text of this shape in ten passes.",
        finds: &["Cartão de Cidadão ‹14827193 6 ZY0›", "‹082719345ZX7›"],
        ignores: &[
            "148271936ZY1",
            "148271936ZY",
            "148271936ZY00",
            "x148271936ZY0",
            "148271936120",
        ],
        sources: &[
            "https://www.autenticacao.gov.pt/documents/20126/115760/Valida%C3%A7%C3%A3o+de+N%C3%BAmero+de+Documento+do+Cart%C3%A3o+de+Cidad%C3%A3o.pdf",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = checksum::exactly_symbols::<12>(candidate.text)?;
    let value = |symbol: u8| match symbol {
        b'0'..=b'9' => u32::from(symbol - b'0'),
        _ => u32::from(symbol.saturating_sub(b'A')) + 10,
    };
    let twice = |value: u32| if value > 4 { value * 2 - 9 } else { value * 2 };
    let sum: u32 = symbols
        .chunks(2)
        .map(|two| match two {
            [first, second] => twice(value(*first)) + value(*second),
            _ => 0,
        })
        .sum();
    (sum.is_multiple_of(10) && candidate.stands_alone()).then_some(Confidence::Medium)
}
