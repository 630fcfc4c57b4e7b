//! Intercom access tokens: base64 of `tok:` and an id, 52 to 64 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.intercom_token",
    title: "Intercom access token",
    label: "[INTERCOM_TOKEN]",
    pattern: "dG9rO[0-9A-Za-z+/]{40,64}={0,2}",
    prefilter: Prefilter::Prefix(&["dG9rO"]),
    validate: |candidate| token::known(candidate, 5, 46..=62, Confidence::High),
    context: &["intercom"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Any base64 of this length whose text begins with `tok:` is found.",
        finds: &[
            concat!(
                "INTERCOM_TOKEN=‹dG9r",
                "OjVkYTJjZWMyXzU1NDBfNGU0ZmI0NDAwMzRkNjYwODoxOjA=›"
            ),
            concat!(
                "'‹dG9r",
                "OjY5N2E4ZDQxX2JlZDRfNDBlNTA0NTRmMzFhZjMxNzoxOjA=›'"
            ),
        ],
        ignores: &[
            concat!("dG9r", "OjVkYTJjZWMyXzU1NDBfNGU0"),
            concat!("xdG9r", "OjVkYTJjZWMyXzU1NDBfNGU0ZmI0NDAwMzRkNjYwODoxOjA="),
            concat!(
                "dG9r",
                "OAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            ),
        ],
        sources: &[
            "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
