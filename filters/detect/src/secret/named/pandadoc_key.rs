//! PandaDoc API keys: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pandadoc_key",
    title: "PandaDoc API key",
    label: "[PANDADOC_KEY]",
    pattern: token::assigned!("pandadoc|panda_doc", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["pandadoc", "panda_doc"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PANDADOC_API_KEY=‹a17",
                "fdf347c09df146793135f8be3d6395f3569a4›"
            ),
            concat!(
                "\"pandadocApiKey\": \"‹85f",
                "b223fb2f6431f42da7b8ab352895d2b922330›\","
            ),
        ],
        ignores: &[
            concat!(
                "PANDADOC_API_KEY=a17",
                "fdf347c09df146793135f8be3d6395f3569a"
            ),
            concat!(
                "PANDADOC_API_KEY=a17",
                "fdf347c09df146793135f8be3d6395f3569a4b"
            ),
            concat!(
                "PANDADOC_API_KEY=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.pandadoc.com/reference/api-key-authentication-process"],
    }),
    ..Detector::of(Family::Secret)
};
