//! Adafruit IO keys: `aio_` and 28 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.adafruit_key",
    title: "Adafruit IO key",
    label: "[ADAFRUIT_KEY]",
    pattern: "aio_[0-9A-Za-z]{28}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["aio_"]),
    validate: |candidate| token::known(candidate, 4, 28..=28, Confidence::High),
    context: &["adafruit"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("ADAFRUIT_KEY=‹aio_", "wZSdipUF3EXXcSmMUfkVOMQOMaHa›"),
            concat!(
                "{\"adafruit_key\": \"‹aio_",
                "sj18VJEu5fxeSHVRPRH3Mv4blPAg›\"}"
            ),
            concat!("use ‹aio_", "7MzYJ0toXzm8mZDZWpXCVmMAVNzY› from now on"),
        ],
        ignores: &[
            concat!("aio_", "bIh4j32G3Pe7fxNS2GA74hnS6It"),
            concat!("aio_", "2GNmvyigveqNIW2d2xD0MGXgBUXL7"),
            concat!("xaio_", "qzgfK5UhqGLAOdVtsQcnzV7M4jkg"),
            concat!("aio_", "0000000000000000000000000000"),
        ],
        sources: &["https://io.adafruit.com/api/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
