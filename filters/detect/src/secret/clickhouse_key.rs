//! ClickHouse Cloud API secrets: `4b1d` and 38 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.clickhouse_key",
    title: "ClickHouse Cloud API secret",
    label: "[CLICKHOUSE_KEY]",
    pattern: "4b1d[0-9A-Za-z]{38}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["4b1d"]),
    validate: |candidate| token::known(candidate, 4, 38..=38, Confidence::Medium),
    context: &["clickhouse"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "A longer run of hexadecimal digits that begins so is none: 42 characters, no fewer and no more.",
        finds: &[
            concat!(
                "CLICKHOUSE_KEY=‹4b1d",
                "sugn8wvxasT73qygzgNvdxeELlJu17wU2fR0uO›"
            ),
            concat!(
                "{\"clickhouse_key\": \"‹4b1d",
                "LkvUKNvhslkIKVzqNGMjQ2MyJ3uZlqVCkL8hiW›\"}"
            ),
            concat!(
                "use ‹4b1d",
                "tfEmwR4MkqGJSJCoh1oFLyHcIT0VM40F2JjBn7› from now on"
            ),
        ],
        ignores: &[
            concat!("4b1d", "evpMqb9cmViERAziK6LbmB1HmYXJ9Hw6PyZbj"),
            concat!("4b1d", "Bwq4FnAKQkjg2J4npjcTZLoCsRH5wiiX58vaGN7"),
            concat!("x4b1d", "GcG673zggfemOnCQke5xZujVlH6aftgviPc6wP"),
            concat!("4b1d", "00000000000000000000000000000000000000"),
        ],
        sources: &["https://clickhouse.com/docs/cloud/manage/openapi"],
    }),
    ..Detector::of(Family::Secret)
};
