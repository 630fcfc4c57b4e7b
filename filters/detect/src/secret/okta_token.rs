//! Okta API tokens: `00` and 40 base64url characters, after the scheme `SSWS` of an authorisation header or a name.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.okta_token",
    title: "Okta API token",
    label: "[OKTA_TOKEN]",
    pattern: concat!(
        "SSWS[ :]{1,4}00[0-9A-Za-z_-]{40}[0-9A-Za-z]?|",
        token::assigned!("okta", "00[0-9A-Za-z_-]{40}")
    ),
    prefilter: Prefilter::Name(&["ssws", "okta"]),
    value: token::value,
    validate: |candidate| {
        let scheme = candidate.text.starts_with("SSWS");
        token::named(candidate, 42..=42).map(|sure| if scheme { Confidence::High } else { sure })
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "OKTA_API_TOKEN=‹00x",
                "8ryyak1QHmVS70262if-aBE3QtWQrtzuzT5Exx7›"
            ),
            concat!(
                "\"oktaApiToken\": \"‹00R",
                "nDVD3MW1lDQGHONnHQ_oecNzHd5vLmJWvtMs2Q9›\","
            ),
            concat!(
                "Authorization: SSWS ‹00hPR",
                "YWDZdIIWPL1bc1BULIMKNKRYf8CRT5MNS2ixW›"
            ),
        ],
        ignores: &[
            concat!(
                "OKTA_API_TOKEN=00x",
                "8ryyak1QHmVS70262if-aBE3QtWQrtzuzT5Exx"
            ),
            concat!(
                "OKTA_API_TOKEN=00x",
                "8ryyak1QHmVS70262if-aBE3QtWQrtzuzT5Exx7I"
            ),
            concat!(
                "OKTA_API_TOKEN=00x",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developer.okta.com/docs/guides/create-an-api-token/main/"],
    }),
    ..Detector::of(Family::Secret)
};
