//! Replicate API tokens: `r8_` and 37 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.replicate_token",
    title: "Replicate API token",
    label: "[REPLICATE_TOKEN]",
    pattern: "r8_[0-9A-Za-z]{37}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["r8_"]),
    validate: |candidate| {
        token::known(candidate, 3, 37..=37, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["replicate", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹r8", "_5YkguDbPwFVEYT7oPio32f1JwwNpGHr217iwK›"),
            concat!(
                "REPLICATE_TOKEN=\"‹r8",
                "_WJi50bIEjekRfP9bbeGXVf0Cbce9kMFBXZHLO›\""
            ),
        ],
        ignores: &[
            concat!("r8", "_5YkguDbPwFVEYT7oPio32f1JwwNpGHr217iw"),
            concat!("r8", "_5YkguDbPwFVEYT7oPio32f1JwwNpGHr217iwKF"),
            concat!("xr8", "_5YkguDbPwFVEYT7oPio32f1JwwNpGHr217iwK"),
            concat!("r8", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://replicate.com/docs/reference/http#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
