//! DeepL API keys: a UUID; those of the free plan end with `:fx`. A key without that end is known by its name
//! alone.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.deepl_key",
    title: "DeepL API key",
    label: "[DEEPL_KEY]",
    pattern: "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:fx[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &[":fx"],
        before: 36,
    },
    validate: |candidate| token::known(candidate, 0, 39..=39, Confidence::High),
    context: &["deepl"],
    about: native(&About {
        validator: "form and end",
        notes: "Keys of the paid plans, which have no mark, are left out.",
        finds: &[
            concat!(
                "DEEPL_AUTH_KEY=‹8f2c41d7",
                "-90ab-4e6d-b1c3-5d7e9f024a68:fx›"
            ),
            concat!(
                "\"DeepL-Auth-Key ‹8f2c41d7",
                "-90ab-4e6d-b1c3-5d7e9f024a68:fx›\""
            ),
        ],
        ignores: &[
            concat!("8f2c41d7", "-90ab-4e6d-b1c3-5d7e9f024a68"),
            concat!("8f2c41d7", "-90ab-4e6d-b1c3-5d7e9f024a68:fxx"),
            concat!("08f2c41d7", "-90ab-4e6d-b1c3-5d7e9f024a68:fx"),
            "00000000-0000-0000-0000-000000000000:fx",
        ],
        sources: &["https://developers.deepl.com/docs/getting-started/auth"],
    }),
    ..Detector::of(Family::Secret)
};
