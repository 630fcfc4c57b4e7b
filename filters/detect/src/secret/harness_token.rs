//! Harness API tokens: `pat.` (personal) or `sat.` (service account), the account of 22 characters, 24 hexadecimal
//! digits, and 20 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.harness_token",
    title: "Harness API token",
    label: "[HARNESS_TOKEN]",
    pattern: "(?:pat\\.|sat\\.)[0-9A-Za-z_-]{22}\\.[0-9a-f]{24}\\.[0-9A-Za-z]{20}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pat.", "sat."]),
    validate: |candidate| token::known(candidate, 4, 68..=68, Confidence::High),
    context: &["harness"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "HARNESS_TOKEN=‹pat.",
                "DjcDS6GrukvUv-T4ORt5JK.9831315327674c7e2a66a4d7.08omN1Y2YqJINkdYISSA›"
            ),
            concat!(
                "{\"harness_token\": \"‹sat.",
                "9G5XItRe-QeSP6DpeK5-XZ.033418ebb13404545625d1ab.6FUDhgzxtDtQ5J3KSSqj›\"}"
            ),
            concat!(
                "use ‹sat.",
                "7OQmzOLMijfqoIIIWoh7_8.9ee93e14f374687b9ff73b96.3uxhNt9BEnE85uZ9fVcR› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "pat.",
                "XI1cqLB4E3kVuHuP9U0h42.a9e7f10d215970f5adc069f0.V5ZfOjii3uLxb6D3FCH"
            ),
            concat!(
                "pat.",
                "XEx69NXpXeAGy_lh1qxXqB.888cde9a17449da593d516c5.VIZNIa5o4orvgCZxbfrA7"
            ),
            concat!(
                "xpat.",
                "6cckaAdx9ETexY4-1O475y.d68db7d64a5a546be53ce41c.ohX2r63htHEXuyyLKa9e"
            ),
            concat!(
                "pat.",
                "0000000000000000000000.000000000000000000000000.00000000000000000000"
            ),
        ],
        sources: &[
            "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
