//! ShipStation API keys and secrets: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.shipstation_key",
    title: "ShipStation API key",
    label: "[SHIPSTATION_KEY]",
    pattern: token::assigned!("shipstation|ship_station", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["shipstation", "ship_station"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SHIPSTATION_API_SECRET=‹849",
                "478ae058c478baf7ceb1d778ffc46›"
            ),
            concat!(
                "\"shipstationApiSecret\": \"‹092",
                "078f67e909341bc9800815b957323›\","
            ),
        ],
        ignores: &[
            concat!("SHIPSTATION_API_SECRET=849", "478ae058c478baf7ceb1d778ffc4"),
            concat!(
                "SHIPSTATION_API_SECRET=849",
                "478ae058c478baf7ceb1d778ffc46f"
            ),
            concat!(
                "SHIPSTATION_API_SECRET=000",
                "00000000000000000000000000000"
            ),
        ],
        sources: &["https://www.shipstation.com/docs/api/requirements/"],
    }),
    ..Detector::of(Family::Secret)
};
