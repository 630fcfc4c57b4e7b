//! Access tokens and client secrets of Mastodon: 43 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mastodon_token",
    title: "Mastodon access token",
    label: "[MASTODON_TOKEN]",
    pattern: token::assigned!("mastodon", "[0-9A-Za-z_-]{43}"),
    prefilter: Prefilter::Name(&["mastodon"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "MASTODON_ACCESS_TOKEN=‹sPf",
                "9aWPUvEhhyW1MZQgnshqmHcon9Ho5bca_PeC5sX4›"
            ),
            concat!(
                "\"mastodonAccessToken\": \"‹4rP",
                "om_4uxIXFmyh5fwSp9qh5e8LWxvJZCf-9d2hYtvN›\","
            ),
        ],
        ignores: &[
            concat!(
                "MASTODON_ACCESS_TOKEN=sPf",
                "9aWPUvEhhyW1MZQgnshqmHcon9Ho5bca_PeC5sX"
            ),
            concat!(
                "MASTODON_ACCESS_TOKEN=sPf",
                "9aWPUvEhhyW1MZQgnshqmHcon9Ho5bca_PeC5sX4D"
            ),
            concat!(
                "MASTODON_ACCESS_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.joinmastodon.org/client/token/"],
    }),
    ..Detector::of(Family::Secret)
};
