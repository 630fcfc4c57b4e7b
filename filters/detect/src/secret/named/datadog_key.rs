//! Datadog API keys (32 hexadecimal digits) and application keys (40): nothing of their own to know them by, so only
//! where a name with `datadog` or `dd` in it is given one.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.datadog_key",
    title: "Datadog API or application key",
    label: "[DATADOG_KEY]",
    pattern: token::assigned!("datadog|dd_?(?:api|app)", "[0-9a-f]{32,48}"),
    prefilter: Prefilter::Name(&["datadog", "dd_api", "dd_app", "ddapi", "ddapp"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any hexadecimal value of 32 to 40 digits behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("DD_API_KEY=", "‹3f9c27a1d4b8e06f5a7c9d2e1b4f8a60›"),
            concat!(
                "datadogAppKey: \"",
                "‹3f9c27a1d4b8e06f5a7c9d2e1b4f8a60c5d7e9f1›\""
            ),
            "my Datadog API key is ‹3f9c27a1d4b8e06f5a7c9d2e1b4f8a60›.",
            "os.environ['DD_API_KEY'] = '‹3f9c27a1d4b8e06f5a7c9d2e1b4f8a60›'",
            "getenv('DD_API_KEY', '‹3f9c27a1d4b8e06f5a7c9d2e1b4f8a60›')",
        ],
        ignores: &[
            "the datadog dashboard shows 32 hosts",
            "DD_API_KEY=3f9c27a1d4b8e06f5a7c9d2e1b4f8a6",
            "DD_API_KEY=00000000000000000000000000000000",
            "DD_API_KEY=3f9c27a1d4b8e06f5a7c9d2e1b4f8a60c5d7e9f1z",
        ],
        sources: &["https://docs.datadoghq.com/account_management/api-app-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
