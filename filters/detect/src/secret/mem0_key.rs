//! Mem0 API keys: `m0-` and 40 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mem0_key",
    title: "Mem0 API key",
    label: "[MEM0_KEY]",
    pattern: "m0-[0-9A-Za-z]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["m0-"]),
    validate: |candidate| {
        token::known(candidate, 3, 40..=40, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["mem0", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹m0", "-6kgHmRCgvNDYPiMmIOwx2q9tcgyRmG0RQyFqCgyX›"),
            concat!(
                "MEM0_KEY=\"‹m0",
                "-3V8cAgBYXaXCQzf6esYoqP9NngpRprznkEf5fRNK›\""
            ),
        ],
        ignores: &[
            concat!("m0", "-6kgHmRCgvNDYPiMmIOwx2q9tcgyRmG0RQyFqCgy"),
            concat!("m0", "-6kgHmRCgvNDYPiMmIOwx2q9tcgyRmG0RQyFqCgyXo"),
            concat!("xm0", "-6kgHmRCgvNDYPiMmIOwx2q9tcgyRmG0RQyFqCgyX"),
            concat!("m0", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.mem0.ai/platform/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
