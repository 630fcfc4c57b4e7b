//! Secrets of Reddit apps: 27 to 30 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.reddit_secret",
    title: "Reddit client secret",
    label: "[REDDIT_SECRET]",
    pattern: token::assigned!(
        "reddit_?(?:api|app|client|secret|oauth)",
        "[0-9A-Za-z_-]{27,30}"
    ),
    prefilter: Prefilter::Name(&["reddit"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 27..=30),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("REDDIT_CLIENT_SECRET=‹tUX", "gu3yg-mwNyAGuI6ayDYrIUEpn›"),
            concat!(
                "\"redditClientSecret\": \"‹6hQ",
                "zGtFmR39AyxEn0kWQbEToatxR›\","
            ),
        ],
        ignores: &[
            concat!("REDDIT_CLIENT_SECRET=tUX", "gu3yg-mwNyAGuI6ayDYrIUE"),
            concat!("REDDIT_CLIENT_SECRET=tUX", "gu3yg-mwNyAGuI6ayDYrIUEpnRyw"),
            concat!("REDDIT_CLIENT_SECRET=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxx"),
            "reddit_client_id: r/rust",
        ],
        sources: &["https://github.com/reddit-archive/reddit/wiki/OAuth2"],
    }),
    ..Detector::of(Family::Secret)
};
