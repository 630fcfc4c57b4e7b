//! Rootly API keys: `rootly_` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rootly_key",
    title: "Rootly API key",
    label: "[ROOTLY_KEY]",
    pattern: "rootly_[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["rootly_"]),
    validate: |candidate| token::known(candidate, 7, 64..=64, Confidence::High),
    context: &["rootly", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹root",
                "ly_cda6061fc17039f6448acb01f15cdc43984d223e17501768c9cff28cdeb08a31›"
            ),
            concat!(
                "ROOTLY_KEY=\"‹root",
                "ly_40594e1a7645ed3d601b5ce52c885f7d89649f8264bf882a180243e3d5a7e87e›\""
            ),
        ],
        ignores: &[
            concat!(
                "root",
                "ly_cda6061fc17039f6448acb01f15cdc43984d223e17501768c9cff28cdeb08a3"
            ),
            concat!(
                "root",
                "ly_cda6061fc17039f6448acb01f15cdc43984d223e17501768c9cff28cdeb08a31d"
            ),
            concat!(
                "xroot",
                "ly_cda6061fc17039f6448acb01f15cdc43984d223e17501768c9cff28cdeb08a31"
            ),
            concat!(
                "root",
                "ly_0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://rootly.com/api"],
    }),
    ..Detector::of(Family::Secret)
};
