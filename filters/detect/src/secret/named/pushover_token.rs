//! Pushover application tokens and user keys: 30 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pushover_token",
    title: "Pushover token or user key",
    label: "[PUSHOVER_TOKEN]",
    pattern: token::assigned!("pushover", "[0-9A-Za-z]{30}"),
    prefilter: Prefilter::Name(&["pushover"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 30..=30),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("PUSHOVER_TOKEN=‹UYb", "jkwch83K5DIAPhNOuik8xF9oxe0›"),
            concat!(
                "\"pushoverToken\": \"‹Gwc",
                "shQKrUbaiLqX2FbDpPykfRCEZaJ›\","
            ),
        ],
        ignores: &[
            concat!("PUSHOVER_TOKEN=UYb", "jkwch83K5DIAPhNOuik8xF9oxe"),
            concat!("PUSHOVER_TOKEN=UYb", "jkwch83K5DIAPhNOuik8xF9oxe0f"),
            concat!("PUSHOVER_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://pushover.net/api"],
    }),
    ..Detector::of(Family::Secret)
};
