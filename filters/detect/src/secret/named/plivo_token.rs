//! Plivo auth tokens: 40 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.plivo_token",
    title: "Plivo auth token",
    label: "[PLIVO_TOKEN]",
    pattern: token::assigned!("plivo", "[0-9A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["plivo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PLIVO_AUTH_TOKEN=‹ak4",
                "uKy8E0gojCc1xUWfVo6E0zHJoGdFZ19GyxabB›"
            ),
            concat!(
                "\"plivoAuthToken\": \"‹z9S",
                "PRHi6f5UzBPJ8la3zdba2I0PuqgJSki3z5Q0t›\","
            ),
        ],
        ignores: &[
            concat!(
                "PLIVO_AUTH_TOKEN=ak4",
                "uKy8E0gojCc1xUWfVo6E0zHJoGdFZ19Gyxab"
            ),
            concat!(
                "PLIVO_AUTH_TOKEN=ak4",
                "uKy8E0gojCc1xUWfVo6E0zHJoGdFZ19GyxabBG"
            ),
            concat!(
                "PLIVO_AUTH_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.plivo.com/docs/account/api/overview/"],
    }),
    ..Detector::of(Family::Secret)
};
