//! Flutterwave secret keys: `FLWSECK-` (live) or `FLWSECK_TEST-`, 32 letters and digits, perhaps a second part that
//! ends with `vt`, and `-X`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.flutterwave_key",
    title: "Flutterwave secret key",
    label: "[FLUTTERWAVE_KEY]",
    pattern: "FLWSECK(?:_TEST)?-[0-9A-Za-z]{32}(?:-[0-9a-z]{8,14}vt)?-X[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["FLWSECK-", "FLWSECK_TEST-"]),
    validate: |candidate| {
        token::known(candidate, 8, 34..=60, Confidence::VeryHigh)
            .filter(|_| candidate.text.ends_with("-X"))
    },
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Public keys (`FLWPUBK`) are left out.",
        finds: &[
            concat!(
                "FLW_SECRET_KEY=‹FLWS",
                "ECK_TEST-8f2c41d790ab4e6db1c35d7e9f024a68-X›"
            ),
            concat!(
                "'‹FLWS",
                "ECK-8f2c41d790ab4e6db1c35d7e9f024a68-18f2c41d790vt-X›'"
            ),
        ],
        ignores: &[
            concat!("FLWS", "ECK-8f2c41d790ab4e6db1c35d7e9f024a6-X"),
            concat!("FLWP", "UBK-8f2c41d790ab4e6db1c35d7e9f024a68-X"),
            concat!("xFLWS", "ECK-8f2c41d790ab4e6db1c35d7e9f024a68-X"),
            concat!("FLWS", "ECK-8f2c41d790ab4e6db1c35d7e9f024a68-Xy"),
            concat!("FLWS", "ECK-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-X"),
        ],
        sources: &["https://developer.flutterwave.com/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
