//! LINE channel secrets: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.line_secret",
    title: "LINE channel secret",
    label: "[LINE_SECRET]",
    pattern: token::assigned!(
        "channel_secret|channelsecret|line_channel|line_secret",
        "[0-9a-f]{32}"
    ),
    prefilter: Prefilter::Name(&[
        "channel_secret",
        "channelsecret",
        "line_channel",
        "line_secret",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LINE_CHANNEL_SECRET=‹77b7", "dd61ee10f9505d9bf409eb0fac9a›"),
            concat!(
                "\"line_channel_secret\": \"‹86e4",
                "21bc42f133288187fe415df14bfa›\","
            ),
            concat!(
                "the CHANNEL_SECRET key is ‹1d7d",
                "4ea621c71858b979d5e0338df003›"
            ),
        ],
        ignores: &[
            concat!("LINE_CHANNEL_SECRET=699c", "49df8ece70bc5bd4b801ed8793d"),
            concat!("LINE_CHANNEL_SECRET=5d2d", "b3bf154de9d224b05b1a75c9f4f87"),
            concat!("LINE_CHANNEL_SECRET=0000", "0000000000000000000000000000"),
            concat!("checksum=0178", "70c359bace2274b275bad2f407b6"),
        ],
        sources: &["https://developers.line.biz/en/docs/basics/channel-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
