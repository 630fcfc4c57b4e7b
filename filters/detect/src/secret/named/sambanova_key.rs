//! SambaNova Cloud API keys are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sambanova_key",
    title: "SambaNova API key",
    label: "[SAMBANOVA_KEY]",
    pattern: token::assigned!(
        "sambanova",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["sambanova"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SAMBANOVA_API_KEY=‹899",
                "efdec-6a62-e71d-1ba4-e59644f257d1›"
            ),
            concat!(
                "\"sambanovaApiKey\": \"‹441",
                "fbf66-cd3a-849f-78d5-66adc323958f›\","
            ),
        ],
        ignores: &[
            concat!("SAMBANOVA_API_KEY=899", "efdec-6a62-e71d-1ba4-e59644f257d"),
            concat!(
                "SAMBANOVA_API_KEY=899",
                "efdec-6a62-e71d-1ba4-e59644f257d18"
            ),
            concat!("SAMBANOVA_API_KEY=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://docs.sambanova.ai/cloud/docs/get-started/overview"],
    }),
    ..Detector::of(Family::Secret)
};
