//! Together AI API keys: `tgp_v1_` and 43 base64url characters; older ones, 64 hexadecimal digits, have only a name.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.together_key",
    title: "Together AI API key",
    label: "[TOGETHER_KEY]",
    pattern: concat!(
        "tgp_v1_[0-9A-Za-z_-]{43}[0-9A-Za-z]?|",
        token::assigned!("together_?(?:ai|api)", "[0-9a-f]{64}")
    ),
    prefilter: Prefilter::Name(&["tgp_v1_", "together_a", "togetherai"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("tgp_v1_", 43..=43)], Confidence::High)
            .or_else(|| token::named(candidate, 64..=64))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹tgp_", "v1_ytVdyLl8IoFAZty04bBTMxevsWH_YoLb0oruWp6PhCO›"),
            concat!(
                "TOGETHER_API_KEY=\"‹tgp_",
                "v1_iNhEwAW2Zz3zxl4WPeGcSrFXz4Mn89_2QrLoN3_Hjtm›\""
            ),
            concat!(
                "TOGETHER_API_KEY=‹c1a",
                "ada73ac9573acc3e3b5bf2066e4d6b1e9d82bd0fbaa57be6b682841d750a1›"
            ),
            concat!(
                "\"togetheraiKey\": \"‹38c",
                "46ba81374621b5ac2eeec5762549171d98887923ac59f30ec4d83942211af›\","
            ),
        ],
        ignores: &[
            concat!("tgp_", "v1_IYh8xNPTUTTfz72QiSVjZyHcQx6X1g7fax7ses9oRy"),
            concat!("tgp_", "v1_h8xNPTUTTfz72QiSVjZyHcQx6X1g7fax7ses9oRy1-yt"),
            concat!("xtgp_", "v1_ytVdyLl8IoFAZty04bBTMxevsWH_YoLb0oruWp6PhCO"),
            concat!("tgp_", "v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!(
                "TOGETHER_API_KEY=c1a",
                "ada73ac9573acc3e3b5bf2066e4d6b1e9d82bd0fbaa57be6b682841d750a"
            ),
            concat!(
                "TOGETHER_API_KEY=c1a",
                "ada73ac9573acc3e3b5bf2066e4d6b1e9d82bd0fbaa57be6b682841d750a16"
            ),
            concat!(
                "TOGETHER_API_KEY=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.together.ai/docs/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
