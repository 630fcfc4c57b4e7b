//! Redash API keys of users and queries: 40 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.redash_key",
    title: "Redash API key",
    label: "[REDASH_KEY]",
    pattern: token::assigned!("redash", "[0-9A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["redash"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "REDASH_API_KEY=‹vR0",
                "n6GtDJBj0QJy8UWYwk0ZUC4uKJTD7E2IgdpZ8›"
            ),
            concat!(
                "\"redashApiKey\": \"‹5iU",
                "OnLaBODyQE6gIkDgzYiQqnKAMITZ3r1zOxh8y›\","
            ),
        ],
        ignores: &[
            concat!("REDASH_API_KEY=vR0", "n6GtDJBj0QJy8UWYwk0ZUC4uKJTD7E2IgdpZ"),
            concat!(
                "REDASH_API_KEY=vR0",
                "n6GtDJBj0QJy8UWYwk0ZUC4uKJTD7E2IgdpZ8n"
            ),
            concat!(
                "REDASH_API_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://redash.io/help/user-guide/integrations-and-api/api"],
    }),
    ..Detector::of(Family::Secret)
};
