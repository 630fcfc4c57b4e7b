//! Prefect Cloud API keys: `pnu_` (a person's) or `pnb_` (a service account's) and 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.prefect_key",
    title: "Prefect Cloud API key",
    label: "[PREFECT_KEY]",
    pattern: "(?:pnu_|pnb_)[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pnu_", "pnb_"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::High),
    context: &["prefect", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹pnu", "_AhLt0w8GR8hmpvy70ZlnlvZ2Dxu7bqa52Wjg›"),
            concat!(
                "PREFECT_KEY=\"‹pnu",
                "_JMkdL7v56gDrd1IDrVFY6m7VdWrzmZu3h03Z›\""
            ),
            concat!("it is ‹pnb", "_sVRF8JuMqA3GJIUs9LL3SWcUmpLJy51mPwz7›."),
        ],
        ignores: &[
            concat!("pnu", "_AhLt0w8GR8hmpvy70ZlnlvZ2Dxu7bqa52Wj"),
            concat!("pnu", "_AhLt0w8GR8hmpvy70ZlnlvZ2Dxu7bqa52Wjga"),
            concat!("xpnu", "_AhLt0w8GR8hmpvy70ZlnlvZ2Dxu7bqa52Wjg"),
            concat!("pnu", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
