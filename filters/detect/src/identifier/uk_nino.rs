//! UK National Insurance numbers: two letters, six digits, and a letter A to D. D, F, I, Q, U and V are in no prefix, O is no
//! second letter, and BG, GB, KN, NK, NT, TN and ZZ are not given.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.uk_nino",
    title: "UK National Insurance number",
    country: Some("GB"),
    category: Some("UK_NINO"),
    label: "[UK_NINO]",
    pattern: whole!(
        "(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?:[ -]?[A-D])?|[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?:[ -]?[a-d])?)"
    ),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!(
        "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?:[ -]?[A-D])"
    ),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "prefix table and shape",
        notes: "There is no check digit. Without its last letter, or in lower case, a number counts only after a word that names it.",
        finds: &[
            "NI number ‹JG482719C›",
            "‹JG 48 27 19 C›",
            "NINO: ‹AB 482719›",
            "nino ‹ab123456c›",
        ],
        ignores: &[
            "JG482719",
            "JG482719E",
            "DG482719C",
            "JO482719C",
            "GB482719C",
            "JG48271C",
            "JG482719CX",
            "xJG482719C",
            "JG4827190C",
            "jg482719c",
            "nino gb482719c",
        ],
        sources: &["https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "nino",
    "ni number",
    "ni no",
    "national insurance",
    "national insurance number",
    "nin",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let full = checksum::exactly_symbols::<9>(candidate.text)
        .is_some_and(|symbols| matches!(symbols, [.., b'A'..=b'D']));
    let short = checksum::exactly_symbols::<8>(candidate.text).is_some();
    let prefix = candidate.text.get(..2)?.to_ascii_uppercase();
    let given = !matches!(
        prefix.as_str(),
        "BG" | "GB" | "KN" | "NK" | "NT" | "TN" | "ZZ"
    );
    if !given || !candidate.starts_word() {
        return None;
    }
    match full && candidate.is_prefixed() {
        true => Some(Confidence::Medium),
        false => ((full || short) && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
