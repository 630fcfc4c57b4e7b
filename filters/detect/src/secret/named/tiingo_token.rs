//! Tiingo API tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tiingo_token",
    title: "Tiingo API token",
    label: "[TIINGO_TOKEN]",
    pattern: token::assigned!("tiingo", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["tiingo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TIINGO_API_KEY=‹e32",
                "d89f65829a457c0e06bd2180dea186ed0aa0b›"
            ),
            concat!(
                "\"tiingoApiKey\": \"‹3be",
                "13c6f2177e49f8580c779832ba1a3d5c84ee6›\","
            ),
        ],
        ignores: &[
            concat!("TIINGO_API_KEY=e32", "d89f65829a457c0e06bd2180dea186ed0aa0"),
            concat!(
                "TIINGO_API_KEY=e32",
                "d89f65829a457c0e06bd2180dea186ed0aa0b2"
            ),
            concat!(
                "TIINGO_API_KEY=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://www.tiingo.com/documentation/general/connecting"],
    }),
    ..Detector::of(Family::Secret)
};
