//! API keys of the project tracker Plane: `plane_api_` and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.plane_key",
    title: "Plane API key",
    label: "[PLANE_KEY]",
    pattern: "plane_api_[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["plane_api_"]),
    validate: |candidate| token::known(candidate, 10, 32..=32, Confidence::High),
    context: &["plane", "api key", "api_key", "x-api-key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹plan", "e_api_76c308d2a1c4537651ba367c5bc33995›"),
            concat!(
                "PLANE_KEY=\"‹plan",
                "e_api_da5e52a61104b8173fe160f2c9c58c60›\""
            ),
        ],
        ignores: &[
            concat!("plan", "e_api_76c308d2a1c4537651ba367c5bc3399"),
            concat!("plan", "e_api_76c308d2a1c4537651ba367c5bc33995c"),
            concat!("xplan", "e_api_76c308d2a1c4537651ba367c5bc33995"),
            concat!("plan", "e_api_00000000000000000000000000000000"),
        ],
        sources: &["https://developers.plane.so/api-reference/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
