//! Keys of NVIDIA's API catalog and NGC: `nvapi-` and 64 base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nvidia_key",
    title: "NVIDIA API key",
    label: "[NVIDIA_KEY]",
    pattern: "nvapi-[0-9A-Za-z_-]{60,70}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["nvapi-"]),
    validate: |candidate| {
        token::known(candidate, 6, 60..=70, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["nvidia", "ngc", "nim", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹nvap",
                "i-AWSmke9wAbmJc6RYP27wS8yYXHaJHgw18kV3iyovIIIsRRKOyEhPwXJZE60H0zndK›"
            ),
            concat!(
                "NVIDIA_KEY=\"‹nvap",
                "i-8vDS4ikigchgahAVWOmbVjsvrv3xbrOAWCha_kUHaI9U8-TcxtGLKCjpsQIOP0oYo›\""
            ),
        ],
        ignores: &[
            concat!(
                "nvap",
                "i-AWSmke9wAbmJc6RYP27wS8yYXHaJHgw18kV3iyovIIIsRRKOyEhPwXJZE60"
            ),
            concat!(
                "nvap",
                "i-AWSmke9wAbmJc6RYP27wS8yYXHaJHgw18kV3iyovIIIsRRKOyEhPwXJZE60H0zndK93aola"
            ),
            concat!(
                "xnvap",
                "i-AWSmke9wAbmJc6RYP27wS8yYXHaJHgw18kV3iyovIIIsRRKOyEhPwXJZE60H0zndK"
            ),
            concat!(
                "nvap",
                "i-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html"],
    }),
    ..Detector::of(Family::Secret)
};
