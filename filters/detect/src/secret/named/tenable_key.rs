//! Tenable and Nessus access and secret keys: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tenable_key",
    title: "Tenable API key",
    label: "[TENABLE_KEY]",
    pattern: token::assigned!("tenable|nessus", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["tenable", "nessus"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TENABLE_SECRET_KEY=‹e94",
                "0af249bf7f834cd69ca9285cbc1ce425de509fe1e45a47e82dc36a767ba70›"
            ),
            concat!(
                "\"tenableSecretKey\": \"‹bc2",
                "94ab63541962ada2f9bd1f9cb997963ef8b8359374eac77c656fe215586f3›\","
            ),
        ],
        ignores: &[
            concat!(
                "TENABLE_SECRET_KEY=e94",
                "0af249bf7f834cd69ca9285cbc1ce425de509fe1e45a47e82dc36a767ba7"
            ),
            concat!(
                "TENABLE_SECRET_KEY=e94",
                "0af249bf7f834cd69ca9285cbc1ce425de509fe1e45a47e82dc36a767ba704"
            ),
            concat!(
                "TENABLE_SECRET_KEY=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.tenable.com/docs/authorization"],
    }),
    ..Detector::of(Family::Secret)
};
