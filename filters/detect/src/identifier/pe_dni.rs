//! Peruvian identity card numbers (DNI, CUI): eight digits and, on the card, a check character modulo eleven, which is a digit on
//! newer ones and a letter on older ones.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pe_dni",
    title: "Peruvian identity card number",
    country: Some("PE"),
    label: "[PE_DNI]",
    pattern: "[0-9]{8}(?:[ -][0-9A-Ka-k])?(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: "[0-9]{8}[ -][0-9A-Ka-k](?:[./-]?[0-9]|[A-Za-z])?",
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check character modulo 11 where it is given",
        notes: "Eight digits alone count only after a word that names them.",
        finds: &["DNI ‹47359364›", "dni: ‹47359364-1›", "‹47359364-E›"],
        ignores: &[
            "47359364",
            "47359364-2",
            "dni 47359364-2",
            "dni 4735936",
            "dni 473593645",
            "DNI 47359364-11",
            "x47359364-1",
            "1-47359364-1",
        ],
        sources: &[
            "https://www.gob.pe/235-documento-nacional-de-identidad-dni",
            "https://www.reniec.gob.pe/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "dni",
    "cui",
    "documento nacional de identidad",
    "documento de identidad",
    "reniec",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (body, check) = candidate.text.split_at_checked(8)?;
    let digits: [u8; 8] = checksum::exactly(body)?;
    let sum = checksum::weighted(&digits, &[3, 2, 7, 6, 5, 4, 3, 2]);
    let place = usize::try_from(sum % 11).ok()?;
    let right = match *check.as_bytes() {
        [] => candidate.follows_any(NAMES),
        [_, symbol] => {
            let is = |symbols: &[u8; 11]| symbols.get(place) == Some(&symbol.to_ascii_uppercase());
            is(b"65432110987") || is(b"KJIHGFEDCBA")
        }
        _ => false,
    };
    (right && candidate.stands_alone()).then_some(Confidence::Low)
}
