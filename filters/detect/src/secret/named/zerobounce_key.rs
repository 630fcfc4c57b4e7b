//! ZeroBounce API keys: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zerobounce_key",
    title: "ZeroBounce API key",
    label: "[ZEROBOUNCE_KEY]",
    pattern: token::assigned!("zero_?bounce", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["zerobounce", "zero_bounce"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("ZEROBOUNCE_API_KEY=‹dc8", "984daf71c5bc9fb0cda0160505225›"),
            concat!(
                "\"zerobounceApiKey\": \"‹c14",
                "e4a042f230dc1c2a92ff84cf0d349›\","
            ),
        ],
        ignores: &[
            concat!("ZEROBOUNCE_API_KEY=dc8", "984daf71c5bc9fb0cda016050522"),
            concat!("ZEROBOUNCE_API_KEY=dc8", "984daf71c5bc9fb0cda01605052252"),
            concat!("ZEROBOUNCE_API_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://www.zerobounce.net/docs/email-validation-api-quickstart/"],
    }),
    ..Detector::of(Family::Secret)
};
