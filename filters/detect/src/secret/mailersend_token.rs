//! MailerSend API tokens: `mlsn.` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mailersend_token",
    title: "MailerSend API token",
    label: "[MAILERSEND_TOKEN]",
    pattern: r"mlsn\.[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["mlsn."]),
    validate: |candidate| token::known(candidate, 5, 64..=64, Confidence::High),
    context: &["mailersend", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹mlsn",
                ".baf677200e8ec9282b11ee318390c490ba5fb660bb01d61fa7a5edf953c86d16›"
            ),
            concat!(
                "MAILERSEND_TOKEN=\"‹mlsn",
                ".972119a9b981c675904eb566da8c0fc82ab09adb191bec7da779cb943c521d9d›\""
            ),
        ],
        ignores: &[
            concat!(
                "mlsn",
                ".baf677200e8ec9282b11ee318390c490ba5fb660bb01d61fa7a5edf953c86d1"
            ),
            concat!(
                "mlsn",
                ".baf677200e8ec9282b11ee318390c490ba5fb660bb01d61fa7a5edf953c86d168"
            ),
            concat!(
                "xmlsn",
                ".baf677200e8ec9282b11ee318390c490ba5fb660bb01d61fa7a5edf953c86d16"
            ),
            concat!(
                "mlsn",
                ".0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.mailersend.com/general.html#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
