//! Tokens of Segment's Public API: `sgp_` and 64 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.segment_token",
    title: "Segment public API token",
    label: "[SEGMENT_TOKEN]",
    pattern: "sgp_[0-9A-Za-z]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sgp_"]),
    validate: |candidate| {
        token::known(candidate, 4, 64..=64, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["segment", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹sgp",
                "_jA5vM0lpZWiR1krWt9Cc6clD8mPsirfELhYwzDvuoWIzBUTK4hx1dcPhmEO6V7os›"
            ),
            concat!(
                "SEGMENT_TOKEN=\"‹sgp",
                "_1aYeQuuVoNrFmypaqkktkf7CWx3wI5itYlexiFx9vsVzJehdL9vihaAYP3qsJLLz›\""
            ),
        ],
        ignores: &[
            concat!(
                "sgp",
                "_jA5vM0lpZWiR1krWt9Cc6clD8mPsirfELhYwzDvuoWIzBUTK4hx1dcPhmEO6V7o"
            ),
            concat!(
                "sgp",
                "_jA5vM0lpZWiR1krWt9Cc6clD8mPsirfELhYwzDvuoWIzBUTK4hx1dcPhmEO6V7os1"
            ),
            concat!(
                "xsgp",
                "_jA5vM0lpZWiR1krWt9Cc6clD8mPsirfELhYwzDvuoWIzBUTK4hx1dcPhmEO6V7os"
            ),
            concat!(
                "sgp",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.segmentapis.com/tag/Getting-Started"],
    }),
    ..Detector::of(Family::Secret)
};
