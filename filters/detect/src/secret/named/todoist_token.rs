//! Todoist API tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.todoist_token",
    title: "Todoist API token",
    label: "[TODOIST_TOKEN]",
    pattern: token::assigned!("todoist", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["todoist"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TODOIST_API_TOKEN=‹3a1",
                "78d0d949f6fafdd5c43a3994c51567d9e1753›"
            ),
            concat!(
                "\"todoistApiToken\": \"‹13c",
                "c2accc6b8717fda8d8c43a6e6e7c3bb27ffc0›\","
            ),
        ],
        ignores: &[
            concat!(
                "TODOIST_API_TOKEN=3a1",
                "78d0d949f6fafdd5c43a3994c51567d9e175"
            ),
            concat!(
                "TODOIST_API_TOKEN=3a1",
                "78d0d949f6fafdd5c43a3994c51567d9e1753c"
            ),
            concat!(
                "TODOIST_API_TOKEN=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.todoist.com/guides/#developing-with-todoist"],
    }),
    ..Detector::of(Family::Secret)
};
