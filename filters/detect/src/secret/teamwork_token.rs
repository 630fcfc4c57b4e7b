//! Teamwork.com API tokens: `tkn.v1_` and 72 characters of base64, the last of them `=`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.teamwork_token",
    title: "Teamwork.com API token",
    label: "[TEAMWORK_TOKEN]",
    pattern: "tkn\\.v1_[0-9A-Za-z+/_-]{71}=",
    prefilter: Prefilter::Prefix(&["tkn.v1_"]),
    validate: |candidate| token::known(candidate, 7, 72..=72, Confidence::High),
    context: &["teamwork"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "Authorization: Bearer ‹tkn",
                ".v1_nQvWys81vp7hB1dx8PpD5KHXe3PYiGkPAuNaRL63xYKwzEInncIIA3ANxN9K3KSU9Mi4roN=›"
            ),
            concat!(
                "TEAMWORK_TOKEN=\"‹tkn",
                ".v1_L89sM995YTBXaK7JQEVT0mlAmrtVETW0TesULeetLDQ8B8vW2ZBjyaXYl1AcCtLn99MHwP7=›\""
            ),
        ],
        ignores: &[
            concat!(
                "tkn",
                ".v1_nQvWys81vp7hB1dx8PpD5KHXe3PYiGkPAuNaRL63xYKwzEInncIIA3ANxN9K3KSU9Mi4ro="
            ),
            concat!(
                "xtkn",
                ".v1_nQvWys81vp7hB1dx8PpD5KHXe3PYiGkPAuNaRL63xYKwzEInncIIA3ANxN9K3KSU9Mi4roN="
            ),
            concat!(
                "tkn",
                ".v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx="
            ),
        ],
        sources: &["https://apidocs.teamwork.com/guides/teamwork/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
