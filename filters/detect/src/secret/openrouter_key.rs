//! OpenRouter API keys: `sk-or-v1-` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openrouter_key",
    title: "OpenRouter API key",
    label: "[OPENROUTER_KEY]",
    pattern: "sk-or-v1-[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk-or-v1-"]),
    validate: |candidate| token::known(candidate, 9, 64..=64, Confidence::High),
    context: &["openrouter", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹sk-o",
                "r-v1-7211d0f48bfc2b4e5771f824f074c64bb4fa25d4eec48397ee09430807d28481›"
            ),
            concat!(
                "OPENROUTER_KEY=\"‹sk-o",
                "r-v1-0fc67f7d42eae74c7c49e0244f326bf3985c0bca02eb237aad46321f27a35ffd›\""
            ),
        ],
        ignores: &[
            concat!(
                "sk-o",
                "r-v1-7211d0f48bfc2b4e5771f824f074c64bb4fa25d4eec48397ee09430807d2848"
            ),
            concat!(
                "sk-o",
                "r-v1-7211d0f48bfc2b4e5771f824f074c64bb4fa25d4eec48397ee09430807d284815"
            ),
            concat!(
                "xsk-o",
                "r-v1-7211d0f48bfc2b4e5771f824f074c64bb4fa25d4eec48397ee09430807d28481"
            ),
            concat!(
                "sk-o",
                "r-v1-0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://openrouter.ai/docs/api-reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
