//! xAI API keys: `xai-` and 80 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.xai_key",
    title: "xAI API key",
    label: "[XAI_KEY]",
    pattern: "xai-[0-9A-Za-z]{80}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["xai-"]),
    validate: |candidate| token::known(candidate, 4, 80..=80, Confidence::High),
    context: &["xai", "grok", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹xai",
                "-v2JPNtPIadh3vXrxYmUmP0Z5SdRwDlD5F4ta9JyOfMs4qFx6hE7bSWOAWI4Qap7HTSXbSwOP1vlp3U3H›"
            ),
            concat!(
                "XAI_KEY=\"‹xai",
                "-spmtNclhCGqdIeq2ggcpatQJGA61oHHh5wbwCZ58tdPRDeWSl4ix8CSp9JlY8CPfU5HVMD9XgsFJlbYO›\""
            ),
        ],
        ignores: &[
            concat!(
                "xai",
                "-v2JPNtPIadh3vXrxYmUmP0Z5SdRwDlD5F4ta9JyOfMs4qFx6hE7bSWOAWI4Qap7HTSXbSwOP1vlp3U3"
            ),
            concat!(
                "xai",
                "-v2JPNtPIadh3vXrxYmUmP0Z5SdRwDlD5F4ta9JyOfMs4qFx6hE7bSWOAWI4Qap7HTSXbSwOP1vlp3U3HW"
            ),
            concat!(
                "xxai",
                "-v2JPNtPIadh3vXrxYmUmP0Z5SdRwDlD5F4ta9JyOfMs4qFx6hE7bSWOAWI4Qap7HTSXbSwOP1vlp3U3H"
            ),
            concat!(
                "xai",
                "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.x.ai/docs/overview"],
    }),
    ..Detector::of(Family::Secret)
};
