//! WooCommerce REST API keys: `ck_` (consumer key) or `cs_` (consumer secret) and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.woocommerce_key",
    title: "WooCommerce API key",
    label: "[WOOCOMMERCE_KEY]",
    pattern: "(?:ck_|cs_)[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ck_", "cs_"]),
    validate: |candidate| {
        token::known(candidate, 3, 40..=40, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["woocommerce", "consumer", "consumer_key", "consumer_secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹ck", "_1a74c3fb0a7e6691b01d7d44559e9342ef3344b2›"),
            concat!(
                "WOOCOMMERCE_KEY=\"‹ck",
                "_a297510b3b9a5ec917e570a22afaaf75bc6ff13c›\""
            ),
            concat!("it is ‹cs", "_aad8d0f225a577cac26b573a56793412e28ac63e›."),
        ],
        ignores: &[
            concat!("ck", "_1a74c3fb0a7e6691b01d7d44559e9342ef3344b"),
            concat!("ck", "_1a74c3fb0a7e6691b01d7d44559e9342ef3344b2e"),
            concat!("xck", "_1a74c3fb0a7e6691b01d7d44559e9342ef3344b2"),
            concat!("ck", "_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://woocommerce.com/document/woocommerce-rest-api/"],
    }),
    ..Detector::of(Family::Secret)
};
