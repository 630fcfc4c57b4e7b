//! Access and secret keys of Unsplash: 43 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.unsplash_key",
    title: "Unsplash access key",
    label: "[UNSPLASH_KEY]",
    pattern: token::assigned!("unsplash", "[0-9A-Za-z_-]{43}"),
    prefilter: Prefilter::Name(&["unsplash"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "UNSPLASH_ACCESS_KEY=‹JAd",
                "_nHMQ_ZoCbpMS7at0KJbKwGZmn1rVNMZrs7tlrC1›"
            ),
            concat!(
                "\"unsplashAccessKey\": \"‹bsm",
                "6fe3vIGyY8DhqocUUOFTWZPpZpApil_Ulr_rHe4T›\","
            ),
        ],
        ignores: &[
            concat!(
                "UNSPLASH_ACCESS_KEY=KJA",
                "d_nHMQ_ZoCbpMS7at0KJbKwGZmn1rVNMZrs7tlr"
            ),
            concat!(
                "UNSPLASH_ACCESS_KEY=Ad_",
                "nHMQ_ZoCbpMS7at0KJbKwGZmn1rVNMZrs7tlrC1Uk"
            ),
            concat!(
                "UNSPLASH_ACCESS_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://unsplash.com/documentation#authorization"],
    }),
    ..Detector::of(Family::Secret)
};
