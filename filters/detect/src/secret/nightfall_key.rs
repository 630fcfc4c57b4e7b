//! Nightfall API keys: `NF-` and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nightfall_key",
    title: "Nightfall API key",
    label: "[NIGHTFALL_KEY]",
    pattern: "NF-[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["NF-"]),
    validate: |candidate| {
        token::known(candidate, 3, 32..=32, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["nightfall", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹NF", "-1srDIKao1iTTwaRhZBpI23UXLQm2krBs›"),
            concat!(
                "NIGHTFALL_KEY=\"‹NF",
                "-32d0bFzhf0Ry1ERL6cNPCC9L2NPArwh6›\""
            ),
        ],
        ignores: &[
            concat!("NF", "-1srDIKao1iTTwaRhZBpI23UXLQm2krB"),
            concat!("NF", "-1srDIKao1iTTwaRhZBpI23UXLQm2krBsP"),
            concat!("xNF", "-1srDIKao1iTTwaRhZBpI23UXLQm2krBs"),
            concat!("NF", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://help.nightfall.ai/developer-api/introduction/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
