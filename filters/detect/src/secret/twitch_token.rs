//! Twitch OAuth tokens and client secrets: 30 lower-case letters and digits, after `oauth:` or a name.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.twitch_token",
    title: "Twitch token or secret",
    label: "[TWITCH_TOKEN]",
    pattern: concat!(
        "oauth:[0-9a-z]{30}[0-9A-Za-z]?|",
        token::assigned!("twitch", "[0-9a-z]{30}")
    ),
    prefilter: Prefilter::Name(&["twitch", "oauth:"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 30..=30),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TWITCH_CLIENT_SECRET=‹35r", "h2jv9z6liil2hy30i3t1y37ngc3›"),
            concat!(
                "\"twitchClientSecret\": \"‹jqu",
                "qzl7ocww7kmul52chxa8ru5wrh9›\","
            ),
            concat!("PASS oauth:‹ry3f1", "bwss3i4j6dfum6zugrc1adjkc›"),
        ],
        ignores: &[
            concat!("TWITCH_CLIENT_SECRET=35r", "h2jv9z6liil2hy30i3t1y37ngc"),
            concat!("TWITCH_CLIENT_SECRET=35r", "h2jv9z6liil2hy30i3t1y37ngc3c"),
            concat!("TWITCH_CLIENT_SECRET=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!("oauth:ry3f1", "bwss3i4j6dfum6zugrc1adjkcl"),
        ],
        sources: &["https://dev.twitch.tv/docs/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
