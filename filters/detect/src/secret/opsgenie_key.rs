//! Opsgenie API keys are UUIDs: the name `opsgenie` or the scheme `GenieKey` gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.opsgenie_key",
    title: "Opsgenie API key",
    label: "[OPSGENIE_KEY]",
    pattern: concat!(
        "GenieKey[ :]{1,4}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?|",
        token::assigned!(
            "opsgenie|geniekey",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        )
    ),
    prefilter: Prefilter::Name(&["opsgenie", "genie"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "OPSGENIE_API_KEY=‹272",
                "8d3a9-b1c9-a0ae-7def-0a1c62364133›"
            ),
            concat!(
                "\"opsgenieApiKey\": \"‹656",
                "d8892-b5ec-249a-01c2-689ebf33f4e4›\","
            ),
            concat!(
                "Authorization: GenieKey ‹a28d7",
                "117-9595-ce5a-fc07-9a7f2db6228c›"
            ),
        ],
        ignores: &[
            concat!("OPSGENIE_API_KEY=272", "8d3a9-b1c9-a0ae-7def-0a1c6236413"),
            concat!("OPSGENIE_API_KEY=272", "8d3a9-b1c9-a0ae-7def-0a1c62364133d"),
            concat!("OPSGENIE_API_KEY=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://docs.opsgenie.com/docs/api-key-management"],
    }),
    ..Detector::of(Family::Secret)
};
