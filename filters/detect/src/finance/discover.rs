//! Discover card numbers: 16 to 19 digits that start with 6011, 644 to 649 or 65, Luhn.
//!
//! The ranges are those Discover Network publishes for acquirers. Groups of four, or one run.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.discover",
    title: "Discover card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "6(?:011|4[4-9][0-9]|5[0-9]{2})(?:[0-9]{12,20}",
        card::hash!(),
        "|",
        card::lines!(),
        "(?:",
        card::joint!(),
        "[0-9]{4}){3}[0-9]{0,4})",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes.",
        finds: &[
            "Discover ‹6011111111111117›",
            "‹6011 0009 9013 9424›",
            "‹6544-8523-3232-8503›",
        ],
        ignores: &[
            "6011111111111118",
            "601111111111111",
            "6012111111111116",
            "6431111111111112",
            "6011 1111 1111 11171",
            "6011 1111-1111 1117",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.discoverglobalnetwork.com/resources/businesses/",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    card::number(candidate, &[16, 17, 18, 19], |prefix| {
        matches!(prefix, 6011 | 6440..=6599)
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "Discover 6011111111111117" => "6011111111111117",
            "6011 0009 9013 9424" => "6011 0009 9013 9424",
            "6544-8523-3232-8503" => "6544-8523-3232-8503",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "6011111111111118",
            "601111111111111",
            "6012111111111116",
            "6431111111111112",
            "6011 1111 1111 11171",
            "6011 1111-1111 1117",
        );
    }
}
