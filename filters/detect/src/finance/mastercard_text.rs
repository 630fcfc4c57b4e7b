//! The word `Mastercard`, in one or in two, as a whole word in any case: a hint that such cards are near.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.mastercard_text",
    title: "Words for Mastercard",
    label: "[CARD_WORD]",
    pattern: "(?i:master[ _-]?card)[0-9A-Za-z]?",
    prefilter: Prefilter::Name(&["master"]),
    validate,
    about: native(&About {
        validator: "whole word",
        notes: "The words alone: low, for profiles that count what comes together.",
        finds: &["pay by ‹MasterCard›", "my ‹Master Card›", "‹mastercard›="],
        ignores: &[
            "mastercards1",
            "webmastercard",
            "master cardinal",
            "master of cards",
        ],
        sources: &["https://www.mastercard.com/"],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    candidate.spells(&["mastercard"]).then_some(Confidence::Low)
}
