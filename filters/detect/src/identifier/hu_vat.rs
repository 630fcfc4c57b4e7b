//! Hungarian tax numbers of companies (adószám): eight digits whose weighted sum (9, 7, 3, 1, repeated) is a multiple of ten,
//! then the kind of taxation and the county: `00000000-0-00`. The VAT number is `HU` and the eight digits.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.hu_vat",
    title: "Hungarian VAT or company tax number",
    country: Some("HU"),
    category: Some("TAX_ID"),
    label: "[HU_VAT]",
    pattern: whole!("(?:HU[ -]?|hu)[0-9]{8}(?:-[1-5]-[0-9]{2})?|[0-9]{8}-[1-5]-[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("HU[ -]?[0-9]{8}(?:-[1-5]-[0-9]{2})?|[0-9]{8}-[1-5]-[0-9]{2}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 10",
        notes: "Eight digits without `HU` or what follows them are left out.",
        finds: &[
            "adószám ‹23618471-2-41›",
            "‹HU23618471›",
            "VAT: ‹HU-23618471›",
            "vat: ‹hu23618471›",
        ],
        ignores: &[
            "23618472-2-41",
            "HU23618472",
            "23618471",
            "HU236184710",
            "23618471-2-411",
            "23618471-9-41",
            "xHU23618471",
            "hu23618471",
        ],
        sources: &[
            "https://nav.gov.hu/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "adószám",
    "adoszam",
    "közösségi adószám",
    "áfa",
    "vat",
    "tax",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let full = checksum::exactly::<11>(text);
    let digits = match full {
        Some([digits @ .., _, _, _]) => digits,
        None => checksum::exactly::<8>(text)?,
    };
    let sum = checksum::weighted(&digits, &[9, 7, 3, 1, 9, 7, 3, 1]);
    let real = sum > 0 && sum.is_multiple_of(10) && candidate.stands_alone();
    let named = !candidate.text.starts_with('h') || candidate.follows_any(NAMES);
    (real && named).then_some(Confidence::Medium)
}
