//! API secrets of Stream (chat, video and feeds): 64 lower-case letters and digits, with nothing of their own to know
//! them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.stream_secret",
    title: "Stream API secret",
    label: "[STREAM_SECRET]",
    pattern: token::assigned!("stream_?(?:api|chat|io)|getstream", "[0-9a-z]{64}"),
    prefilter: Prefilter::Name(&[
        "stream_api",
        "stream_chat",
        "stream_io",
        "streamapi",
        "getstream",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "STREAM_API_SECRET=‹7kf",
                "buhu6ydq8qt427twiqa1rc4lbe1b0mlbgj94zwon2bs22xrpctay7grigusau›"
            ),
            concat!(
                "\"getstreamSecret\": \"‹jjo",
                "awhvni57uxspsoxr0zl4ovkjlxa3dh1bidn3xh9cjgujogr1j5dqopnzcf5w1›\","
            ),
        ],
        ignores: &[
            concat!(
                "STREAM_API_SECRET=7kf",
                "buhu6ydq8qt427twiqa1rc4lbe1b0mlbgj94zwon2bs22xrpctay7grigusa"
            ),
            concat!(
                "STREAM_API_SECRET=7kf",
                "buhu6ydq8qt427twiqa1rc4lbe1b0mlbgj94zwon2bs22xrpctay7grigusau3"
            ),
            concat!(
                "STREAM_API_SECRET=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://getstream.io/chat/docs/node/tokens_and_authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
