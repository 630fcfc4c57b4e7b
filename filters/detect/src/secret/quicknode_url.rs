//! Addresses of QuickNode endpoints: the 40 hexadecimal digits of the path are all it takes to use one.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.quicknode_url",
    title: "QuickNode endpoint",
    label: "[QUICKNODE_URL]",
    pattern: r"quiknode\.pro/[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["quiknode.pro/"]),
    validate: |candidate| token::known(candidate, 13, 40..=40, Confidence::High),
    context: &["quicknode", "rpc", "endpoint"],
    about: native(&About {
        validator: "host and length",
        notes: "The finding begins after the endpoint's name in the host, which is no secret.",
        finds: &[
            concat!(
                "https://still-red-lake.ethereum-mainnet.‹quik",
                "node.pro/4568f3f270204e7f5672baf1c4f32ebd8deaec0f›/"
            ),
            concat!(
                "wss = 'wss://a.‹quik",
                "node.pro/63d5563e63301f6eebd62d10ad36014e601cc10b›'"
            ),
        ],
        ignores: &[
            concat!(
                "https://a.quiknode.pro/4568f",
                "3f270204e7f5672baf1c4f32ebd8deaec0"
            ),
            concat!(
                "https://a.quiknode.pro/4568f",
                "3f270204e7f5672baf1c4f32ebd8deaec0f1"
            ),
            "https://www.quicknode.com/docs",
            "https://a.quiknode.pro/0000000000000000000000000000000000000000",
        ],
        sources: &["https://www.quicknode.com/docs/platform/endpoints"],
    }),
    ..Detector::of(Family::Secret)
};
