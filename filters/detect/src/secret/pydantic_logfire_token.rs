//! Pydantic Logfire tokens: `pylf_`, the version, the region (`us`, `eu`) and some forty letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pydantic_logfire_token",
    title: "Pydantic Logfire token",
    label: "[PYDANTIC_LOGFIRE_TOKEN]",
    pattern: concat!(
        "(?:pylf_v1_us_|pylf_v1_eu_)[0-9A-Za-z]{40,60}[0-9A-Za-z]?",
        "|(?:pylf_v2_us_|pylf_v2_eu_)[0-9A-Za-z]{40,120}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["pylf_v"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("pylf_v1_us_", 40..=60),
                ("pylf_v1_eu_", 40..=60),
                ("pylf_v2_us_", 40..=120),
                ("pylf_v2_eu_", 40..=120),
            ],
            Confidence::High,
        )
    },
    context: &["logfire", "pydantic", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pylf",
                "_v1_us_4E6iv0tsCk9sIFgoCGWUs8euqaO0X8WADfcyW7VdDQnasxN1HO›"
            ),
            concat!(
                "LOGFIRE_TOKEN=\"‹pylf",
                "_v1_us_3yNf6PN5m5mSUDQBsmWwIjvwW5E511KpeLxjPnWE4fHPprtq7w›\""
            ),
            concat!(
                "it is ‹pylf",
                "_v1_eu_6zCTPxiLVlKWkTBGtOS2GzrdJ7kza3iyvSy6VCqX2KKv5aT7ez›."
            ),
            concat!(
                "Authorization: Bearer ‹pylf",
                "_v2_us_oOLGiE7zmhEN3nJSJ24mxC7Prgbs0UPDpS9VeL5oeP4vv4MjQlLMuon0rN3wjdQPGkZiVHYD8zp9Tgif›,"
            ),
            concat!(
                "it is ‹pylf",
                "_v2_eu_YhdHp0n1BM4OgUBYShmvtbFXaWDZd6JrorN3OzxFGLUo01OVWYOHwcYjUq4dZSIOtckLb68bZ8hPhMrM›."
            ),
        ],
        ignores: &[
            concat!("pylf", "_v1_us_4E6iv0tsCk9sIFgoCGWUs8euqaO0X8WADfcyW7V"),
            concat!(
                "pylf",
                "_v1_us_4E6iv0tsCk9sIFgoCGWUs8euqaO0X8WADfcyW7VdDQnasxN1HOzZgNbPpn7pC"
            ),
            concat!(
                "xpylf",
                "_v1_us_4E6iv0tsCk9sIFgoCGWUs8euqaO0X8WADfcyW7VdDQnasxN1HO"
            ),
            concat!(
                "pylf",
                "_v1_us_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
