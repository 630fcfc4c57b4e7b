//! Heroku API keys of the older kind: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.heroku_key",
    title: "Heroku API key of the older kind",
    label: "[HEROKU_KEY]",
    pattern: token::assigned!("heroku", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["heroku"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("HEROKU_API_KEY=‹9f56", "c5fc-8466-20ea-e64e-a1e6a4078728›"),
            concat!(
                "\"heroku_api_key\": \"‹2714",
                "6f1a-c514-9678-686e-5fd7d63a5a72›\","
            ),
            concat!(
                "the HEROKU key is ‹5eca",
                "a7c2-1a43-b9e0-87de-8295ffe1b07f›"
            ),
        ],
        ignores: &[
            concat!("HEROKU_API_KEY=61e4", "cb42-6096-8655-0b27-118cb43f058"),
            concat!("HEROKU_API_KEY=804c", "67a3-2c89-937b-60bb-2180ec9bae827"),
            concat!("HEROKU_API_KEY=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=d520", "39e5-2691-3631-18a9-a583694db0a3"),
        ],
        sources: &["https://devcenter.heroku.com/articles/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
