//! Colombian tax numbers (NIT): eight to ten digits and a check digit modulo eleven, printed `000.000.000-0`. The digits are weighed by
//! primes from the last on.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.co_nit",
    title: "Colombian tax number (NIT)",
    country: Some("CO"),
    category: Some("TAX_ID"),
    label: "[CO_NIT]",
    pattern: r"[1-9](?:[0-9]{7,9}-[0-9]|[0-9]{0,2}\.[0-9]{3}\.[0-9]{3}(?:\.[0-9]{3})?-[0-9]|[0-9]{9})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check digit modulo 11",
        notes: "One number in eleven passes: low unless it is written with its points; one run has ten digits, and a time in seconds (it begins with 1) is none without a word.",
        finds: &["NIT ‹213.123.432-1›", "nit: ‹9259247277›", "‹989619641-8›"],
        ignores: &[
            "213.123.432-5",
            "213.123.432-11",
            "2131234325",
            "213123432",
            "1.213.123.432-9",
            "x2131234321",
            "1131234324",
        ],
        sources: &[
            "https://www.dian.gov.co/",
            "https://www.dian.gov.co/impuestos/personas/Paginas/rut.aspx",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "nit",
    "número de identificación tributaria",
    "identificación tributaria",
    "dian",
    "rut",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    const PRIMES: [u32; 10] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43];
    let digits = checksum::digits(candidate.text);
    let (check, body) = digits.split_last()?;
    let sum: u32 = body
        .iter()
        .rev()
        .zip(PRIMES)
        .map(|(&d, prime)| u32::from(d) * prime)
        .sum();
    let expected = match sum % 11 {
        rest @ (0 | 1) => rest,
        rest => 11 - rest,
    };
    let grouped = candidate.is_grouped();
    let lettered = candidate.text.bytes().any(|b| b.is_ascii_alphabetic());
    let long = match candidate.text.split_once('-') {
        Some((_, last)) => last.len() == 1 && (8..=10).contains(&body.len()),
        None => body.len() == 9,
    };
    let real = long && !lettered && expected == u32::from(*check) && candidate.stands_alone();
    if !real {
        return None;
    }
    match (grouped, candidate.text.contains('.')) {
        (true, true) => Some(Confidence::Medium),
        (false, _) if body.starts_with(&[1]) && !candidate.follows_any(NAMES) => None,
        _ => Some(Confidence::Low),
    }
}
