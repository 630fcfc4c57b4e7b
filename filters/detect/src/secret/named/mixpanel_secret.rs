//! Mixpanel project secrets: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mixpanel_secret",
    title: "Mixpanel API secret",
    label: "[MIXPANEL_SECRET]",
    pattern: token::assigned!("mixpanel", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["mixpanel"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Project tokens look the same and are found too, though web pages show them.",
        finds: &[
            concat!("MIXPANEL_API_SECRET=‹863", "a060dc6a9d38d49a69cf9905460bb›"),
            concat!(
                "\"mixpanelApiSecret\": \"‹cf4",
                "abbf489a7de4fa8494e524e09278c›\","
            ),
        ],
        ignores: &[
            concat!("MIXPANEL_API_SECRET=863", "a060dc6a9d38d49a69cf9905460b"),
            concat!("MIXPANEL_API_SECRET=863", "a060dc6a9d38d49a69cf9905460bb1"),
            concat!("MIXPANEL_API_SECRET=000", "00000000000000000000000000000"),
        ],
        sources: &["https://developer.mixpanel.com/reference/project-secret"],
    }),
    ..Detector::of(Family::Secret)
};
