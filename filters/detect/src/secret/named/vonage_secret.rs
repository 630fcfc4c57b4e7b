//! API secrets of Vonage (Nexmo): 16 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vonage_secret",
    title: "Vonage API secret",
    label: "[VONAGE_SECRET]",
    pattern: token::assigned!("(?:vonage|nexmo)_?(?:api_?)?secret", "[0-9A-Za-z]{16}"),
    prefilter: Prefilter::Name(&["vonage", "nexmo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 16..=16),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("VONAGE_API_SECRET=‹QCb", "N9Smmu72hhsHw›"),
            concat!("\"vonageApiSecret\": \"‹r4R", "u2jTJWI3HC1UV›\","),
        ],
        ignores: &[
            concat!("VONAGE_API_SECRET=QCb", "N9Smmu72hhsH"),
            concat!("VONAGE_API_SECRET=QCb", "N9Smmu72hhsHwq"),
            concat!("VONAGE_API_SECRET=xxx", "xxxxxxxxxxxxx"),
        ],
        sources: &["https://developer.vonage.com/en/account/secret-management"],
    }),
    ..Detector::of(Family::Secret)
};
