//! Mailjet API keys and secret keys: 32 hexadecimal digits each, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mailjet_key",
    title: "Mailjet API key",
    label: "[MAILJET_KEY]",
    pattern: token::assigned!("mailjet|mj_apikey", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["mailjet", "mj_apikey"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MJ_APIKEY_PRIVATE=‹e5e", "c36ed327081215ad0140c79fa5e7f›"),
            concat!(
                "\"mailjetSecretKey\": \"‹76a",
                "03fbadf44e813aa86d490edbe56db›\","
            ),
        ],
        ignores: &[
            concat!("MJ_APIKEY_PRIVATE=e5e", "c36ed327081215ad0140c79fa5e7"),
            concat!("MJ_APIKEY_PRIVATE=e5e", "c36ed327081215ad0140c79fa5e7fe"),
            concat!("MJ_APIKEY_PRIVATE=000", "00000000000000000000000000000"),
            "mailjet sends 32 messages a second",
        ],
        sources: &["https://dev.mailjet.com/email/guides/"],
    }),
    ..Detector::of(Family::Secret)
};
