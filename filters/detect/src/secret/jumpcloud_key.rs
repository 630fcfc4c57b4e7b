//! JumpCloud API keys: `jca_` and 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.jumpcloud_key",
    title: "JumpCloud API key",
    label: "[JUMPCLOUD_KEY]",
    pattern: "jca_[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["jca_"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::High),
    context: &["jumpcloud"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "JUMPCLOUD_KEY=‹jca_",
                "BvYTp32c0IKD9quYjjP1rVfJv779VC4OMTON›"
            ),
            concat!(
                "{\"jumpcloud_key\": \"‹jca_",
                "nwRHtlDbYlHgs14mQXVhd989JRcPleoxulgi›\"}"
            ),
            concat!(
                "use ‹jca_",
                "etNZrLKTdYmfULy69uSuprk4lGeo6JcoSEkD› from now on"
            ),
        ],
        ignores: &[
            concat!("jca_", "HG8roTersnUUh87nh5qGvY7rAnkPAJPVnpf"),
            concat!("jca_", "pc7T9rGgcKVaIidwCaxdYEZ3QiBXN8TJP3YB7"),
            concat!("xjca_", "FV7AQLHtwCtbJLLqNTOvfLii6AR8MeaQNn7X"),
            concat!("jca_", "000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.jumpcloud.com/api/2.0/index.html"],
    }),
    ..Detector::of(Family::Secret)
};
