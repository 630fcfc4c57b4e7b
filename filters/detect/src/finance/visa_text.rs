//! The word `Visa`, as a whole word in any case: a hint that such cards are near, or a permit to travel.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.visa_text",
    title: "Words for Visa",
    label: "[CARD_WORD]",
    pattern: "(?i:visa)[0-9A-Za-z]?",
    prefilter: Prefilter::Name(&["visa"]),
    validate,
    about: native(&About {
        validator: "whole word",
        notes: "The words alone: low, for profiles that count what comes together.",
        finds: &["pay by ‹VISA›", "my ‹Visa› card", "‹visa›_number="],
        ignores: &["visas", "visage", "advisable", "revisa"],
        sources: &["https://www.visa.com/"],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    candidate.spells(&["visa"]).then_some(Confidence::Low)
}
