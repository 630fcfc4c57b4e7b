//! API keys of the market data service Polygon.io: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.polygon_io_key",
    title: "Polygon.io API key",
    label: "[POLYGON_IO_KEY]",
    pattern: token::assigned!("polygon_?(?:io|api)", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["polygon_", "polygonio", "polygonapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("POLYGON_API_KEY=‹iBz", "puwO40kjbB77Y2xhA7uCMXQixOn2C›"),
            concat!(
                "\"polygonioKey\": \"‹gh2",
                "AM5qhD7SzgUcEZvdgsMDA0kXyMOho›\","
            ),
        ],
        ignores: &[
            concat!("POLYGON_API_KEY=iBz", "puwO40kjbB77Y2xhA7uCMXQixOn2"),
            concat!("POLYGON_API_KEY=iBz", "puwO40kjbB77Y2xhA7uCMXQixOn2Cf"),
            concat!("POLYGON_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://polygon.io/docs/rest/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
