//! Indian vehicle registrations: the state's two letters, the district's number, up to three letters of a series, and a number of
//! four digits; or, in the Bharat series, the year, `BH`, four digits and one or two letters.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_vehicle_registration",
    title: "Indian vehicle registration",
    country: Some("IN"),
    category: Some("IN_VEHICLE_REGISTRATION"),
    label: "[IN_VEHICLE_REGISTRATION]",
    pattern: "(?:[A-Z]{2}[ -]?[0-9]{1,2}[ -]?[A-Z]{1,3}[ -]?[0-9]{4}|[2-9][0-9][ -]?BH[ -]?[0-9]{4}[ -]?[A-Z]{1,2})[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "vehicle",
        "registration",
        "reg",
        "number plate",
        "license plate",
        "licence plate",
        "car",
        "rto",
        "गाड़ी",
    ],
    about: native(&About {
        validator: "state and shape",
        notes: "Numbers without letters of a series are left out; no check, so low unless a word before it names it.",
        finds: &[
            "Vehicle no. ‹MH 12 KQ 4821›",
            "reg: ‹KA05MX7093›",
            "‹DL-3C-1204›",
            "‹22 BH 4821 KA›",
        ],
        ignores: &[
            "QQ 12 KQ 4821",
            "MH 12 KQ 482",
            "MH12KQ48211",
            "XMH12KQ4821",
            "MH 12 KQ 0000",
            "MH 123 KQ 4821",
        ],
        sources: &["https://parivahan.gov.in/", "https://morth.nic.in/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let bharat = candidate.text.starts_with(|c: char| c.is_ascii_digit());
    let state = candidate.text.get(..2)?;
    let digits = checksum::digits(candidate.text);
    let numbered = digits.iter().rev().take(4).any(|&d| d > 0);
    let whole = match bharat {
        true => {
            candidate
                .text
                .bytes()
                .rev()
                .take_while(u8::is_ascii_alphabetic)
                .count()
                < 3
        }
        false => {
            candidate
                .text
                .bytes()
                .rev()
                .take_while(u8::is_ascii_digit)
                .count()
                == 4
        }
    };
    let real = numbered && whole && (bharat || STATES.contains(&state)) && candidate.starts_word();
    real.then_some(Confidence::Low)
}

/// States and union territories, and the codes they had before.
const STATES: &[&str] = &[
    "AN", "AP", "AR", "AS", "BR", "CG", "CH", "DD", "DL", "DN", "GA", "GJ", "HP", "HR", "JH", "JK",
    "KA", "KL", "LA", "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR", "PB", "PY", "RJ", "SK",
    "TN", "TR", "TS", "TG", "UA", "UK", "UP", "WB",
];
