//! Pastebin developer and user keys: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pastebin_key",
    title: "Pastebin developer key",
    label: "[PASTEBIN_KEY]",
    pattern: token::assigned!("pastebin|api_dev_key|api_user_key", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["pastebin", "api_dev_key", "api_user_key"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("PASTEBIN_API_KEY=‹kcp", "ENU98ZMKYM3pisLodefDdXHwM0NRa›"),
            concat!(
                "\"pastebinApiKey\": \"‹gla",
                "2CdrCWF7er3PVJDSPb813so9koagC›\","
            ),
        ],
        ignores: &[
            concat!("PASTEBIN_API_KEY=kcp", "ENU98ZMKYM3pisLodefDdXHwM0NR"),
            concat!("PASTEBIN_API_KEY=kcp", "ENU98ZMKYM3pisLodefDdXHwM0NRar"),
            concat!("PASTEBIN_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://pastebin.com/doc_api"],
    }),
    ..Detector::of(Family::Secret)
};
