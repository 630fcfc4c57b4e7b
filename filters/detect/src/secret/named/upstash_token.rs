//! REST tokens of Upstash databases: 40 to 120 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.upstash_token",
    title: "Upstash REST token",
    label: "[UPSTASH_TOKEN]",
    pattern: token::assigned!("upstash", "[0-9A-Za-z_-]{40,120}"),
    prefilter: Prefilter::Name(&["upstash"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=120),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: signing keys too, which are secrets as well.",
        finds: &[
            concat!(
                "UPSTASH_REDIS_REST_TOKEN=‹Ato",
                "dujpZuAAGZPC6oQUdWWsjrBfzPbVaKzqfm2GvGRyJlZtzfIhxwUNOe7rDDQ2X3qu1dqiRl_GLdRwY›"
            ),
            concat!(
                "\"upstashRedisRestToken\": \"‹vJR",
                "KlVjCu-PWK4VAEbWZlYdM0x3ku0FxzasoZ88MSOooJS7QlSM1HUxzJT1FrEhrzuveBlactb1I6TCN›\","
            ),
        ],
        ignores: &[
            concat!(
                "UPSTASH_REDIS_REST_TOKEN=Ato",
                "dujpZuAAGZPC6oQUdWWsjrBfzPbVaKzqfm2G"
            ),
            concat!(
                "UPSTASH_REDIS_REST_TOKEN=Ato",
                "dujpZuAAGZPC6oQUdWWsjrBfzPbVaKzqfm2GvGRyJlZtzfIhxwUNOe7rDDQ2X3qu1dqiRl_GLdRwYcEZQ3ynsl7LFROgrY7Sf82K5bduLbCw972BikInap"
            ),
            concat!(
                "UPSTASH_REDIS_REST_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://upstash.com/docs/redis/features/restapi"],
    }),
    ..Detector::of(Family::Secret)
};
