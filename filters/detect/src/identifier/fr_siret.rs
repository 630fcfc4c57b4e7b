//! French numbers of companies (SIREN, nine digits) and establishments (SIRET, five more), each with a Luhn check digit; those of the post
//! office's establishments need not have the second.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_siret",
    title: "French company or establishment number",
    country: Some("FR"),
    category: Some("TAX_ID"),
    label: "[FR_SIRET]",
    pattern: whole!("[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?: ?[0-9]{5})?"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["siren", "siret", "n° siren", "n° siret", "rcs"],
    about: native(&About {
        validator: "Luhn, twice",
        notes: "One number of nine digits in ten passes: low without a word before it.",
        finds: &[
            "SIREN ‹482 719 366›",
            "SIRET: ‹48271936600023›",
            "‹482 719 366 00023›",
        ],
        ignores: &[
            "482719367",
            "48271936",
            "4827193660",
            "48271936600024",
            "x482719366",
            "000000000",
        ],
        sources: &[
            "https://www.insee.fr/fr/metadonnees/definition/c2047",
            "https://www.insee.fr/fr/metadonnees/definition/c1841",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let branch = checksum::exactly::<14>(candidate.text);
    let digits = match branch {
        Some([digits @ .., _, _, _, _, _]) => digits,
        None => checksum::exactly::<9>(candidate.text)?,
    };
    let post = digits == [3, 5, 6, 0, 0, 0, 0, 0, 0];
    let real = digits != [0; 9]
        && checksum::luhn(&digits)
        && branch.is_none_or(|branch| post || checksum::luhn(&branch))
        && candidate.stands_alone();
    real.then_some(match branch {
        Some(_) => Confidence::Medium,
        None => Confidence::Low,
    })
}
