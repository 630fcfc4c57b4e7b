//! Portuguese tax numbers (NIF): nine digits, the last of which brings the weighted sum (9, 8 … 1) to a multiple of eleven, or is 0
//! where it would be ten. The first digits say who has it.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pt_nif",
    title: "Portuguese tax number",
    country: Some("PT"),
    category: Some("TAX_ID"),
    label: "[PT_NIF]",
    pattern: whole!("(?:PT ?|pt)?[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "nif",
        "nipc",
        "contribuinte",
        "número de contribuinte",
        "iva",
        "vat",
        "tax",
    ],
    about: native(&About {
        validator: "kind and weighted sum modulo 11",
        notes: "One number of nine digits in twelve passes: low unless `PT` or a word before it says what it is.",
        finds: &[
            "NIF ‹247183652›",
            "‹PT508271940›",
            "contribuinte n.º ‹247 183 652›",
            "nif ‹pt508271940›",
        ],
        ignores: &[
            "247183653",
            "24718365",
            "2471836520",
            "447183652",
            "x247183652",
            "PT508271941",
        ],
        sources: &[
            "https://www.portaldasfinancas.gov.pt/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.unprefixed())?;
    let [a, b, .., check] = digits;
    let kind = matches!((a, b), (1..=3 | 5 | 6 | 8 | 9, _) | (4, 5) | (7, 0..=2 | 4 | 5 | 7..=9));
    let sum = checksum::weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]);
    let wanted = (11 - sum % 11) % 11 % 10;
    let real = kind && wanted == u32::from(check) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
