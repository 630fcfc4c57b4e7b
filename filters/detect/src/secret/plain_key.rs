//! API keys of the support desk Plain: `plainApiKey_` and an identifier.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.plain_key",
    title: "Plain API key",
    label: "[PLAIN_KEY]",
    pattern: "plainApiKey_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["plainApiKey_"]),
    validate: |candidate| token::known(candidate, 12, 36..=36, Confidence::High),
    context: &["plain", "api key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹plai", "nApiKey_215c9f09-fb1b-e750-9ae5-b1765b3b070d›"),
            concat!(
                "PLAIN_KEY=\"‹plai",
                "nApiKey_143526e2-8750-fcea-f987-cd7fea72b46a›\""
            ),
        ],
        ignores: &[
            concat!("plai", "nApiKey_215c9f09-fb1b-e750-9ae5-b1765b3b070"),
            concat!("plai", "nApiKey_215c9f09-fb1b-e750-9ae5-b1765b3b070dc"),
            concat!("xplai", "nApiKey_215c9f09-fb1b-e750-9ae5-b1765b3b070d"),
            concat!("plai", "nApiKey_00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://www.plain.com/docs/api-reference/graphql/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
