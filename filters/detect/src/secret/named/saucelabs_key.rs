//! Sauce Labs access keys are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.saucelabs_key",
    title: "Sauce Labs access key",
    label: "[SAUCELABS_KEY]",
    pattern: token::assigned!(
        "sauce_?(?:labs)?_?(?:access|api)?_?key|saucelabs",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["sauce"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SAUCE_ACCESS_KEY=‹240",
                "874bf-f5c4-010f-b784-e9f07c88e99a›"
            ),
            concat!(
                "\"sauceAccessKey\": \"‹ccb",
                "943c2-1259-da2e-ffd1-6b5795f73c0d›\","
            ),
        ],
        ignores: &[
            concat!("SAUCE_ACCESS_KEY=240", "874bf-f5c4-010f-b784-e9f07c88e99"),
            concat!("SAUCE_ACCESS_KEY=240", "874bf-f5c4-010f-b784-e9f07c88e99aa"),
            concat!("SAUCE_ACCESS_KEY=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://docs.saucelabs.com/basics/environment-variables/"],
    }),
    ..Detector::of(Family::Secret)
};
