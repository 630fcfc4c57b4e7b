//! Webex bot and access tokens: 64 letters and digits, `_`, four more that name the data centre, `_` and the
//! organisation's UUID; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.webex_token",
    title: "Webex access token",
    label: "[WEBEX_TOKEN]",
    pattern: token::assigned!(
        "webex",
        "[0-9A-Za-z]{64}_[0-9A-Za-z]{4}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["webex"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 106..=106),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "WEBEX_ACCESS_TOKEN=‹gXS",
                "PaEdWVfttBhh6BjVr4SOdSeHQC39QGO7FgCxpystn7DN0lFUjt7Avic69yt2E_UFmv_884705f7-4a62-4ff7-fa57-619e9af209c3›"
            ),
            concat!(
                "\"webexAccessToken\": \"‹x7U",
                "zAzNii5fEuqjgRMjfHeMxmS5JCy8b45ASSXG28fOMiGxkElq0pxBa391VKKLD_3YCa_39036f98-57a1-0ed4-5d72-d44d5c5ed2f9›\","
            ),
        ],
        ignores: &[
            concat!(
                "WEBEX_ACCESS_TOKEN=gXS",
                "PaEdWVfttBhh6BjVr4SOdSeHQC39QGO7FgCxpystn7DN0lFUjt7Avic69yt2E_UFmv_884705f7-4a62-4ff7-fa57-619e9af209c"
            ),
            concat!(
                "WEBEX_ACCESS_TOKEN=gXS",
                "PaEdWVfttBhh6BjVr4SOdSeHQC39QGO7FgCxpystn7DN0lFUjt7Avic69yt2E_UFmv_884705f7-4a62-4ff7-fa57-619e9af209c31"
            ),
            concat!(
                "WEBEX_ACCESS_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxx_00000000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &["https://developer.webex.com/docs/bots"],
    }),
    ..Detector::of(Family::Secret)
};
