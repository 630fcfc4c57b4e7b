//! API keys of the knowledge base Outline: `ol_api_` and 38 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.outline_key",
    title: "Outline API key",
    label: "[OUTLINE_KEY]",
    pattern: "ol_api_[0-9A-Za-z]{38}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ol_api_"]),
    validate: |candidate| {
        token::known(candidate, 7, 38..=38, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["outline", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹ol_a", "pi_LHZDY9iJb9hcYN28NfMfraRrBQEZ9RlzFuoAuj›"),
            concat!(
                "OUTLINE_KEY=\"‹ol_a",
                "pi_JuSCrli617BFVHCJefzk5LPxP7INI2cWjjvdGu›\""
            ),
        ],
        ignores: &[
            concat!("ol_a", "pi_LHZDY9iJb9hcYN28NfMfraRrBQEZ9RlzFuoAu"),
            concat!("ol_a", "pi_LHZDY9iJb9hcYN28NfMfraRrBQEZ9RlzFuoAujQ"),
            concat!("xol_a", "pi_LHZDY9iJb9hcYN28NfMfraRrBQEZ9RlzFuoAuj"),
            concat!("ol_a", "pi_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://www.getoutline.com/developers"],
    }),
    ..Detector::of(Family::Secret)
};
