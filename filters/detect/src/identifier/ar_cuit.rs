//! Argentine tax and labour numbers (CUIT, CUIL): two digits for the kind of holder, eight, and a check digit modulo eleven, printed
//! `00-00000000-0`.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ar_cuit",
    title: "Argentine tax number (CUIT)",
    country: Some("AR"),
    category: Some("TAX_ID"),
    label: "[AR_CUIT]",
    pattern: "(?:2[03-7]|3[034])(?:[0-9]{9}|[ -][0-9]{8}[ -][0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "cuit",
        "cuil",
        "afip",
        "clave única de identificación",
        "contribuyente",
    ],
    about: native(&About {
        validator: "kind of holder and check digit modulo 11",
        notes: "One run of this shape in eleven passes: low unless dashes group it or a word before it names it.",
        finds: &[
            "CUIT ‹20-05536168-2›",
            "cuil: ‹27357093851›",
            "\"‹30-84482318-1›\"",
        ],
        ignores: &[
            "20-05536168-3",
            "20-05536168",
            "20-05536168-22",
            "2005536168",
            "200553616822",
            "99-05536168-2",
            "1-20-05536168-2",
        ],
        sources: &[
            "https://www.afip.gob.ar/",
            "https://www.argentina.gob.ar/anses/cuil",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 11] = checksum::exactly(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let expected = checksum::lacks(sum, 11).min(9);
    let real = expected == u32::from(check) && candidate.stands_apart();
    real.then(|| candidate.by_form(Confidence::Low, Confidence::Medium))
}
