//! Transifex API tokens: `1/` and 40 hexadecimal digits, told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.transifex_token",
    title: "Transifex API token",
    label: "[TRANSIFEX_TOKEN]",
    pattern: token::assigned!("transifex|tx_token", "1/[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["transifex", "tx_token"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 42..=42),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TRANSIFEX_TOKEN=‹1/1",
                "cab78adb55be004147e3ccfc5e00832de573837›"
            ),
            concat!(
                "\"transifexToken\": \"‹1/8",
                "76b3a765e0354e8aab6fe5a24ec9a700bee51e9›\","
            ),
        ],
        ignores: &[
            concat!(
                "TRANSIFEX_TOKEN=1/1",
                "cab78adb55be004147e3ccfc5e00832de57383"
            ),
            concat!(
                "TRANSIFEX_TOKEN=1/1",
                "cab78adb55be004147e3ccfc5e00832de5738379"
            ),
            concat!(
                "TRANSIFEX_TOKEN=1/0",
                "000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.transifex.com/reference/api-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
