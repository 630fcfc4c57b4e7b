//! Italian VAT numbers (partita IVA): seven digits, three of the tax office, and a Luhn check digit. It is also the fiscal code
//! of a company.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.it_vat_code",
    title: "Italian VAT number",
    country: Some("IT"),
    category: Some("IT_VAT_CODE"),
    label: "[IT_VAT_CODE]",
    pattern: whole!("(?:IT ?|it)?[0-9]{11}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "partita iva",
        "p.iva",
        "p. iva",
        "piva",
        "p.i",
        "iva",
        "codice fiscale",
        "cod. fiscale",
        "vat",
    ],
    about: native(&About {
        validator: "tax office and Luhn",
        notes: "One number of eleven digits in a hundred passes: low unless `IT` or a word before it says what it is.",
        finds: &[
            "P.IVA ‹02819340155›",
            "‹IT07148230019›",
            "partita IVA: ‹IT 02819340155›",
            "partita iva ‹it07148230019›",
        ],
        ignores: &[
            "02819340156",
            "02819341906",
            "0281934015",
            "028193401550",
            "x02819340155",
            "IT02819340156",
        ],
        sources: &[
            "https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/aa9_11-apertura-variazione-chiusura-pf",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.unprefixed())?;
    let number = checksum::integer(&digits);
    let office = matches!(number / 10 % 1000, 1..=100 | 120 | 121 | 888 | 999);
    let real = number > 100_000 && office && checksum::luhn(&digits) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::High,
        false => Confidence::Low,
    })
}
