//! Keys of News API: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.newsapi_key",
    title: "News API key",
    label: "[NEWSAPI_KEY]",
    pattern: token::assigned!("news_?api", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["newsapi", "news_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("NEWSAPI_KEY=‹562", "ef8aaeb53f7fa24d75c9a7eb4c8cc›"),
            concat!(
                "\"newsapiKey\": \"‹733",
                "4f8d3c86928be68bf87d5dcaf7996›\","
            ),
        ],
        ignores: &[
            concat!("NEWSAPI_KEY=562", "ef8aaeb53f7fa24d75c9a7eb4c8c"),
            concat!("NEWSAPI_KEY=562", "ef8aaeb53f7fa24d75c9a7eb4c8cc6"),
            concat!("NEWSAPI_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://newsapi.org/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
