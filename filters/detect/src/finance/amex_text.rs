//! The words `Amex` and `American Express`, as whole words in any case: a hint that such cards are near.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.amex_text",
    title: "Words for American Express",
    label: "[CARD_WORD]",
    pattern: "(?i:amex|american[ _-]?express)[0-9A-Za-z]?",
    prefilter: Prefilter::Name(&["amex", "amer"]),
    validate,
    about: native(&About {
        validator: "whole word",
        notes: "The words alone: low, for profiles that count what comes together.",
        finds: &[
            "pay by ‹AMEX›",
            "my ‹American Express› card",
            "‹amex›_card=",
        ],
        ignores: &[
            "amexing",
            "camex",
            "American Expressway",
            "american expresso",
            "latin american express1",
        ],
        sources: &["https://www.americanexpress.com/"],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    candidate
        .spells(&["amex", "americanexpress"])
        .then_some(Confidence::Low)
}
