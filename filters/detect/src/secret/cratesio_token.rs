//! crates.io API tokens: `cio` and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cratesio_token",
    title: "crates.io API token",
    label: "[CRATESIO_TOKEN]",
    pattern: "cio[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["cio"]),
    validate: |candidate| {
        token::known(candidate, 3, 32..=32, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["crates.io", "cargo", "crates-io"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("CRATESIO_TOKEN=‹cioJ", "VcknVwJvRGs7QQ8JZDOfOTDX9FiOahZ›"),
            concat!(
                "{\"cratesio_token\": \"‹ciot",
                "QhpqWZmjmsZiww5eYL6CGqVdnIW9o9u›\"}"
            ),
            concat!("use ‹cioi", "9bFNl9yF2g1G48rNLgAudcrbKzHVpCy› from now on"),
        ],
        ignores: &[
            concat!("cio8", "K64P0yUrhJqcBCBTKKKYma8gfKW0fJ"),
            concat!("cioA", "PPEkLXY1weOBSEdzJc7jzjn7D7xNs8U7"),
            concat!("xciou", "sfPlh5DdXKHeVTTA4ZCTJeb5BOgctnB"),
            concat!("cio0", "0000000000000000000000000000000"),
        ],
        sources: &["https://crates.io/data-access"],
    }),
    ..Detector::of(Family::Secret)
};
