//! Rancher API bearer tokens: `token-`, five letters and digits, a colon and 54 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rancher_token",
    title: "Rancher API token",
    label: "[RANCHER_TOKEN]",
    pattern: "token-[0-9a-z]{5}:[0-9a-z]{54}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["token-"]),
    validate: |candidate| {
        token::known(candidate, 6, 60..=60, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["rancher", "bearer", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹toke",
                "n-v1hpu:8y29o7g21d5ju2l2elwwy49x6sn0hzex9dt2m82dyxba7rnclxehul›"
            ),
            concat!(
                "RANCHER_TOKEN=\"‹toke",
                "n-ecyzz:5872kggdums2y1q23hsznswcc8wgi6km3rdoyhujajyoty8p704mnc›\""
            ),
        ],
        ignores: &[
            concat!(
                "toke",
                "n-v1hpu:8y29o7g21d5ju2l2elwwy49x6sn0hzex9dt2m82dyxba7rnclxehu"
            ),
            concat!(
                "toke",
                "n-v1hpu:8y29o7g21d5ju2l2elwwy49x6sn0hzex9dt2m82dyxba7rnclxehulm"
            ),
            concat!(
                "xtoke",
                "n-v1hpu:8y29o7g21d5ju2l2elwwy49x6sn0hzex9dt2m82dyxba7rnclxehul"
            ),
            concat!(
                "toke",
                "n-xxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &[
            "https://ranchermanager.docs.rancher.com/reference-guides/about-the-api/api-tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
