//! Maestro card numbers: 12 to 19 digits that start with 5018, 5020, 5038, 5893, 6304, 6759 or 6761 to 6763, Luhn.
//!
//! Groups of four, the last of which may be short, or one run.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.maestro",
    title: "Maestro card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "(?:5[0678]|6[37])[0-9]{2}(?:[0-9]{8,20}",
        card::hash!(),
        "|",
        card::lines!(),
        "(?:",
        card::joint!(),
        "[0-9]{4}){2,3}(?:[ .-]{1,3}[0-9]{1,3})?[0-9]{0,4})",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes; fewer than sixteen digits are low. Other numbers that begin with 50 or 56 to 58 need a word before them.",
        finds: &[
            "Maestro ‹6759649826438453›",
            "‹6759 4111 0000 0008›, 12/30",
            "card ‹503890547220›",
            "my credit card ‹587428561654›",
            "‹6304 0000 0000 0000›",
        ],
        ignores: &[
            "6759649826438454",
            "67596498264",
            "67596498264384530000",
            "6799990100000000019",
            "order X6759649826438453",
            "0.503890547220",
            "587428561654",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.mastercard.com/global/en/business/support/rules.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let issuer = |prefix| {
        matches!(
            prefix,
            5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763
        )
    };
    let lengths = &[12, 13, 14, 15, 16, 17, 18, 19];
    let Some(confidence) = card::number(candidate, lengths, issuer) else {
        return card::behind_word(candidate, 56..=58)
            .or_else(|| card::behind_word(candidate, 50..=50));
    };
    let digits = candidate.text.bytes().filter(u8::is_ascii_digit).count();
    // Other numbers have as few digits, and a tenth of those pass.
    Some(if digits < 16 {
        Confidence::Low
    } else {
        confidence
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::rates;

    #[test]
    fn short_ones_are_less_sure() {
        rates!(DETECTOR,
            "6759649826438453" => High,
            "503890547220" => Low,
        );
    }
}
