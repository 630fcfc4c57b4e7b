//! Perplexity API keys: `pplx-` and 48 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.perplexity_key",
    title: "Perplexity API key",
    label: "[PERPLEXITY_KEY]",
    pattern: "pplx-[0-9A-Za-z]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pplx-"]),
    validate: |candidate| token::known(candidate, 5, 48..=48, Confidence::High),
    context: &["perplexity", "pplx", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pplx",
                "-m7hxxJmST4L5DJV7Gnno3s69fYlA2e3V5R6ZDPOpc05s8wY4›"
            ),
            concat!(
                "PERPLEXITY_KEY=\"‹pplx",
                "-KE5ePcMIq2E78jbuUUbUIrEIJKhVPs8L3iXO0CCuQX0V82sE›\""
            ),
        ],
        ignores: &[
            concat!("pplx", "-m7hxxJmST4L5DJV7Gnno3s69fYlA2e3V5R6ZDPOpc05s8wY"),
            concat!("pplx", "-m7hxxJmST4L5DJV7Gnno3s69fYlA2e3V5R6ZDPOpc05s8wY4B"),
            concat!("xpplx", "-m7hxxJmST4L5DJV7Gnno3s69fYlA2e3V5R6ZDPOpc05s8wY4"),
            concat!("pplx", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.perplexity.ai/getting-started/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
