//! Klaviyo private API keys: `pk_` and 34 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.klaviyo_key",
    title: "Klaviyo private API key",
    label: "[KLAVIYO_KEY]",
    pattern: "pk_[0-9a-f]{34}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pk_"]),
    validate: |candidate| token::known(candidate, 3, 34..=34, Confidence::High),
    context: &["klaviyo"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("KLAVIYO_KEY=‹pk_1", "aca8425549b43909027b2ead8f0b2e247›"),
            concat!(
                "{\"klaviyo_key\": \"‹pk_8",
                "f8fe48800a0b7d81a9f74b2996c8f3c74›\"}"
            ),
            concat!(
                "use ‹pk_2",
                "e8bdd2f8d552ea9f22c88be41a77e9c4a› from now on"
            ),
        ],
        ignores: &[
            concat!("pk_e", "300d83c8b94f907231765becb57a0680"),
            concat!("pk_f", "84d2dd1867d43936792e19c0a1c41fb357"),
            concat!("xpk_8", "5e73c96b69c1f49a6ffb8762b884f9e8f"),
            concat!("pk_0", "000000000000000000000000000000000"),
        ],
        sources: &["https://developers.klaviyo.com/en/docs/authenticate_"],
    }),
    ..Detector::of(Family::Secret)
};
