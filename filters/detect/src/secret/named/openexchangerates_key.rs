//! App ids of Open Exchange Rates: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openexchangerates_key",
    title: "Open Exchange Rates app id",
    label: "[OPENEXCHANGERATES_KEY]",
    pattern: token::assigned!("open_?exchange_?rates", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["openexchange", "open_exchange"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "OPENEXCHANGERATES_APP_ID=‹a09",
                "bbc31c0ff58828c866c6bc9fc39d6›"
            ),
            concat!(
                "\"openexchangeratesAppId\": \"‹c8e",
                "f34891340bf063bb8f72feb5b6dda›\","
            ),
        ],
        ignores: &[
            concat!(
                "OPENEXCHANGERATES_APP_ID=a09",
                "bbc31c0ff58828c866c6bc9fc39d"
            ),
            concat!(
                "OPENEXCHANGERATES_APP_ID=a09",
                "bbc31c0ff58828c866c6bc9fc39d6d"
            ),
            concat!(
                "OPENEXCHANGERATES_APP_ID=000",
                "00000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.openexchangerates.org/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
