//! Pushbullet access tokens: `o.` and 32 letters and digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pushbullet_token",
    title: "Pushbullet access token",
    label: "[PUSHBULLET_TOKEN]",
    pattern: token::assigned!("pushbullet|push_bullet", r"o\.[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["pushbullet", "push_bullet"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 34..=34),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PUSHBULLET_ACCESS_TOKEN=‹o.9",
                "fZzkfmcX8Fekjsazjj5mxPxiGmMHyDb›"
            ),
            concat!(
                "\"pushbulletAccessToken\": \"‹o.z",
                "tr6GjPNtiFU7pMz72IjWqVkSo66sTCd›\","
            ),
        ],
        ignores: &[
            concat!(
                "PUSHBULLET_ACCESS_TOKEN=o.9",
                "fZzkfmcX8Fekjsazjj5mxPxiGmMHyD"
            ),
            concat!(
                "PUSHBULLET_ACCESS_TOKEN=o.9",
                "fZzkfmcX8Fekjsazjj5mxPxiGmMHyDb0"
            ),
            concat!(
                "PUSHBULLET_ACCESS_TOKEN=o.x",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.pushbullet.com/#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
