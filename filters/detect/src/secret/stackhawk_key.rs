//! StackHawk API keys: `hawk.` and two parts of 20 base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.stackhawk_key",
    title: "StackHawk API key",
    label: "[STACKHAWK_KEY]",
    pattern: r"hawk\.[0-9A-Za-z_-]{20}\.[0-9A-Za-z_-]{20}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["hawk."]),
    validate: |candidate| token::known(candidate, 5, 41..=41, Confidence::High),
    context: &["stackhawk", "hawk", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹hawk", ".l-wEi7GfLb_vKibWX5kx.6PpWQFgYfdGvJDDJkTlo›"),
            concat!(
                "STACKHAWK_KEY=\"‹hawk",
                ".bUPecJggtwYRNgfobF78.e9wz0qynvm9GUqLAltwN›\""
            ),
        ],
        ignores: &[
            concat!("hawk", ".l-wEi7GfLb_vKibWX5kx.6PpWQFgYfdGvJDDJkTl"),
            concat!("hawk", ".l-wEi7GfLb_vKibWX5kx.6PpWQFgYfdGvJDDJkTlox"),
            concat!("xhawk", ".l-wEi7GfLb_vKibWX5kx.6PpWQFgYfdGvJDDJkTlo"),
            concat!("hawk", ".xxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.stackhawk.com/apidocs.html"],
    }),
    ..Detector::of(Family::Secret)
};
