//! Notion tokens: `ntn_`, eleven digits and 35 letters and digits; before September 2024 `secret_` and 43.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.notion_token",
    title: "Notion integration token",
    label: "[NOTION_TOKEN]",
    pattern: concat!(
        "ntn_[0-9]{11}[0-9A-Za-z]{35}[0-9A-Za-z]?",
        "|secret_[0-9A-Za-z]{43}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["ntn_", "secret_"]),
    validate: |candidate| {
        let old = candidate.text.starts_with("secret_");
        let sure = if old {
            Confidence::Medium
        } else {
            Confidence::High
        };
        token::one_of(candidate, &[("ntn_", 46..=46), ("secret_", 43..=43)], sure)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["notion", "token", "integration", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Other programs call their values `secret_` too: medium without a word that speaks of Notion.",
        finds: &[
            concat!("‹ntn", "_395095824146M4MDN5zh2BdPlCaCUqYhdJV3IK4qVPuNs5›"),
            concat!(
                "NOTION_TOKEN=\"‹ntn",
                "_17933680097O4N8vque2ELMHsveMTBsV5dc5s7EPXsArIK›\""
            ),
            concat!(
                "it is ‹secr",
                "et_Wr2cpzltboEWzpVsWU7BkkkYXnIUWTAy8gzV5tE9twd›."
            ),
        ],
        ignores: &[
            concat!("ntn", "_395095824146M4MDN5zh2BdPlCaCUqYhdJV3IK4qVPuNs"),
            concat!("ntn", "_395095824146M4MDN5zh2BdPlCaCUqYhdJV3IK4qVPuNs56"),
            concat!("xntn", "_395095824146M4MDN5zh2BdPlCaCUqYhdJV3IK4qVPuNs5"),
            concat!("ntn", "_00000000000xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developers.notion.com/docs/authorization"],
    }),
    ..Detector::of(Family::Secret)
};
