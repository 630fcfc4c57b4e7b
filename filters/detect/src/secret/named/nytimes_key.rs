//! Keys of the New York Times developer network: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nytimes_key",
    title: "New York Times API key",
    label: "[NYTIMES_KEY]",
    pattern: token::assigned!("nytimes|nyt_?api|new_?york_?times", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&[
        "nytimes",
        "nyt_api",
        "nytapi",
        "newyorktimes",
        "new_york_times",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("NYTIMES_API_KEY=‹K3x", "O3nzRsQp6DxnAxtYRDUb1vlZGODfm›"),
            concat!(
                "\"nytimesApiKey\": \"‹YHJ",
                "pzzrSX6bqua1nQCtMdsE1iLH09M5B›\","
            ),
        ],
        ignores: &[
            concat!("NYTIMES_API_KEY=K3x", "O3nzRsQp6DxnAxtYRDUb1vlZGODf"),
            concat!("NYTIMES_API_KEY=K3x", "O3nzRsQp6DxnAxtYRDUb1vlZGODfmK"),
            concat!("NYTIMES_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developer.nytimes.com/get-started"],
    }),
    ..Detector::of(Family::Secret)
};
