//! MaxMind license keys: six letters and digits, `_`, 29 more, and `_mmk`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.maxmind_key",
    title: "MaxMind license key",
    label: "[MAXMIND_KEY]",
    pattern: "[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["_mmk"],
        before: 36,
    },
    validate: |candidate| token::known(candidate, 0, 40..=40, Confidence::High),
    context: &["maxmind", "license", "geoip", "geolite"],
    about: native(&About {
        validator: "suffix and length",
        notes: "Keys from before 2023, 16 letters and digits, have nothing to know them by and are left out.",
        finds: &[
            concat!("‹iN3J9a_DBWElAGSsQlAAwaURAnR2jq6Rx4v9_", "mmk›"),
            concat!(
                "license_key=‹tu7moK_MEuOR6okZrDgERZcW6tLQbqfXukSt_",
                "mmk›&suffix=tar.gz"
            ),
        ],
        ignores: &[
            concat!("iN3J9a_DBWElAGSsQlAAwaURAnR2jq6Rx4v_", "mmk"),
            concat!("iN3J9a_DBWElAGSsQlAAwaURAnR2jq6Rx4v9_", "mmkz"),
            concat!("iN3J9aD_BWElAGSsQlAAwaURAnR2jq6Rx4v9j_", "mmk"),
            "xxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx_mmk",
        ],
        sources: &[
            "https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key",
        ],
    }),
    ..Detector::of(Family::Secret)
};
