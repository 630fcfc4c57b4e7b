//! The word `UnionPay`, in one or in two, as a whole word in any case: a hint that such cards are near.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.union_pay_text",
    title: "Words for UnionPay",
    label: "[CARD_WORD]",
    pattern: "(?i:union[ _-]?pay)[0-9A-Za-z]?",
    prefilter: Prefilter::Name(&["union"]),
    validate,
    about: native(&About {
        validator: "whole word",
        notes: "The words alone: low, for profiles that count what comes together.",
        finds: &[
            "pay by ‹UnionPay›",
            "my ‹UNION PAY› card",
            "china ‹union-pay›",
        ],
        ignores: &[
            "union payment",
            "reunion pay",
            "union paying",
            "union of payers",
        ],
        sources: &["https://www.unionpayintl.com/en/"],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    candidate.spells(&["unionpay"]).then_some(Confidence::Low)
}
