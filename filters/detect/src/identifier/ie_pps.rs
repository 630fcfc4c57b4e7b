//! Irish personal public service numbers (PPS): seven digits, a check letter, and on newer ones a second letter. The weighted
//! sum (8, 7 … 2, and 9 for the second letter) modulo 23 says which letter. W, T and X in second place are old marks that
//! count nothing.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ie_pps",
    title: "Irish personal public service number",
    country: Some("IE"),
    category: Some("TAX_ID"),
    label: "[IE_PPS]",
    pattern: whole!("[0-9]{7}[A-W][A-ITWX]?"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "pps",
        "ppsn",
        "pps no",
        "pps number",
        "personal public service",
        "rsi",
        "tax",
    ],
    about: native(&About {
        validator: "weighted sum modulo 23",
        notes: "One text of this shape in 23 passes. Letters must be capitals.",
        finds: &[
            "PPS ‹4817263W›",
            "PPSN: ‹4817263IA›",
            "‹7218394EH›",
            "‹4817263WT›",
        ],
        ignores: &[
            "4817263A",
            "4817263IB",
            "4817263",
            "481726W",
            "48172630W",
            "x4817263W",
            "4817263WAB",
            "4817263w",
        ],
        sources: &[
            "https://www.gov.ie/en/service/12e6de-get-a-personal-public-service-pps-number/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

/// Whether these are seven digits and the letters that belong to them.
pub(super) fn is_real(number: &[u8]) -> bool {
    let Some((digits, letters)) = number.split_first_chunk::<7>() else {
        return false;
    };
    let second = match letters {
        [_] | [_, b'T' | b'W' | b'X'] => 0,
        [_, letter @ b'A'..=b'I'] => u32::from(letter - b'A') + 1,
        _ => return false,
    };
    let digits = digits.map(|digit| digit.wrapping_sub(b'0'));
    let sum = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) + second * 9;
    let check = usize::try_from(sum % 23)
        .ok()
        .and_then(|at| ALPHABET.get(at));
    digits.iter().all(|&digit| digit < 10) && check == letters.first()
}

const ALPHABET: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real = is_real(candidate.text.as_bytes()) && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
