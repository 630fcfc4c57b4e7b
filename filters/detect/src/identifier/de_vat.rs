//! German VAT numbers (USt-IdNr.): `DE` and nine digits, the last the check digit of ISO 7064 MOD 11,10.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.de_vat",
    title: "German VAT number",
    country: Some("DE"),
    category: Some("TAX_ID"),
    label: "[DE_VAT]",
    pattern: whole!("(?:DE ?|de)[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("DE ?[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "ISO 7064 MOD 11,10",
        notes: "One article number of this shape in ten passes: low without a word before it, and none where `de` is in lower case.",
        finds: &[
            "USt-IdNr. ‹DE284719361›",
            "USt-IdNr. ‹de284719361›",
            "VAT ‹DE 284 719 361›",
        ],
        ignores: &[
            "DE284719362",
            "DE28471936",
            "DE2847193610",
            "DE084719361",
            "xDE284719361",
            "284719361",
            "de284719361",
        ],
        sources: &[
            "https://www.bzst.de/DE/Unternehmen/Identifikationsnummern/Umsatzsteuer-Identifikationsnummer/umsatzsteuer-identifikationsnummer_node.html",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "ust-idnr",
    "ust-id",
    "ust-id-nr",
    "ustid",
    "ustidnr",
    "umsatzsteuer-id",
    "umsatzsteuer-identifikationsnummer",
    "ust",
    "vat",
    "mwst",
    "tax",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.unprefixed())?;
    let named = candidate.is_prefixed() || candidate.follows_any(NAMES);
    (checksum::mod_11_10(&digits) && candidate.starts_word() && named).then_some(Confidence::Low)
}
