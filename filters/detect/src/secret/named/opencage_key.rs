//! API keys of the OpenCage geocoder: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.opencage_key",
    title: "OpenCage API key",
    label: "[OPENCAGE_KEY]",
    pattern: token::assigned!("opencage", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["opencage"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("OPENCAGE_API_KEY=‹edf", "fee8820138f08ce7727781891aae1›"),
            concat!(
                "\"opencageApiKey\": \"‹e45",
                "1e4052a58f3e04d5342eccdc4a34b›\","
            ),
        ],
        ignores: &[
            concat!("OPENCAGE_API_KEY=edf", "fee8820138f08ce7727781891aae"),
            concat!("OPENCAGE_API_KEY=edf", "fee8820138f08ce7727781891aae1f"),
            concat!("OPENCAGE_API_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://opencagedata.com/api"],
    }),
    ..Detector::of(Family::Secret)
};
