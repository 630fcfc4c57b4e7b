//! UnionPay card numbers: 16 to 19 digits that start with 62 or 8100 to 8171, Luhn.
//!
//! Printed in groups of four (the last one may be short) or as six and thirteen. Where three or more digits follow a complete
//! 16-digit number they are the security code, a date or part of the number: either way they go with it.

use super::card;
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.union_pay",
    title: "UnionPay card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "(?:62|81)[0-9]{2}(?:[0-9]{12,20}",
        card::hash!(),
        "|[0-9]{2}[ .-]{1,3}[0-9]{10,17}|",
        card::lines!(),
        "(?:",
        card::joint!(),
        "[0-9]{4}){3}(?:[ .-]{1,3}[0-9]{3,8}|[0-9]{0,4}))",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes.",
        finds: &[
            "Union Pay ‹6250941006528599›",
            "‹6250 9410 0652 8599›",
            "‹6205 5000 0000 0000 004›",
            "‹6250 9410 0652 8599 123›",
            "‹620550 0000000000004›",
            "‹8171999927660000›",
        ],
        ignores: &[
            "6205 5000 0000 0000 0047",
            "6250941006528598",
            "625094100652859",
            "62509410065285990000",
            "6150941006528590",
            "8172 9999 2766 0000",
            "6250 9410-0652 8599",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.unionpayintl.com/en/",
            "https://www.discoverglobalnetwork.com/resources/businesses/",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let issuer = |prefix| matches!(prefix, 6200..=6299 | 8100..=8171);
    card::number(candidate, &[16, 17, 18, 19], issuer).or_else(|| {
        let (text, code) = candidate.text.rsplit_once([' ', '-', '.'])?;
        let text = text.trim_end_matches([' ', '-', '.']);
        let number = Match { text, ..*candidate };
        (code.len() >= 3 && checksum::digits(text).len() == 16)
            .then(|| card::number(&number, &[16], issuer))?
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "Union Pay 6250941006528599" => "6250941006528599",
            "6250 9410 0652 8599" => "6250 9410 0652 8599",
            "6205 5000 0000 0000 004" => "6205 5000 0000 0000 004",
            "6250 9410 0652 8599 123" => "6250 9410 0652 8599 123",
            "620550 0000000000004" => "620550 0000000000004",
            "8171999927660000" => "8171999927660000",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "6250941006528598",
            "625094100652859",
            "62509410065285990000",
            "6150941006528590",
            "8172 9999 2766 0000",
            "6250 9410-0652 8599",
        );
    }
}
