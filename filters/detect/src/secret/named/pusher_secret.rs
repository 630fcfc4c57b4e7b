//! Secrets of Pusher Channels apps: 20 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pusher_secret",
    title: "Pusher app secret",
    label: "[PUSHER_SECRET]",
    pattern: token::assigned!("pusher_?(?:app|channels?)?_?secret", "[0-9a-f]{20}"),
    prefilter: Prefilter::Name(&["pusher"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=20),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("PUSHER_APP_SECRET=‹1ca", "ef4683fed690193f3›"),
            concat!("\"pusherAppSecret\": \"‹8b3", "57537f243c8e1bf0f›\","),
        ],
        ignores: &[
            concat!("PUSHER_APP_SECRET=1ca", "ef4683fed690193f"),
            concat!("PUSHER_APP_SECRET=1ca", "ef4683fed690193f31"),
            concat!("PUSHER_APP_SECRET=000", "00000000000000000"),
            "PUSHER_APP_KEY=ef064cd517778ffb033c",
        ],
        sources: &["https://pusher.com/docs/channels/library_auth_reference/rest-api/"],
    }),
    ..Detector::of(Family::Secret)
};
