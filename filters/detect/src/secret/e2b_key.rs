//! E2B API keys: `e2b_` and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.e2b_key",
    title: "E2B API key",
    label: "[E2B_KEY]",
    pattern: "e2b_[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["e2b_"]),
    validate: |candidate| token::known(candidate, 4, 40..=40, Confidence::High),
    context: &["e2b"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("E2B_KEY=‹e2b_", "c0d5c787fece2b0dfcffb0935f437e346271fdf8›"),
            concat!(
                "{\"e2b_key\": \"‹e2b_",
                "5d9df26fecab159b072eb45b80a9c8cd3a37a508›\"}"
            ),
            concat!(
                "use ‹e2b_",
                "354b58dae6b4d177cc85508eebe2c247068fbe57› from now on"
            ),
        ],
        ignores: &[
            concat!("e2b_", "6151eafa01a17b357d2fc22ed3eac602ce7c8bc"),
            concat!("e2b_", "e7a8d14c515ef16598ac6469cc1bce5eda1c35b37"),
            concat!("xe2b_", "2eb36ef44c77136dc6708fe3907bd42a48224ed9"),
            concat!("e2b_", "0000000000000000000000000000000000000000"),
        ],
        sources: &["https://e2b.dev/docs/api-key"],
    }),
    ..Detector::of(Family::Secret)
};
