//! TomTom API keys: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tomtom_key",
    title: "TomTom API key",
    label: "[TOMTOM_KEY]",
    pattern: token::assigned!("tomtom", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["tomtom"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TOMTOM_API_KEY=‹zVd", "HrkxwuWtGlCJbjN7WxD2BbEfRoonM›"),
            concat!(
                "\"tomtomApiKey\": \"‹iSg",
                "yEasahlGFLo7NYZvS7RxUeoeMZWA3›\","
            ),
        ],
        ignores: &[
            concat!("TOMTOM_API_KEY=zVd", "HrkxwuWtGlCJbjN7WxD2BbEfRoon"),
            concat!("TOMTOM_API_KEY=zVd", "HrkxwuWtGlCJbjN7WxD2BbEfRoonMY"),
            concat!("TOMTOM_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &[
            "https://developer.tomtom.com/knowledgebase/platform/articles/how-to-get-an-tomtom-api-key/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
