//! Australian Medicare numbers: eight digits (the first from 2 to 6), a check digit modulo ten, and the issue of the card, printed
//! `0000 00000 0`; the person's place on the card may follow.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.au_medicare",
    title: "Australian Medicare number",
    country: Some("AU"),
    category: Some("AU_MEDICARE"),
    label: "[AU_MEDICARE]",
    pattern: "[2-6][0-9]{3}(?:[0-9]{6}| [0-9]{5} [0-9]|-[0-9]{5}-[0-9])(?:[ /-]?[1-9])?(?:[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["medicare", "medicare number", "medicare card", "irn"],
    about: native(&About {
        validator: "check digit modulo 10",
        notes: "A tenth of all numbers of ten digits passes: low unless it is grouped or a word before it names it.",
        finds: &[
            "Medicare ‹2123 45670 1›",
            "medicare no: ‹3405816211/2›",
            "\"‹5911-73402-1›\"",
            "‹21234567011›",
        ],
        ignores: &[
            "2123 45680 1",
            "2123 45670",
            "1123 45670 1",
            "212345670",
            "2123456701123",
            "x2123456701",
            "1-2123456701",
        ],
        sources: &[
            "https://www.servicesaustralia.gov.au/medicare-card",
            "https://meteor.aihw.gov.au/content/270101",
        ],
    }),
    ..Detector::of(Family::Health)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::digits(candidate.text);
    let lettered = candidate.text.bytes().any(|b| b.is_ascii_alphabetic());
    let sum = checksum::weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9]);
    let real = matches!(digits.len(), 10 | 11)
        && !lettered
        && digits
            .get(8)
            .is_some_and(|&check| sum % 10 == u32::from(check))
        && digits.get(9) != Some(&0)
        && candidate.stands_apart();
    real.then_some(match candidate.text.contains([' ', '-']) {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
