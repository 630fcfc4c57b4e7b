//! Samsara API tokens: `samsara_api_` and 30 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.samsara_token",
    title: "Samsara API token",
    label: "[SAMSARA_TOKEN]",
    pattern: "samsara_api_[0-9A-Za-z]{28,40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["samsara_api_"]),
    validate: |candidate| token::known(candidate, 12, 28..=40, Confidence::High),
    context: &["samsara", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹sams", "ara_api_JQwAKEj5dHd2iMpx68IDLgdtxWJJ1AzdEV›"),
            concat!(
                "SAMSARA_TOKEN=\"‹sams",
                "ara_api_QUOPxgj6dqI5q2S4LKbbgcIPYGizoZ7dUm›\""
            ),
        ],
        ignores: &[
            concat!("sams", "ara_api_JQwAKEj5dHd2iMpx68IDLgdtxWJ"),
            concat!("sams", "ara_api_JQwAKEj5dHd2iMpx68IDLgdtxWJJ1AzdEVwkidwLE"),
            concat!("xsams", "ara_api_JQwAKEj5dHd2iMpx68IDLgdtxWJJ1AzdEV"),
            concat!("sams", "ara_api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developers.samsara.com/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
