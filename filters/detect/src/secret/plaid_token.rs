//! Plaid access tokens: `access-`, the environment and a UUID; client secrets, 30 hexadecimal digits that only a name
//! gives away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.plaid_token",
    title: "Plaid access token or secret",
    label: "[PLAID_TOKEN]",
    pattern: concat!(
        "(?:access-production-|access-development-|access-sandbox-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?|",
        token::assigned!("plaid", "[0-9a-f]{30}")
    ),
    prefilter: Prefilter::Name(&[
        "access-production-",
        "access-development-",
        "access-sandbox-",
        "plaid",
    ]),
    value: token::value,
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("access-production-", 36..=36),
                ("access-development-", 36..=36),
                ("access-sandbox-", 36..=36),
            ],
            Confidence::High,
        )
        .or_else(|| token::named(candidate, 30..=30))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹acce",
                "ss-production-9de1f8be-03d5-c9d2-6db7-c9a21887ba68›"
            ),
            concat!(
                "PLAID_SECRET=\"‹acce",
                "ss-production-d4a1d8b5-8d62-2282-adf7-bdcf46916143›\""
            ),
            concat!(
                "it is ‹acce",
                "ss-development-d7867c9a-045b-1815-728a-23461ccfb16f›."
            ),
            concat!(
                "Authorization: Bearer ‹acce",
                "ss-sandbox-9c4dd6d8-a8b7-2e5a-33f4-79818259257d›,"
            ),
            concat!("PLAID_SECRET=‹b5d", "7eb9dc9bc5fcfd450e7f8516c53›"),
            concat!("\"plaidSecret\": \"‹536", "06ded565d769d02c2ee8a9eee47›\","),
        ],
        ignores: &[
            concat!("acce", "ss-production-9de1f8be-03d5-c9d2-6db7-c9a21887ba6"),
            concat!(
                "acce",
                "ss-production-9de1f8be-03d5-c9d2-6db7-c9a21887ba68b"
            ),
            concat!(
                "xacce",
                "ss-production-9de1f8be-03d5-c9d2-6db7-c9a21887ba68"
            ),
            concat!("acce", "ss-production-00000000-0000-0000-0000-000000000000"),
            concat!("PLAID_SECRET=b5d", "7eb9dc9bc5fcfd450e7f8516c5"),
            concat!("PLAID_SECRET=b5d", "7eb9dc9bc5fcfd450e7f8516c533"),
            concat!("PLAID_SECRET=000", "000000000000000000000000000"),
        ],
        sources: &["https://plaid.com/docs/api/tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
