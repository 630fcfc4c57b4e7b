//! Metabase API keys: `mb_` and 32 bytes in base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.metabase_key",
    title: "Metabase API key",
    label: "[METABASE_KEY]",
    pattern: "mb_[0-9A-Za-z+/]{43}=[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["mb_"]),
    validate: |candidate| {
        token::known(candidate, 3, 44..=44, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["metabase", "api key", "api_key", "x-api-key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹mb", "_sRrBolgHZLjnefCjqv7D9qIJKvGYYbNV9hFLGoFJvlf=›"),
            concat!(
                "METABASE_KEY=\"‹mb",
                "_9KESB0gCFyHj6pQ8t37rq/+zjyHHMw0FVGzlwt2Npfu=›\""
            ),
        ],
        ignores: &[
            concat!("mb", "_sRrBolgHZLjnefCjqv7D9qIJKvGYYbNV9hFLGoFJvl="),
            concat!("mb", "_sRrBolgHZLjnefCjqv7D9qIJKvGYYbNV9hFLGoFJvlfr="),
            concat!("xmb", "_sRrBolgHZLjnefCjqv7D9qIJKvGYYbNV9hFLGoFJvlf="),
            concat!("mb", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx="),
        ],
        sources: &["https://www.metabase.com/docs/latest/people-and-groups/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
