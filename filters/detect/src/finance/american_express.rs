//! American Express card numbers: 15 digits that start with 34 or 37, Luhn.
//!
//! Printed in groups of four, six and five; some forms write 4-4-4-3.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.american_express",
    title: "American Express card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "3[47][0-9]{2}(?:[0-9]{11,20}",
        card::hash!(),
        "|",
        card::joint!(),
        "[0-9]{6}",
        card::joint!(),
        "[0-9]{5,9}|(?:",
        card::joint!(),
        "[0-9]{4}){2}",
        card::joint!(),
        "[0-9]{3,7})",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes.",
        finds: &[
            "Amex ‹378282246310005›",
            "‹3782 822463 10005›",
            "‹3782-822463-10005›",
            "‹3714 4963 5398 431›",
        ],
        ignores: &[
            "378282246310006",
            "37828224631000",
            "3782822463100055",
            "3782 822463 100055",
            "3682822463100050",
            "IMEI 356938035643809",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.americanexpress.com/us/merchant/merchant-regulations.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    card::number(candidate, &[15], |prefix| matches!(prefix / 100, 34 | 37))
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "Amex 378282246310005" => "378282246310005",
            "3782 822463 10005" => "3782 822463 10005",
            "3782-822463-10005" => "3782-822463-10005",
            "3714 4963 5398 431" => "3714 4963 5398 431",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "378282246310006",
            "37828224631000",
            "3782822463100055",
            "3782 822463 100055",
            "3682822463100050",
            "IMEI 356938035643809",
        );
    }
}
