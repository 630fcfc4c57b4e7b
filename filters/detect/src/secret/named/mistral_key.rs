//! Mistral AI API keys: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mistral_key",
    title: "Mistral AI API key",
    label: "[MISTRAL_KEY]",
    pattern: token::assigned!("mistral", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["mistral"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MISTRAL_API_KEY=‹7rs", "j3dEOEoBcOxSIWg10G3Tv9RY5PVy8›"),
            concat!(
                "\"mistralApiKey\": \"‹6Rq",
                "kYH2W5190CUyVxq3yhBtv7cxNaTpG›\","
            ),
        ],
        ignores: &[
            concat!("MISTRAL_API_KEY=7rs", "j3dEOEoBcOxSIWg10G3Tv9RY5PVy"),
            concat!("MISTRAL_API_KEY=7rs", "j3dEOEoBcOxSIWg10G3Tv9RY5PVy85"),
            concat!("MISTRAL_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            "mistral-large answers in 32 languages",
        ],
        sources: &["https://docs.mistral.ai/getting-started/quickstart/"],
    }),
    ..Detector::of(Family::Secret)
};
