//! API keys of Zulip users and bots: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zulip_key",
    title: "Zulip API key",
    label: "[ZULIP_KEY]",
    pattern: token::assigned!("zulip", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["zulip"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("ZULIP_API_KEY=‹6Um", "Zkr425AjRXKbhVPPyflu0z7HAmTXK›"),
            concat!(
                "\"zulipApiKey\": \"‹aIP",
                "wIH3jJ7PiQzBvApDigQlwkXZnsJfJ›\","
            ),
        ],
        ignores: &[
            concat!("ZULIP_API_KEY=6Um", "Zkr425AjRXKbhVPPyflu0z7HAmTX"),
            concat!("ZULIP_API_KEY=6Um", "Zkr425AjRXKbhVPPyflu0z7HAmTXKg"),
            concat!("ZULIP_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://zulip.com/api/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
