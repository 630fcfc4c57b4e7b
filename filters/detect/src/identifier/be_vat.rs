//! Belgian VAT and company numbers: ten digits that begin with 0 or 1 (older ones have nine), the last two of which are 97
//! less the rest of the others divided by 97.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.be_vat",
    title: "Belgian VAT or company number",
    country: Some("BE"),
    category: Some("TAX_ID"),
    label: "[BE_VAT]",
    pattern: whole!(
        "(?:BE[ -]?|be)?(?:\\([01]\\)[0-9]{9}|[01]?[0-9]{9}|[01]?[0-9]{3}[. ][0-9]{3}[. ][0-9]{3})"
    ),
    prefilter: Prefilter::Digit { before: 4 },
    names: &[NAMES],
    nameless: whole!(
        "(?:BE[ -]?|be)(?:\\([01]\\)[0-9]{9}|[01]?[0-9]{9}|[01]?[0-9]{3}[. ][0-9]{3}[. ][0-9]{3})|[01][0-9]{3}\\.[0-9]{3}\\.[0-9]{3}"
    ),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "modulo 97",
        notes: "Digits without `BE` or dots count only after a word that names them.",
        finds: &[
            "BTW ‹BE 0671.283.946›",
            "‹BE0671283946›",
            "‹be0671283946›",
            "TVA ‹0671283946›",
            "BTW ‹(0)671283946›",
            "KBO ‹0671.283.946›",
            "**‹BE0671283946›**",
            "+‹BE0671283946›",
        ],
        ignores: &[
            "BE067128394.66",
            "BE0671283947",
            "0671283946",
            "BE06712839460",
            "xBE0671283946",
            "KBO 671283946x",
            "1.0671.283.946",
        ],
        sources: &[
            "https://economie.fgov.be/en/themes/enterprises/crossroads-bank-enterprises",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "btw",
    "tva",
    "vat",
    "mwst",
    "kbo",
    "bce",
    "ondernemingsnummer",
    "numéro d'entreprise",
    "enterprise number",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let ten = checksum::exactly::<10>(text).map(|digits| checksum::integer(&digits));
    let nine = || checksum::exactly::<9>(text).map(|digits| checksum::integer(&digits));
    let number = ten.or_else(nine)?;
    let fits = number > 100_000_000 && 97 - number / 100 % 97 == number % 100;
    if !fits || !candidate.stands_alone() {
        return None;
    }
    if candidate.is_prefixed() || ten.is_some() && text.contains('.') {
        return Some(Confidence::Medium);
    }
    let named = candidate.text.starts_with('b') || candidate.follows_any(NAMES);
    named.then_some(Confidence::Low)
}
