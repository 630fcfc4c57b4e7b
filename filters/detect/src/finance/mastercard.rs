//! Mastercard numbers: 16 digits that start with 51 to 55 or 2221 to 2720, Luhn.
//!
//! The ranges are Mastercard's published account ranges. Groups of four, or one run.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.mastercard",
    title: "Mastercard number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "(?:5[1-5]|2[2-7])[0-9]{2}(?:[0-9]{12,20}",
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
            "Mastercard ‹5252 5971 4219 4116›",
            "‹5555555555554444›",
            "‹2223-0031-2200-3222›",
            "‹2720 9900 0000 0007› (last of the 2 series)",
        ],
        ignores: &[
            "5252 5971 4219 4117",
            "525259714219411",
            "52525971421941164",
            "2220 0000 0000 0004",
            "2721 0000 0000 0004",
            "5052 5971 4219 4110",
            "order X5252597142194116",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.mastercard.us/en-us/business/issuers/get-support/2-series-bin-expansion.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    card::number(
        candidate,
        &[16],
        |prefix| matches!(prefix, 5100..=5599 | 2221..=2720),
    )
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "Mastercard 5252 5971 4219 4116" => "5252 5971 4219 4116",
            "5555555555554444" => "5555555555554444",
            "2223-0031-2200-3222" => "2223-0031-2200-3222",
            "2720 9900 0000 0007 (last of the 2 series)" => "2720 9900 0000 0007",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "5252 5971 4219 4117",
            "525259714219411",
            "52525971421941164",
            "2220 0000 0000 0004",
            "2721 0000 0000 0004",
            "5052 5971 4219 4110",
            "order X5252597142194116",
        );
    }
}
