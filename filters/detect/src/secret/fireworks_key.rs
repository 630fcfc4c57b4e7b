//! Fireworks AI API keys: `fw_` and 22 to 24 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.fireworks_key",
    title: "Fireworks AI API key",
    label: "[FIREWORKS_KEY]",
    pattern: "fw_[0-9A-Za-z]{22,24}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["fw_"]),
    validate: |candidate| {
        token::known(candidate, 3, 22..=24, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["fireworks"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: names of variables begin so too, though few have digits and this length.",
        finds: &[
            concat!("FIREWORKS_KEY=‹fw_8", "Gv0WTGfMhYzuA6wKhjpdoPs›"),
            concat!("{\"fireworks_key\": \"‹fw_O", "AMuN30YnEBOct3nPBUPAQbQ›\"}"),
            concat!("use ‹fw_4", "WPMkpE8TNXPWivvedxOg3a0› from now on"),
        ],
        ignores: &[
            concat!("fw_l", "mQKszHHXG0sHjBMTf5UX"),
            concat!("fw_C", "94ihUNNog19kKeFQ4Q53MiQ7"),
            concat!("xfw_f", "qp1KsorjRKuC5EMjOEGvDVn"),
            concat!("fw_0", "000000000000000000000"),
        ],
        sources: &["https://docs.fireworks.ai/api-reference/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
