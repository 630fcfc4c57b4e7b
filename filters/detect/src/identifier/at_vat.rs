//! Austrian VAT numbers (UID): `ATU` and eight digits. The digits of the first seven, every second one doubled, the check
//! digit and four add up to a multiple of ten.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.at_vat",
    title: "Austrian VAT number",
    country: Some("AT"),
    category: Some("TAX_ID"),
    label: "[AT_VAT]",
    pattern: whole!("(?:AT ?U ?|atu)[0-9]{8}"),
    prefilter: Prefilter::Prefix(&["ATU", "AT U", "atu"]),
    validate,
    context: &[
        "uid",
        "vat",
        "ust-id",
        "ust-idnr",
        "umsatzsteuer",
        "mwst",
        "tax",
    ],
    about: native(&About {
        validator: "sum modulo 10",
        notes: "Numbers without `ATU` are left out.",
        finds: &[
            "UID-Nummer: ‹ATU64238177›",
            "‹AT U64238177›, Wien",
            "uid ‹atu64238177›",
        ],
        ignores: &[
            "ATU64238178",
            "ATU6423817",
            "ATU642381770",
            "xATU64238177",
            "U64238177",
        ],
        sources: &[
            "https://www.usp.gv.at/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.unprefixed())?;
    let (check, rest) = digits.split_last()?;
    let sum = checksum::luhn_sum(rest) + 4 + u32::from(*check);
    (sum.is_multiple_of(10) && candidate.starts_word()).then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
