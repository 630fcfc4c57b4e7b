//! Confluent Cloud API secrets: `cflt` and 60 characters of base64, the last six of them a checksum.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.confluent_secret",
    title: "Confluent Cloud API secret",
    label: "[CONFLUENT_SECRET]",
    pattern: "cflt[0-9A-Za-z+/]{60}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["cflt"]),
    validate: |candidate| token::known(candidate, 4, 60..=60, Confidence::High),
    context: &["confluent", "kafka", "sasl"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "How the checksum is made is not published: it is not verified.",
        finds: &[
            concat!(
                "CONFLUENT_SECRET=‹cflt",
                "J3BZgvCc8PvN/fEuPTmBse189AezDNW3IqluXQKuG7uZGSYUIPaQV4/UlOnB›"
            ),
            concat!(
                "{\"confluent_secret\": \"‹cflt",
                "uhQSHbgRAT3MtS1yXBjRpno54jBdY3YZ7gFVdQ4QkOkRfRdINbSCgkTbP3Zq›\"}"
            ),
            concat!(
                "use ‹cflt",
                "vRYXL9RDFSdbPI1uvoiBwSjKWKupTpWNjy8t/I+EI+OsR7Ntz4HpSpG/UxOR› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "cflt",
                "oUAhpzE0bmWmyntGo36eXnWzG1/VIWtujAAs78VAq282QxzLQ7No6QY2N1c"
            ),
            concat!(
                "cflt",
                "oHUizElUz6xgve8jTX46Sp+ySI5mrksjgwPgn96n1TYy7A8kY5KC/7QfScgj7"
            ),
            concat!(
                "xcflt",
                "WXHCP9zUZbJvACBj9cOl/omFN7gNT6O5X4m3IeefpfxlTeN0dXolULRjyxXF"
            ),
            concat!(
                "cflt",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
