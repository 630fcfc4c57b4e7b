//! Brave Search API keys: `BSA` and 28 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.brave_key",
    title: "Brave Search API key",
    label: "[BRAVE_KEY]",
    pattern: "BSA[0-9A-Za-z_-]{28}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["BSA"]),
    validate: |candidate| {
        token::known(candidate, 3, 28..=28, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["brave", "x-subscription-token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: three letters are a short prefix.",
        finds: &[
            concat!("BRAVE_KEY=‹BSAS", "-G9DjFePxoG5kMw-ovsfMBp8ZbQ›"),
            concat!("{\"brave_key\": \"‹BSA1", "GSkecoNPT4WCaAlqHQMKb9ohFSh›\"}"),
            concat!("use ‹BSAf", "xOdrXS3PsoTub4yZcLg5dwbxV6i› from now on"),
        ],
        ignores: &[
            concat!("BSAI", "eOvIPmT9VpjJJPB_yPBVd8NRNz"),
            concat!("BSAW", "tsPA6fiUEfl9O3X1x5TTmnaS_ek7"),
            concat!("xBSA9", "TQxYixLTK02Mn5QQLYGLMZtNyyn"),
            concat!("BSA0", "000000000000000000000000000"),
        ],
        sources: &[
            "https://api-dashboard.search.brave.com/app/documentation/web-search/get-started",
        ],
    }),
    ..Detector::of(Family::Secret)
};
