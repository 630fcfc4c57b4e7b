//! Norwegian organisation numbers: nine digits, the first 8 or 9, whose weighted sum (3, 2, 7, 6, 5, 4, 3, 2, 1) is a multiple of
//! eleven. `MVA` after it says that it is registered for VAT.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.no_org_number",
    title: "Norwegian organisation number",
    country: Some("NO"),
    category: Some("TAX_ID"),
    label: "[NO_ORG_NUMBER]",
    pattern: whole!("(?:NO ?|no)?[89][0-9]{2} ?[0-9]{3} ?[0-9]{3}(?: ?MVA)?"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "org.nr",
        "orgnr",
        "org nr",
        "organisasjonsnummer",
        "mva",
        "vat",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "One number of nine digits that begins with 8 or 9 in eleven passes: low unless `NO`, `MVA` or a word before it says what it is.",
        finds: &[
            "org.nr ‹928417360›",
            "‹928 417 360 MVA›",
            "‹NO928417360›",
            "org.nr ‹no928417360›",
        ],
        ignores: &[
            "928417361",
            "128417360",
            "9284173600",
            "92841736",
            "x928417360",
            "928417360MVAX",
        ],
        sources: &[
            "https://www.brreg.no/en/about-us-2/our-registers/about-the-central-coordinating-register-for-legal-entities-ccr/about-the-organisation-number/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let number = text.trim_end_matches("MVA");
    let digits = checksum::exactly::<9>(number)?;
    let sum = checksum::weighted(&digits, &[3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let real = sum.is_multiple_of(11) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() || number.len() < text.len() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
