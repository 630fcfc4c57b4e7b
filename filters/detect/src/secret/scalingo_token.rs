//! Scalingo API tokens: `tk-us-` and 48 base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.scalingo_token",
    title: "Scalingo API token",
    label: "[SCALINGO_TOKEN]",
    pattern: "tk-us-[0-9A-Za-z_-]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["tk-us-"]),
    validate: |candidate| token::known(candidate, 6, 48..=48, Confidence::High),
    context: &["scalingo", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹tk-u",
                "s-f5-DrEGTjokyAFSqTlpsDn8EfNivgjP4cGWKJoq860JeJ8c6›"
            ),
            concat!(
                "SCALINGO_TOKEN=\"‹tk-u",
                "s-G5hsuAS7Q7OmAF0jxOS3oljfFQy5f6egZYm9Tc-5f9N_xwPd›\""
            ),
        ],
        ignores: &[
            concat!("tk-u", "s-gf5-DrEGTjokyAFSqTlpsDn8EfNivgjP4cGWKJoq860JeJ8"),
            concat!(
                "tk-u",
                "s-5-DrEGTjokyAFSqTlpsDn8EfNivgjP4cGWKJoq860JeJ8c6Bj"
            ),
            concat!(
                "xtk-u",
                "s-f5-DrEGTjokyAFSqTlpsDn8EfNivgjP4cGWKJoq860JeJ8c6"
            ),
            concat!("tk-u", "s-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developers.scalingo.com/index#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
