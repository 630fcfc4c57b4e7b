//! UpCloud API tokens: `ucat_` and 26 characters of a ULID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.upcloud_token",
    title: "UpCloud API token",
    label: "[UPCLOUD_TOKEN]",
    pattern: "ucat_[0-9A-Z]{26}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ucat_"]),
    validate: |candidate| token::known(candidate, 5, 26..=26, Confidence::High),
    context: &["upcloud", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹ucat", "_NOKG8TUBPFB4MGLKOO0NMUIIND›"),
            concat!("UPCLOUD_TOKEN=\"‹ucat", "_FPJDJ6GZKCXX3YOD82RW5MXN1I›\""),
        ],
        ignores: &[
            concat!("ucat", "_NOKG8TUBPFB4MGLKOO0NMUIIN"),
            concat!("ucat", "_NOKG8TUBPFB4MGLKOO0NMUIIND3"),
            concat!("xucat", "_NOKG8TUBPFB4MGLKOO0NMUIIND"),
            concat!("ucat", "_XXXXXXXXXXXXXXXXXXXXXXXXXX"),
        ],
        sources: &["https://developers.upcloud.com/1.3/1-introduction/"],
    }),
    ..Detector::of(Family::Secret)
};
