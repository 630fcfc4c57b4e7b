//! Trello API keys and the tokens of before 2022: 32 to 64 hexadecimal digits, with nothing of their own to know them
//! by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.trello_key",
    title: "Trello API key",
    label: "[TRELLO_KEY]",
    pattern: token::assigned!("trello", "[0-9a-f]{32,64}"),
    prefilter: Prefilter::Name(&["trello"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TRELLO_API_KEY=‹7d2",
                "89f80f301723e94a01d20d87e4f33c67353893d6680cb›"
            ),
            concat!(
                "\"trelloApiKey\": \"‹e66",
                "14e2c3a45fd2a403f4c86f2d982cdef4f5f40da7388ef›\","
            ),
        ],
        ignores: &[
            concat!("TRELLO_API_KEY=7d2", "89f80f301723e94a01d20d87e4f3"),
            concat!(
                "TRELLO_API_KEY=7d2",
                "89f80f301723e94a01d20d87e4f33c67353893d6680cb38493c26699b08bab"
            ),
            concat!(
                "TRELLO_API_KEY=000",
                "000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
