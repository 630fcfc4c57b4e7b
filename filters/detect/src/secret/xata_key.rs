//! Xata API keys: `xau_` and 36 to 48 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.xata_key",
    title: "Xata API key",
    label: "[XATA_KEY]",
    pattern: "xau_[0-9A-Za-z]{32,48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["xau_"]),
    validate: |candidate| {
        token::known(candidate, 4, 32..=48, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["xata", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹xau", "_HkOzvzJlNKrdhjgub14Y12dZFylSbwKhYRUyLNY8›"),
            concat!(
                "XATA_KEY=\"‹xau",
                "_7lOJJTubOl5Ams7pBsceyMs7GirG02cv9DCXxkDR›\""
            ),
        ],
        ignores: &[
            concat!("xau", "_HkOzvzJlNKrdhjgub14Y12dZFylSbwK"),
            concat!("xau", "_HkOzvzJlNKrdhjgub14Y12dZFylSbwKhYRUyLNY8yH7z1NTRD"),
            concat!("xxau", "_HkOzvzJlNKrdhjgub14Y12dZFylSbwKhYRUyLNY8"),
            concat!("xau", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://xata.io/docs/getting-started/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
