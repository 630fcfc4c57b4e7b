//! Spanish social security numbers: two digits of the province, eight of a serial number, and all that modulo 97. Of a serial
//! number below ten million the leading zero does not count.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.es_ssn",
    title: "Spanish social security number",
    country: Some("ES"),
    label: "[ES_SSN]",
    pattern: whole!("[0-9]{2}[ /-]?[0-9]{8}[ /-]?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "seguridad social",
        "afiliación",
        "afiliacion",
        "nuss",
        "naf",
        "nss",
        "social security",
    ],
    about: native(&About {
        validator: "province and modulo 97",
        notes: "One number of twelve digits in two hundred passes.",
        finds: &[
            "NUSS ‹281482719304›",
            "‹08/04827193/14›",
            "Seguridad Social: ‹28 14827193 04›",
        ],
        ignores: &[
            "281482719305",
            "991482719304",
            "28148271930",
            "2814827193040",
            "x281482719304",
            "1/281482719304",
        ],
        sources: &["https://www.seg-social.es/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = checksum::integer(&checksum::exactly::<12>(candidate.text)?);
    let (province, serial, check) = (
        number / 10_000_000_000,
        number / 100 % 100_000_000,
        number % 100,
    );
    let base = match serial {
        0..10_000_000 => province * 10_000_000 + serial,
        _ => province * 100_000_000 + serial,
    };
    let real = matches!(province, 1..=53 | 66)
        && serial > 0
        && base % 97 == check
        && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
