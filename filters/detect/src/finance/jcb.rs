//! JCB card numbers: 16 to 19 digits that start with 3528 to 3589, or 15 that start with 2131 or 1800; Luhn.
//!
//! The ranges are JCB's, as Discover Network, which accepts the cards, publishes them. Groups of four, or one run.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.jcb",
    title: "JCB card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "(?:35[0-9]{2}(?:[0-9]{12,20}",
        card::hash!(),
        "|",
        card::lines!(),
        "(?:",
        card::joint!(),
        "[0-9]{4}){3}[0-9]{0,4})|(?:2131|1800)[0-9]{11,20}",
        card::hash!(),
        ")",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes. Sixteen digits that begin with another 35 need a word before them.",
        finds: &[
            "JCB ‹3530111333300000›",
            "‹3566 0020 2036 0505›",
            "‹213161594239298›",
            "the card ‹3590730093437731›",
        ],
        ignores: &[
            "3530111333300001",
            "353011133330000",
            "3527111333300007",
            "3590111333300007",
            "2131615942392980",
            "IMEI 356938035643809",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.discoverglobalnetwork.com/resources/businesses/",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let issued = |prefix| matches!(prefix, 3528..=3589 | 2131 | 1800);
    card::number(candidate, lengths(candidate), issued)
        .or_else(|| card::behind_word(candidate, 35..=35))
}

/// The old numbers are one digit shorter.
fn lengths(candidate: &Match<'_>) -> &'static [usize] {
    match candidate.text.starts_with('3') {
        true => &[16, 17, 18, 19],
        false => &[15],
    }
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "JCB 3530111333300000" => "3530111333300000",
            "3566 0020 2036 0505" => "3566 0020 2036 0505",
            "213161594239298" => "213161594239298",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "3530111333300001",
            "353011133330000",
            "3527111333300007",
            "3590111333300007",
            "2131615942392980",
            "IMEI 356938035643809",
        );
    }
}
