//! Zenodo access tokens: 60 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zenodo_token",
    title: "Zenodo access token",
    label: "[ZENODO_TOKEN]",
    pattern: token::assigned!("zenodo", "[0-9A-Za-z]{60}"),
    prefilter: Prefilter::Name(&["zenodo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 60..=60),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "ZENODO_TOKEN=‹cyg",
                "ajqfdb1SoyTWdmyBxxxJ4qoK8Hrrsx8d7xsWToxXedXAZsYMFYSTDqQD1›"
            ),
            concat!(
                "\"zenodoToken\": \"‹y50",
                "1n1bK6SOjWwWFUApVmGZP9g7BuDdpVNqyOAPRdoHkBJUH5GzgxQ2oXMEy›\","
            ),
        ],
        ignores: &[
            concat!(
                "ZENODO_TOKEN=cyg",
                "ajqfdb1SoyTWdmyBxxxJ4qoK8Hrrsx8d7xsWToxXedXAZsYMFYSTDqQD"
            ),
            concat!(
                "ZENODO_TOKEN=cyg",
                "ajqfdb1SoyTWdmyBxxxJ4qoK8Hrrsx8d7xsWToxXedXAZsYMFYSTDqQD1g"
            ),
            concat!(
                "ZENODO_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developers.zenodo.org/#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
