//! Alchemy authentication tokens: `alcht_` and 30 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alchemy_token",
    title: "Alchemy auth token",
    label: "[ALCHEMY_TOKEN]",
    pattern: "alcht_[0-9A-Za-z]{30}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["alcht_"]),
    validate: |candidate| token::known(candidate, 6, 30..=30, Confidence::High),
    context: &["alchemy"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("ALCHEMY_TOKEN=‹alch", "t_SZTOToqTpC0YlO2T9ylMAytLkd2tT4›"),
            concat!(
                "{\"alchemy_token\": \"‹alch",
                "t_QxkGmXFswWBYx5z8h0v4CsdTdFoLIi›\"}"
            ),
            concat!("use ‹alch", "t_pJpK7An40Zkavnus5GR2VPxCsOfK1H› from now on"),
        ],
        ignores: &[
            concat!("alch", "t_UFL9RXLy9zZUK9d6r2vG8SkT2crkS"),
            concat!("alch", "t_KMm8C9hOXAyZcXMgzBvJR9c8M4kcnM7"),
            concat!("xalch", "t_jsRxUJFMZePvaqUD2f3FNjHC9TjZBr"),
            concat!("alch", "t_000000000000000000000000000000"),
        ],
        sources: &["https://www.alchemy.com/docs/how-to-use-api-keys-in-http-headers"],
    }),
    ..Detector::of(Family::Secret)
};
