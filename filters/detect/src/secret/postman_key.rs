//! Postman API keys: `PMAK-`, 24 hexadecimal digits, a hyphen and 34 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.postman_key",
    title: "Postman API key",
    label: "[POSTMAN_KEY]",
    pattern: "PMAK-[0-9a-f]{24}-[0-9a-f]{34}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["PMAK-"]),
    validate: |candidate| token::known(candidate, 5, 59..=59, Confidence::High),
    context: &["postman", "api key", "api_key", "x-api-key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹PMAK",
                "-86dd22549ebedf1d2e338071-5475d7cebc32d6ade7a3062817ffee629a›"
            ),
            concat!(
                "POSTMAN_KEY=\"‹PMAK",
                "-b33e54d3049411323dc7ddc3-8c9b54c026ce2eca186ed5a3b3af8e0dea›\""
            ),
        ],
        ignores: &[
            concat!(
                "PMAK",
                "-86dd22549ebedf1d2e338071-5475d7cebc32d6ade7a3062817ffee629"
            ),
            concat!(
                "PMAK",
                "-86dd22549ebedf1d2e338071-5475d7cebc32d6ade7a3062817ffee629ab"
            ),
            concat!(
                "xPMAK",
                "-86dd22549ebedf1d2e338071-5475d7cebc32d6ade7a3062817ffee629a"
            ),
            concat!(
                "PMAK",
                "-000000000000000000000000-0000000000000000000000000000000000"
            ),
        ],
        sources: &["https://learning.postman.com/docs/developer/postman-api/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
