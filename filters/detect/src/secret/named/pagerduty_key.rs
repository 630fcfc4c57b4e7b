//! PagerDuty keys: REST API keys of 20 characters and integration (routing) keys of 32, with nothing of their own to
//! know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pagerduty_key",
    title: "PagerDuty API or integration key",
    label: "[PAGERDUTY_KEY]",
    pattern: token::assigned!("pagerduty|pager_duty|pd_api", "[0-9A-Za-z_+-]{20,32}"),
    prefilter: Prefilter::Name(&["pagerduty", "pager_duty", "pd_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("PAGERDUTY_API_KEY=‹vXG", "LDjfvl8f4Si4bH2D3BhoSLS›"),
            concat!("\"pagerdutyApiKey\": \"‹fuh", "7v6lbBuldPYNvJIxrv6X0UQ›\","),
        ],
        ignores: &[
            concat!("PAGERDUTY_API_KEY=vXG", "LDjfvl8f4Si4bH2D"),
            concat!("PAGERDUTY_API_KEY=vXG", "LDjfvl8f4Si4bH2D3BhoSLSfq9ivPS"),
            concat!("PAGERDUTY_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://support.pagerduty.com/main/docs/api-access-keys"],
    }),
    ..Detector::of(Family::Secret)
};
