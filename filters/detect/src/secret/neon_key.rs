//! Neon API keys: `napi_` and 64 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.neon_key",
    title: "Neon API key",
    label: "[NEON_KEY]",
    pattern: "napi_[0-9a-z]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["napi_"]),
    validate: |candidate| token::known(candidate, 5, 64..=64, Confidence::High),
    context: &["neon", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹napi",
                "_of7hu0jjd88wh9z3ejr74d155gg1ip35ufcnrtosjk4naceaxv1uen30dagxn70k›"
            ),
            concat!(
                "NEON_KEY=\"‹napi",
                "_cv50k07857t1dthkrwgt80t9jcb9xgfb43tob8nvsgiz6l6a9ap3ostoye42o6xd›\""
            ),
        ],
        ignores: &[
            concat!(
                "napi",
                "_of7hu0jjd88wh9z3ejr74d155gg1ip35ufcnrtosjk4naceaxv1uen30dagxn70"
            ),
            concat!(
                "napi",
                "_of7hu0jjd88wh9z3ejr74d155gg1ip35ufcnrtosjk4naceaxv1uen30dagxn70k7"
            ),
            concat!(
                "xnapi",
                "_of7hu0jjd88wh9z3ejr74d155gg1ip35ufcnrtosjk4naceaxv1uen30dagxn70k"
            ),
            concat!(
                "napi",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://api-docs.neon.tech/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
