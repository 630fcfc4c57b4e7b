//! Algolia API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.algolia_key",
    title: "Algolia API key",
    label: "[ALGOLIA_KEY]",
    pattern: token::assigned!("algolia", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["algolia"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Search-only keys, which are public, look the same and are found too.",
        finds: &[
            concat!("ALGOLIA_ADMIN_KEY=‹e806", "09a3040881de7118f0096344fa3c›"),
            concat!(
                "\"algolia_admin_key\": \"‹36bb",
                "07dcb0670561de1c86870fbadc4b›\","
            ),
            concat!("the ALGOLIA key is ‹ec89", "7b5c3d503c4e674e00dbc9e8b2cd›"),
        ],
        ignores: &[
            concat!("ALGOLIA_ADMIN_KEY=ea19", "00ed8a8797be20532b864fd7ea1"),
            concat!("ALGOLIA_ADMIN_KEY=0a88", "c78c3d6139f74fdace5c98b0f7887"),
            concat!("ALGOLIA_ADMIN_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=363c", "3b0c4d46bbfd675d479240315ae5"),
        ],
        sources: &["https://www.algolia.com/doc/guides/security/api-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
