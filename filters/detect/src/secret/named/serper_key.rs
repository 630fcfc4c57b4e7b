//! API keys of Serper (serper.dev): 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.serper_key",
    title: "Serper API key",
    label: "[SERPER_KEY]",
    pattern: token::assigned!("serper", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["serper"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SERPER_API_KEY=‹965",
                "ad9575514c0457dda0f8b45658c3de55966ff›"
            ),
            concat!(
                "\"serperApiKey\": \"‹ba1",
                "ab8e17f5df4f4cea82b10593abffc8ea82519›\","
            ),
        ],
        ignores: &[
            concat!("SERPER_API_KEY=965", "ad9575514c0457dda0f8b45658c3de55966f"),
            concat!(
                "SERPER_API_KEY=965",
                "ad9575514c0457dda0f8b45658c3de55966ff4"
            ),
            concat!(
                "SERPER_API_KEY=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://serper.dev/"],
    }),
    ..Detector::of(Family::Secret)
};
