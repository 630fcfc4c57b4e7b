//! Wistia API tokens: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.wistia_token",
    title: "Wistia API token",
    label: "[WISTIA_TOKEN]",
    pattern: token::assigned!("wistia", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["wistia"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "WISTIA_API_TOKEN=‹553",
                "10f055e747132a2d0b5da7a5b6f95edd5537b5eeccaf7707fb3482b3cad9b›"
            ),
            concat!(
                "\"wistiaApiToken\": \"‹07b",
                "54f2f8bc849c56dae43b34134e023f636e27c024b27260f8528dde03e237b›\","
            ),
        ],
        ignores: &[
            concat!(
                "WISTIA_API_TOKEN=553",
                "10f055e747132a2d0b5da7a5b6f95edd5537b5eeccaf7707fb3482b3cad9"
            ),
            concat!(
                "WISTIA_API_TOKEN=553",
                "10f055e747132a2d0b5da7a5b6f95edd5537b5eeccaf7707fb3482b3cad9b2"
            ),
            concat!(
                "WISTIA_API_TOKEN=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.wistia.com/docs/making-api-requests"],
    }),
    ..Detector::of(Family::Secret)
};
