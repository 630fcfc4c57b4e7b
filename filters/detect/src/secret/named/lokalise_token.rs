//! Lokalise API tokens: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.lokalise_token",
    title: "Lokalise API token",
    label: "[LOKALISE_TOKEN]",
    pattern: token::assigned!("lokalise", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["lokalise"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LOKALISE_API_TOKEN=‹4ddf",
                "f473a485c7eace82d531832e844a99fe2c64›"
            ),
            concat!(
                "\"lokalise_api_token\": \"‹f13e",
                "a13e350f35ffee5e2b9aa21906224fd72045›\","
            ),
            concat!(
                "the LOKALISE key is ‹57bf",
                "90a5df9dfedd3a8ae3f9815ee5e3fb697d7e›"
            ),
        ],
        ignores: &[
            concat!(
                "LOKALISE_API_TOKEN=f9fc",
                "ffa43298a60fefe4753330e4a27b4e2ce18"
            ),
            concat!(
                "LOKALISE_API_TOKEN=f171",
                "cf194354ebe90864e239af1ff6146aec62657"
            ),
            concat!(
                "LOKALISE_API_TOKEN=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=1e92", "82ada142fc7e9852f4ebd6850a5403cf04b7"),
        ],
        sources: &["https://developers.lokalise.com/reference/api-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
