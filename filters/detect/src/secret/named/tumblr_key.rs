//! Consumer keys and secrets of Tumblr: 50 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tumblr_key",
    title: "Tumblr consumer key",
    label: "[TUMBLR_KEY]",
    pattern: token::assigned!("tumblr", "[0-9A-Za-z]{50}"),
    prefilter: Prefilter::Name(&["tumblr"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 50..=50),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TUMBLR_CONSUMER_SECRET=‹TPw",
                "2xFO1M8h0vqQS1gPznNthfwFOWf8cZmkpSGFwNqwNsQusUn›"
            ),
            concat!(
                "\"tumblrConsumerSecret\": \"‹Y2l",
                "CgOqmsJzhykek84v5axuYwMkm4t2P9Tigz3ptzgtKTEXP4E›\","
            ),
        ],
        ignores: &[
            concat!(
                "TUMBLR_CONSUMER_SECRET=TPw",
                "2xFO1M8h0vqQS1gPznNthfwFOWf8cZmkpSGFwNqwNsQusU"
            ),
            concat!(
                "TUMBLR_CONSUMER_SECRET=TPw",
                "2xFO1M8h0vqQS1gPznNthfwFOWf8cZmkpSGFwNqwNsQusUnG"
            ),
            concat!(
                "TUMBLR_CONSUMER_SECRET=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.tumblr.com/docs/en/api/v2"],
    }),
    ..Detector::of(Family::Secret)
};
