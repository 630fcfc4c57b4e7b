//! Luxembourg's VAT numbers: `LU` and eight digits, the last two the first six modulo 89.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lu_vat",
    title: "Luxembourg VAT number",
    country: Some("LU"),
    category: Some("TAX_ID"),
    label: "[LU_VAT]",
    pattern: whole!("(?:LU ?|lu)[0-9]{3} ?[0-9]{3} ?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("LU ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "modulo 89",
        notes: "Eight digits without `LU` are left out.",
        finds: &["TVA ‹LU28461784›", "tva ‹lu28461784›", "‹LU 284 617 84›"],
        ignores: &[
            "LU28461785",
            "28461784",
            "LU284617840",
            "xLU28461784",
            "LU2846178",
        ],
        sources: &[
            "https://pfi.public.lu/",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["tva", "vat", "mwst", "ust-id", "tax"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = checksum::integer(&checksum::exactly::<8>(candidate.unprefixed())?);
    let real = number > 0 && number / 100 % 89 == number % 100 && candidate.starts_word();
    let named = candidate.is_prefixed() || candidate.follows_any(NAMES);
    (real && named).then_some(Confidence::Medium)
}
