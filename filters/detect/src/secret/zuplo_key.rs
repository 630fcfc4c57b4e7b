//! API keys that Zuplo issues: `zpka_`, 32 hexadecimal digits, `_` and a checksum of eight.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zuplo_key",
    title: "Zuplo API key",
    label: "[ZUPLO_KEY]",
    pattern: "zpka_[0-9a-f]{32}_[0-9a-f]{8}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["zpka_"]),
    validate: |candidate| token::known(candidate, 5, 41..=41, Confidence::High),
    context: &["zuplo", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹zpka", "_b4dd7c845c2e650b3ebd1e31dc432249_a1088c33›"),
            concat!(
                "ZUPLO_KEY=\"‹zpka",
                "_839bb0984261dd1b9578a6a8758c2611_e7114e4b›\""
            ),
        ],
        ignores: &[
            concat!("zpka", "_b4dd7c845c2e650b3ebd1e31dc432249_a1088c3"),
            concat!("zpka", "_b4dd7c845c2e650b3ebd1e31dc432249_a1088c33d"),
            concat!("xzpka", "_b4dd7c845c2e650b3ebd1e31dc432249_a1088c33"),
            concat!("zpka", "_00000000000000000000000000000000_00000000"),
        ],
        sources: &["https://zuplo.com/docs/articles/api-key-leak-detection"],
    }),
    ..Detector::of(Family::Secret)
};
