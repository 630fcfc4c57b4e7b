//! PromptLayer API keys: `pl_` and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.promptlayer_key",
    title: "PromptLayer API key",
    label: "[PROMPTLAYER_KEY]",
    pattern: "pl_[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pl_"]),
    validate: |candidate| {
        token::known(candidate, 3, 32..=32, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["promptlayer", "api key", "api_key", "x-api-key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The prefix is not PromptLayer's alone: medium unless a word speaks of it.",
        finds: &[
            concat!("‹pl", "_8e1980a4f3020d7a5046a95e6520e38b›"),
            concat!(
                "PROMPTLAYER_KEY=\"‹pl",
                "_236ba9c0040173bdaa02b61535830bb6›\""
            ),
        ],
        ignores: &[
            concat!("pl", "_8e1980a4f3020d7a5046a95e6520e38"),
            concat!("pl", "_8e1980a4f3020d7a5046a95e6520e38b4"),
            concat!("xpl", "_8e1980a4f3020d7a5046a95e6520e38b"),
            concat!("pl", "_00000000000000000000000000000000"),
        ],
        sources: &["https://docs.promptlayer.com/"],
    }),
    ..Detector::of(Family::Secret)
};
