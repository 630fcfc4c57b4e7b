//! Client secrets of the 42 schools' intranet: `s-s4t2ud-` or `s-s4t2af-` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.intra42_secret",
    title: "42 intra client secret",
    label: "[INTRA42_SECRET]",
    pattern: "(?:s-s4t2ud-|s-s4t2af-)[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["s-s4t2ud-", "s-s4t2af-"]),
    validate: |candidate| token::known(candidate, 9, 64..=64, Confidence::High),
    context: &["intra", "42"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "INTRA42_SECRET=‹s-s4",
                "t2ud-a5cefb9f32d010eb90d944d2c6029a97b06d0179495f23c3b49cf014571986f5›"
            ),
            concat!(
                "{\"intra42_secret\": \"‹s-s4",
                "t2af-c48f3429d8e7cd882f57673b89e92f508cddc4b5baf214cc5b02a772611e0cb9›\"}"
            ),
            concat!(
                "use ‹s-s4",
                "t2af-9173412278bdcd2b9a8fd2e85bb369407562ab8a5795920f8ff7c04efcbc27c3› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "s-s4",
                "t2ud-c0448b0a24dbac5fcf5fb870b7955bb0920577892adec9c0e6597a667a33d51"
            ),
            concat!(
                "s-s4",
                "t2ud-5ddc62303f66e56f6e6b67d1aecd52748f6450c6e79319cf3caf8ef097569f967"
            ),
            concat!(
                "xs-s4",
                "t2ud-cb201281080a6f7a43c8dd4da027cdf7c0ce972ec41a41b766c3d91ca01be595"
            ),
            concat!(
                "s-s4",
                "t2ud-0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://api.intra.42.fr/apidoc/guides/getting_started"],
    }),
    ..Detector::of(Family::Secret)
};
