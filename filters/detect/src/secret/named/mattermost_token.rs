//! Mattermost personal and bot access tokens: 26 lower-case letters and digits, with nothing of their own to know
//! them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mattermost_token",
    title: "Mattermost access token",
    label: "[MATTERMOST_TOKEN]",
    pattern: token::assigned!("mattermost", "[0-9a-z]{26}"),
    prefilter: Prefilter::Name(&["mattermost"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 26..=26),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MATTERMOST_TOKEN=‹n9n", "6nz1l4w8y2z23zkbxduzb6b›"),
            concat!("\"mattermostToken\": \"‹pav", "td91e8dxruwhr4nsplu8h48›\","),
        ],
        ignores: &[
            concat!("MATTERMOST_TOKEN=n9n", "6nz1l4w8y2z23zkbxduzb6"),
            concat!("MATTERMOST_TOKEN=n9n", "6nz1l4w8y2z23zkbxduzb6bc"),
            concat!("MATTERMOST_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developers.mattermost.com/integrate/reference/personal-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
