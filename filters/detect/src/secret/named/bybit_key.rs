//! Bybit API secrets: 36 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bybit_key",
    title: "Bybit API secret",
    label: "[BYBIT_KEY]",
    pattern: token::assigned!("bybit", "[0-9A-Za-z]{36}"),
    prefilter: Prefilter::Name(&["bybit"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BYBIT_API_SECRET=‹0T5W",
                "llfp7TSNwQ4h7jlG1ZzrvDc7lg8pNRFF›"
            ),
            concat!(
                "\"bybit_api_secret\": \"‹Ahrq",
                "z8p3Qu9P5uGpwsqaMrrB4AIcGThZ8S7n›\","
            ),
            concat!(
                "the BYBIT key is ‹eO0k",
                "kq96XSEHs9ZpiA0bNiGf3XgQhoSMIRE8›"
            ),
        ],
        ignores: &[
            concat!("BYBIT_API_SECRET=Rhf1", "qnTpaxSEebKVErnJ0oH5AZ7EnFLVRlq"),
            concat!("BYBIT_API_SECRET=2iIY", "ehMc3EkxUo5dCV0KwIm0lMxJUaTqqCMs7"),
            concat!("BYBIT_API_SECRET=0000", "00000000000000000000000000000000"),
            concat!("checksum=N7P4", "ribdSQPLXnDJYmjs6IALzmiqk8rPbR2t"),
        ],
        sources: &["https://bybit-exchange.github.io/docs/v5/guide"],
    }),
    ..Detector::of(Family::Secret)
};
