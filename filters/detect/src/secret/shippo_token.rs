//! Shippo API tokens: `shippo_live_` or `shippo_test_` and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.shippo_token",
    title: "Shippo API token",
    label: "[SHIPPO_TOKEN]",
    pattern: "(?:shippo_live_|shippo_test_)[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["shippo_live_", "shippo_test_"]),
    validate: |candidate| token::known(candidate, 12, 40..=40, Confidence::High),
    context: &["shippo", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹ship", "po_live_d2227ca575520cfe77d9c634915e977472d2a0bd›"),
            concat!(
                "SHIPPO_TOKEN=\"‹ship",
                "po_live_5a7d6cf30c65b618503b9f90cf249e7639d3f829›\""
            ),
            concat!(
                "it is ‹ship",
                "po_test_6c1f0a5b2f28ba7036d8df0bae76565aa284b3b6›."
            ),
        ],
        ignores: &[
            concat!("ship", "po_live_d2227ca575520cfe77d9c634915e977472d2a0b"),
            concat!("ship", "po_live_d2227ca575520cfe77d9c634915e977472d2a0bd8"),
            concat!("xship", "po_live_d2227ca575520cfe77d9c634915e977472d2a0bd"),
            concat!("ship", "po_live_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.goshippo.com/docs/guides_general/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
