//! Zoho access and refresh tokens: `1000.` and two parts of 32 hexadecimal digits with a dot.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zoho_token",
    title: "Zoho OAuth token",
    label: "[ZOHO_TOKEN]",
    pattern: r"1000\.[0-9a-f]{32}\.[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["1000."]),
    validate: |candidate| token::known(candidate, 5, 65..=65, Confidence::High),
    context: &["zoho", "zoho-oauthtoken", "refresh_token", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹1000",
                ".924c43da16af1e989fe5ef179ebcc461.be143af6250645f632195bc17188f0a2›"
            ),
            concat!(
                "ZOHO_TOKEN=\"‹1000",
                ".e03478b30f597bb182e66b7422368817.10843712d1db2a8b754acd2a249471c7›\""
            ),
        ],
        ignores: &[
            concat!(
                "1000",
                ".924c43da16af1e989fe5ef179ebcc461.be143af6250645f632195bc17188f0a"
            ),
            concat!(
                "1000",
                ".924c43da16af1e989fe5ef179ebcc461.be143af6250645f632195bc17188f0a2b"
            ),
            concat!(
                "x1000",
                ".924c43da16af1e989fe5ef179ebcc461.be143af6250645f632195bc17188f0a2"
            ),
            concat!(
                "1000",
                ".00000000000000000000000000000000.00000000000000000000000000000000"
            ),
        ],
        sources: &["https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html"],
    }),
    ..Detector::of(Family::Secret)
};
