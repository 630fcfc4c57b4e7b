//! API tokens of the project tracker Shortcut (Clubhouse) are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.shortcut_token",
    title: "Shortcut API token",
    label: "[SHORTCUT_TOKEN]",
    pattern: token::assigned!(
        "shortcut_?(?:api_?)?token|clubhouse_?(?:api_?)?token",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["shortcut_", "shortcuttoken", "clubhouse"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SHORTCUT_API_TOKEN=‹999",
                "7a978-a7a1-9099-e656-501bfc4afde7›"
            ),
            concat!(
                "\"clubhouseToken\": \"‹d66",
                "f49b2-819d-d8ef-8578-2995dbf2fd64›\","
            ),
        ],
        ignores: &[
            concat!("SHORTCUT_API_TOKEN=999", "7a978-a7a1-9099-e656-501bfc4afde"),
            concat!(
                "SHORTCUT_API_TOKEN=999",
                "7a978-a7a1-9099-e656-501bfc4afde72"
            ),
            concat!(
                "SHORTCUT_API_TOKEN=000",
                "00000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &["https://developer.shortcut.com/api/rest/v3#Authentication"],
    }),
    ..Detector::of(Family::Secret)
};
