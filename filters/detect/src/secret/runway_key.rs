//! Runway API keys: `key_` and 128 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.runway_key",
    title: "Runway API key",
    label: "[RUNWAY_KEY]",
    pattern: "key_[0-9a-f]{128}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["key_"]),
    validate: |candidate| {
        token::known(candidate, 4, 128..=128, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["runway", "runwayml", "api key", "api_secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹key",
                "_06cb3df6db180e02db29857c27ac900d9754a3b3ecafeaed9d8e989a0258d1bec14266ccb8bd39117ae24402ac5852ddee5e0df2be185cc48ed7e123d046567d›"
            ),
            concat!(
                "RUNWAYML_API_SECRET=\"‹key",
                "_179a6d9ff2dd737b972ebd1b1cb35d6c7c79cdd758e06208bbf7e39e63aafe04816b24ef51f26f142a191612502a72c5d2b57b9188df057f074bdf553391c803›\""
            ),
        ],
        ignores: &[
            concat!(
                "key",
                "_06cb3df6db180e02db29857c27ac900d9754a3b3ecafeaed9d8e989a0258d1bec14266ccb8bd39117ae24402ac5852ddee5e0df2be185cc48ed7e123d046567"
            ),
            concat!(
                "key",
                "_06cb3df6db180e02db29857c27ac900d9754a3b3ecafeaed9d8e989a0258d1bec14266ccb8bd39117ae24402ac5852ddee5e0df2be185cc48ed7e123d046567d8"
            ),
            concat!(
                "xkey",
                "_06cb3df6db180e02db29857c27ac900d9754a3b3ecafeaed9d8e989a0258d1bec14266ccb8bd39117ae24402ac5852ddee5e0df2be185cc48ed7e123d046567d"
            ),
            concat!(
                "key",
                "_00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.dev.runwayml.com/guides/setup/"],
    }),
    ..Detector::of(Family::Secret)
};
