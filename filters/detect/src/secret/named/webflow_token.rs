//! Webflow site and workspace tokens: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.webflow_token",
    title: "Webflow API token",
    label: "[WEBFLOW_TOKEN]",
    pattern: token::assigned!("webflow", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["webflow"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "WEBFLOW_API_TOKEN=‹4a9",
                "7037624a1c38a2de977f2b8f69279ce2a8494d4e07f6e3ff529090e2f4156›"
            ),
            concat!(
                "\"webflowApiToken\": \"‹35f",
                "db787a08e5a47b6553eb33b366e20715afcc27d62a4af160219f5ceb7581e›\","
            ),
        ],
        ignores: &[
            concat!(
                "WEBFLOW_API_TOKEN=4a9",
                "7037624a1c38a2de977f2b8f69279ce2a8494d4e07f6e3ff529090e2f415"
            ),
            concat!(
                "WEBFLOW_API_TOKEN=4a9",
                "7037624a1c38a2de977f2b8f69279ce2a8494d4e07f6e3ff529090e2f41563"
            ),
            concat!(
                "WEBFLOW_API_TOKEN=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.webflow.com/data/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
