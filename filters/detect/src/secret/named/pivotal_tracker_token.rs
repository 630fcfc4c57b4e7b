//! Pivotal Tracker API tokens: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pivotal_tracker_token",
    title: "Pivotal Tracker API token",
    label: "[PIVOTAL_TRACKER_TOKEN]",
    pattern: token::assigned!(
        "pivotal_?tracker|tracker_?token|x-trackertoken",
        "[0-9a-f]{32}"
    ),
    prefilter: Prefilter::Name(&["pivotal", "tracker_token", "x-tracker"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PIVOTAL_TRACKER_TOKEN=‹2ec",
                "6714c46f76f1640ddd7344e2d9df8›"
            ),
            concat!(
                "\"pivotaltrackerToken\": \"‹8db",
                "a2448e862d9384ed76bc12a867b6e›\","
            ),
        ],
        ignores: &[
            concat!("PIVOTAL_TRACKER_TOKEN=2ec", "6714c46f76f1640ddd7344e2d9df"),
            concat!(
                "PIVOTAL_TRACKER_TOKEN=2ec",
                "6714c46f76f1640ddd7344e2d9df82"
            ),
            concat!("PIVOTAL_TRACKER_TOKEN=000", "00000000000000000000000000000"),
        ],
        sources: &["https://www.pivotaltracker.com/help/api"],
    }),
    ..Detector::of(Family::Secret)
};
