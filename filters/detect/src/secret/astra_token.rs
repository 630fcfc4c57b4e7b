//! DataStax Astra application tokens: `AstraCS:`, the client id of 24 letters, and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.astra_token",
    title: "DataStax Astra token",
    label: "[ASTRA_TOKEN]",
    pattern: "AstraCS:[A-Za-z]{24}:[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["AstraCS:"]),
    validate: |candidate| token::known(candidate, 8, 89..=89, Confidence::High),
    context: &["astra", "datastax"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ASTRA_TOKEN=‹Astr",
                "aCS:whXEwuOrFbqdXlkOFCDnqeHb:ed188104a7cca484412939f3b3a65f1d5804e9166f3e0f75832158ccc5a48c7d›"
            ),
            concat!(
                "{\"astra_token\": \"‹Astr",
                "aCS:NhSocPXXouedYWDptFCxOQwh:45d55871d79d39155726b0a1a611b0d0ce209d9447a59dd33e527d0e775bd5af›\"}"
            ),
            concat!(
                "use ‹Astr",
                "aCS:lWCJuhNWIgDfWnSNJIyFwxXV:16f2b8708903eb243ee62c071145f15e40432b4ca0cb4e44b7501f3ea514d4df› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "Astr",
                "aCS:wtErbeUOzlSDAdpRbATWyABs:adc46bd6a6a07cd08459844ec8e6e7aae6a428c13b3487ee287eac8d753bf54"
            ),
            concat!(
                "Astr",
                "aCS:QQIvCXLcaeIPATwiXEeIgbgM:f496235155e7669aa1c80bfb2edaaa530b83ad22876cb209bae41334c49900b87"
            ),
            concat!(
                "xAstr",
                "aCS:zgElaQITnmUnWFcvZSXPpFrA:e33c64148419bb23cf0f45f03eb69f73d2d29bfd1329952f36f2cd9dd3e7ff0a"
            ),
            concat!(
                "Astr",
                "aCS:aaaaaaaaaaaaaaaaaaaaaaaa:0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
