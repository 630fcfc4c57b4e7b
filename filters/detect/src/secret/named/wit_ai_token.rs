//! Server and client access tokens of Wit.ai: 32 upper-case letters and digits, with nothing of their own to know
//! them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.wit_ai_token",
    title: "Wit.ai access token",
    label: "[WIT_AI_TOKEN]",
    pattern: token::assigned!("wit_?ai", "[0-9A-Z]{32}"),
    prefilter: Prefilter::Name(&["wit_ai", "witai"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("WIT_AI_TOKEN=‹H9F", "17K78HDS36SVB34HNIQ6MHAE8ULTL›"),
            concat!(
                "\"witaiAccessToken\": \"‹U45",
                "3ES2C19R4RJIYRDVVF39YYDOM6DO1›\","
            ),
        ],
        ignores: &[
            concat!("WIT_AI_TOKEN=H9F", "17K78HDS36SVB34HNIQ6MHAE8ULT"),
            concat!("WIT_AI_TOKEN=H9F", "17K78HDS36SVB34HNIQ6MHAE8ULTLD"),
            concat!("WIT_AI_TOKEN=XXX", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXX"),
        ],
        sources: &["https://wit.ai/docs/http"],
    }),
    ..Detector::of(Family::Secret)
};
