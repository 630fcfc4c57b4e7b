//! Airtable personal access tokens: `pat`, 14 letters and digits, a dot, and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.airtable_token",
    title: "Airtable personal access token",
    label: "[AIRTABLE_TOKEN]",
    pattern: "pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pat"]),
    validate: |candidate| token::known(candidate, 3, 79..=79, Confidence::High),
    context: &["airtable"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AIRTABLE_TOKEN=‹patZ",
                "xw28FtgpKt2bd.808417c0086d1d92eff6f574eb3e6035d5520c51e7bb98c90a85c42ae1feef9a›"
            ),
            concat!(
                "{\"airtable_token\": \"‹patX",
                "6HnOuvrzVC9lx.00e80ce4d88adb5cb4c86a26b1a95c47925a2858a949b1d1f212d8e1c8c41b08›\"}"
            ),
            concat!(
                "use ‹patA",
                "EbAyEK6tjhoEm.fa656acecdd9d6a7dd6de566d9471bd38f3eeab1668348191faba91c94428efb› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "patf",
                "6CNjUUIygq9FK.088258e4b37573f0bd5d044148fbee622c468f83a04d1126804e35a0bead4a0"
            ),
            concat!(
                "patE",
                "ic84IOv5JG3iL.35faea89b2daacfef337d172d971b924e6ce9e708863e71e9366fe37cde1dcd67"
            ),
            concat!(
                "xpat1",
                "zaCnBEmODu3UT.bded939f086eb3f45a0c58c1a604618d8d3a5bae716e7a493eacb9b65292333c"
            ),
            concat!(
                "pat0",
                "0000000000000.0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://airtable.com/developers/web/guides/personal-access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
