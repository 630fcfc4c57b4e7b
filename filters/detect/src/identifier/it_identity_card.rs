//! Numbers of Italian identity cards: two letters, five digits, two letters on electronic ones; seven digits and two letters
//! on the first of those; two letters and seven digits on paper. There is no check digit, so only after a word for the
//! card.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.it_identity_card",
    title: "Italian identity card number",
    country: Some("IT"),
    category: Some("IT_IDENTITY_CARD"),
    label: "[IT_IDENTITY_CARD]",
    pattern: whole!("[A-Z]{2} ?[0-9]{5}[A-Z]{2}|[A-Z]{2} ?[0-9]{7}|[0-9]{7}[A-Z]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "shape, after a word",
        notes: "Any text of this shape behind a word for the card is found.",
        finds: &[
            "carta d'identità ‹CA48271FK›",
            "CIE: ‹AX 4827193›",
            "carta di identità n. ‹4827193AB›",
        ],
        ignores: &[
            "CA48271FK",
            "CIE CA48271F",
            "CIE CA48271FKX",
            "CIE CA4827FK",
            "CIE AX48271930",
        ],
        sources: &[
            "https://www.cartaidentita.interno.gov.it/",
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "carta d'identità",
    "carta d'identita",
    "carta di identità",
    "carta identità",
    "cie",
    "c.i.",
    "identity card",
    "id card",
    "documento",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = checksum::exactly_symbols::<9>(candidate.text);
    let real = symbols.is_some() && candidate.starts_word() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Medium)
}
