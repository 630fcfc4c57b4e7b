//! Mailtrap API tokens: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mailtrap_token",
    title: "Mailtrap API token",
    label: "[MAILTRAP_TOKEN]",
    pattern: token::assigned!("mailtrap", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["mailtrap"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MAILTRAP_API_TOKEN=‹867", "113b1d138e58bfc388f5ee3236012›"),
            concat!(
                "\"mailtrapApiToken\": \"‹ccc",
                "a98c0c7a1fdc390fdd8f0caad896e›\","
            ),
        ],
        ignores: &[
            concat!("MAILTRAP_API_TOKEN=867", "113b1d138e58bfc388f5ee323601"),
            concat!("MAILTRAP_API_TOKEN=867", "113b1d138e58bfc388f5ee32360121"),
            concat!("MAILTRAP_API_TOKEN=000", "00000000000000000000000000000"),
        ],
        sources: &["https://api-docs.mailtrap.io/"],
    }),
    ..Detector::of(Family::Secret)
};
