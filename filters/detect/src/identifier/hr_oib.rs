//! Croatian personal numbers (OIB) of persons and companies: eleven digits, the last the check digit of ISO 7064 MOD 11,10.
//! With `HR` before it, it is the VAT number.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.hr_oib",
    title: "Croatian personal number",
    country: Some("HR"),
    category: Some("TAX_ID"),
    label: "[HR_OIB]",
    pattern: whole!("(?:HR ?|hr)?[0-9]{11}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "oib",
        "osobni identifikacijski broj",
        "identifikacijski broj",
        "pdv",
        "vat",
    ],
    about: native(&About {
        validator: "ISO 7064 MOD 11,10",
        notes: "One number of eleven digits in ten passes: low unless `HR` or a word before it says what it is.",
        finds: &[
            "OIB: ‹48271930654›",
            "‹HR48271930654›",
            "PDV ‹HR 48271930654›",
            "oib ‹hr48271930654›",
        ],
        ignores: &[
            "48271930655",
            "4827193065",
            "482719306540",
            "x48271930654",
            "1.48271930654",
        ],
        sources: &[
            "https://www.porezna-uprava.hr/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.unprefixed())?;
    let real =
        checksum::integer(&digits) > 0 && checksum::mod_11_10(&digits) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
