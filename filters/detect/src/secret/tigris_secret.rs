//! Secret access keys of the object store Tigris: `tsec_` and a long run of base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tigris_secret",
    title: "Tigris secret access key",
    label: "[TIGRIS_SECRET]",
    pattern: "tsec_[0-9A-Za-z_-]{40,80}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["tsec_"]),
    validate: |candidate| {
        token::known(candidate, 5, 40..=80, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["tigris", "secret", "aws_secret_access_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹tsec",
                "_oSEHOwwm9mTgfNDpGjnXy_RYavPNDje2GBnUhmR9CY5SJ1m2J5iRZFT8FC4E›"
            ),
            concat!(
                "TIGRIS_SECRET=\"‹tsec",
                "_ZpqWd29XZmM3vOqtysdpBwqr86tgesxXXXR210LWI1ey5no7f8wQmHHR67he›\""
            ),
        ],
        ignores: &[
            concat!("tsec", "_oSEHOwwm9mTgfNDpGjnXy_RYavPNDje2GBnUhmR"),
            concat!(
                "tsec",
                "_oSEHOwwm9mTgfNDpGjnXy_RYavPNDje2GBnUhmR9CY5SJ1m2J5iRZFT8FC4Ej9A2SzsYkuQtfi4CZFc05"
            ),
            concat!(
                "xtsec",
                "_oSEHOwwm9mTgfNDpGjnXy_RYavPNDje2GBnUhmR9CY5SJ1m2J5iRZFT8FC4E"
            ),
            concat!(
                "tsec",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.tigrisdata.com/docs/sdks/s3/"],
    }),
    ..Detector::of(Family::Secret)
};
