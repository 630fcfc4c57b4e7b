//! Rollbar project and account access tokens: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rollbar_token",
    title: "Rollbar access token",
    label: "[ROLLBAR_TOKEN]",
    pattern: token::assigned!("rollbar", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["rollbar"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Tokens that may only send items are found too, though web pages show them.",
        finds: &[
            concat!(
                "ROLLBAR_ACCESS_TOKEN=‹b53",
                "83f0f7af5494a23675283f2a67551›"
            ),
            concat!(
                "\"rollbarAccessToken\": \"‹9bf",
                "f849efd67f7cdd7231aa4b2973582›\","
            ),
        ],
        ignores: &[
            concat!("ROLLBAR_ACCESS_TOKEN=b53", "83f0f7af5494a23675283f2a6755"),
            concat!("ROLLBAR_ACCESS_TOKEN=b53", "83f0f7af5494a23675283f2a67551f"),
            concat!("ROLLBAR_ACCESS_TOKEN=000", "00000000000000000000000000000"),
        ],
        sources: &["https://docs.rollbar.com/docs/access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
