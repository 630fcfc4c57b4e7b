//! CockroachDB Cloud API keys: `CCDB1_`, 22 letters and digits, and 40 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cockroachdb_key",
    title: "CockroachDB Cloud API key",
    label: "[COCKROACHDB_KEY]",
    pattern: "CCDB1_[0-9A-Za-z]{22}_[0-9A-Za-z]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["CCDB1_"]),
    validate: |candidate| token::known(candidate, 6, 63..=63, Confidence::High),
    context: &["cockroach"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "COCKROACHDB_KEY=‹CCDB",
                "1_qTvIKEN10h6j6lMSQ0MAyq_IJRCQ07ZOFe4O2Hcp4ubK5ArJ26sXTUxGVLWhd85›"
            ),
            concat!(
                "{\"cockroachdb_key\": \"‹CCDB",
                "1_gxJ2utBp8p82nxZCTWdOGL_PRc5PEB43jENixCOMpaOXRHSGAi777Woh0ZFRjVn›\"}"
            ),
            concat!(
                "use ‹CCDB",
                "1_PHxp5AhkQcNVQMRXZL4BA5_DryGA5Vj0tC6krnYjKAIFQZ1Ipxz9OSEDZgNmxpe› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "CCDB",
                "1_1wKDg46AghOAlG9vHFIIoi_FDvubuAtP9yTy2JzicxohTfiO3UMKnomsnBfip3"
            ),
            concat!(
                "CCDB",
                "1_pt4ZIAQ8iPpy5tDr1GFaA8_UvgqJZIuSdqiBOB1ciNmEWuIeMLWmHHzTcMbcsxw7"
            ),
            concat!(
                "xCCDB",
                "1_87bsCzaXBXwK0pikWH9oLw_eoj3ArCmlxSUeu7iiqu83tpANhwjjZbziuH1fOL5"
            ),
            concat!(
                "CCDB",
                "1_0000000000000000000000_0000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://www.cockroachlabs.com/docs/cockroachcloud/managing-access"],
    }),
    ..Detector::of(Family::Secret)
};
