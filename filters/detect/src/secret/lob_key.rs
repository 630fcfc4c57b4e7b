//! Lob secret API keys: `live_` or `test_` and 35 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.lob_key",
    title: "Lob API key",
    label: "[LOB_KEY]",
    pattern: "(?:live_|test_)[0-9a-f]{35}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["live_", "test_"]),
    validate: |candidate| token::known(candidate, 5, 35..=35, Confidence::High),
    context: &["lob"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("LOB_KEY=‹live", "_0e0ebdf96511356ca7be46001fe16624a09›"),
            concat!(
                "{\"lob_key\": \"‹test",
                "_e1141485a23a50f0998fa638f1ca9f8fad8›\"}"
            ),
            concat!(
                "use ‹test",
                "_72468352bcaa5aac6dffb51c3e868486bca› from now on"
            ),
        ],
        ignores: &[
            concat!("live", "_d4e6131c155dc20c419b7c780f6d83b78a"),
            concat!("live", "_f057866672342b30e34dd74071412d3fb567"),
            concat!("xlive", "_1574ebc0b13e20a2cfe0e70f611b30e1bd0"),
            concat!("live", "_00000000000000000000000000000000000"),
        ],
        sources: &["https://docs.lob.com/#tag/Authentication"],
    }),
    ..Detector::of(Family::Secret)
};
