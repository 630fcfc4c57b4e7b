//! RunPod API keys: `rpa_` and 40 to 50 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.runpod_key",
    title: "RunPod API key",
    label: "[RUNPOD_KEY]",
    pattern: "rpa_[0-9A-Za-z]{40,50}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["rpa_"]),
    validate: |candidate| {
        token::known(candidate, 4, 40..=50, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["runpod", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹rpa", "_9CiAlH7G0Da6J6n8B8gnZMvbBnK9MN2qT6vgCdnQqrb9x›"),
            concat!(
                "RUNPOD_KEY=\"‹rpa",
                "_7BBJqygsoSa0F4c1TzpO3Fx0fdH0Etc2jWHmATUXPi9j6›\""
            ),
        ],
        ignores: &[
            concat!("rpa", "_9CiAlH7G0Da6J6n8B8gnZMvbBnK9MN2qT6vgCdn"),
            concat!(
                "rpa",
                "_9CiAlH7G0Da6J6n8B8gnZMvbBnK9MN2qT6vgCdnQqrb9xMcVAq2"
            ),
            concat!("xrpa", "_9CiAlH7G0Da6J6n8B8gnZMvbBnK9MN2qT6vgCdnQqrb9x"),
            concat!("rpa", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.runpod.io/get-started/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
