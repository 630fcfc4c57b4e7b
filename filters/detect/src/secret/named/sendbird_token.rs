//! Sendbird master and secondary API tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sendbird_token",
    title: "Sendbird API token",
    label: "[SENDBIRD_TOKEN]",
    pattern: token::assigned!("sendbird|send_bird", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["sendbird", "send_bird"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SENDBIRD_API_TOKEN=‹bdf",
                "0f9a200951913c2d8cd2e5614e975b150daff›"
            ),
            concat!(
                "\"sendbirdApiToken\": \"‹d9b",
                "6cf8e6e0bba93b2fed3bc9fa8eb0f0e570d53›\","
            ),
        ],
        ignores: &[
            concat!(
                "SENDBIRD_API_TOKEN=bdf",
                "0f9a200951913c2d8cd2e5614e975b150daf"
            ),
            concat!(
                "SENDBIRD_API_TOKEN=bdf",
                "0f9a200951913c2d8cd2e5614e975b150daff3"
            ),
            concat!(
                "SENDBIRD_API_TOKEN=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://sendbird.com/docs/chat/platform-api/v3/overview"],
    }),
    ..Detector::of(Family::Secret)
};
