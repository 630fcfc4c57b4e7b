//! Resend API keys: `re_`, an identifier of eight letters and digits, `_` and 24 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.resend_key",
    title: "Resend API key",
    label: "[RESEND_KEY]",
    pattern: "re_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["re_"]),
    validate: |candidate| {
        token::known(candidate, 3, 33..=33, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["resend", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹re", "_OSrJk1Id_HwlYOzccqpyemw8MrhXmWjif›"),
            concat!("RESEND_KEY=\"‹re", "_Nv7sLEYF_IbyanTC2qColLQpqWi8oQs1u›\""),
        ],
        ignores: &[
            concat!("re", "_OSrJk1Id_HwlYOzccqpyemw8MrhXmWji"),
            concat!("re", "_OSrJk1Id_HwlYOzccqpyemw8MrhXmWjifa"),
            concat!("xre", "_OSrJk1Id_HwlYOzccqpyemw8MrhXmWjif"),
            concat!("re", "_xxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxx"),
            "re_compiled_expressionsofthelibrary",
        ],
        sources: &["https://resend.com/docs/dashboard/api-keys/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
