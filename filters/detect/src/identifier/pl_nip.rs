//! Polish tax numbers (NIP): ten digits, the last the weighted sum (6, 5, 7, 2, 3, 4, 5, 6, 7) of the others modulo 11. With
//! `PL` before it, it is the VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pl_nip",
    title: "Polish tax number",
    country: Some("PL"),
    category: Some("TAX_ID"),
    label: "[PL_NIP]",
    pattern: whole!(
        "(?:PL ?|pl)?(?:[0-9]{10}|[0-9]{3}[ -][0-9]{3}[ -][0-9]{2}[ -][0-9]{2}|[0-9]{3}[ -][0-9]{2}[ -][0-9]{2}[ -][0-9]{3})"
    ),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "nip",
        "numer identyfikacji podatkowej",
        "vat",
        "vat-ue",
        "tax",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of ten digits in eleven passes: low unless it is grouped, or `PL` or a word before it says what it is.",
        finds: &[
            "NIP ‹634-271-95-88›",
            "‹PL7183029468›",
            "NIP: ‹7183029468›",
            "NIP ‹718-30-29-468›",
            "nip ‹pl7183029468›",
        ],
        ignores: &[
            "634-271-95-89",
            "634-271-9588x",
            "7183029469",
            "71830294680",
            "718302946",
            "xPL7183029468",
            "0000000000",
        ],
        sources: &[
            "https://www.podatki.gov.pl/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let digits = checksum::exactly::<10>(text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[6, 5, 7, 2, 3, 4, 5, 6, 7]);
    let real = sum > 0 && sum % 11 == u32::from(check) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() || text.len() > 10 {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
