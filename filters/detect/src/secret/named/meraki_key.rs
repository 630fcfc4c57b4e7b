//! Cisco Meraki dashboard API keys: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.meraki_key",
    title: "Meraki dashboard API key",
    label: "[MERAKI_KEY]",
    pattern: token::assigned!("meraki", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["meraki"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "MERAKI_DASHBOARD_API_KEY=‹83f",
                "dacbc00de04f6add980c5e95040ec767e24e9›"
            ),
            concat!(
                "\"merakiDashboardApiKey\": \"‹908",
                "d39a19960934eb4d878a4e729348c7a6c5634›\","
            ),
            concat!(
                "X-Cisco-Meraki-API-Key: ‹a41ac",
                "0f6ba84b8c6b75a499794e5fde10b475440›"
            ),
        ],
        ignores: &[
            concat!(
                "MERAKI_DASHBOARD_API_KEY=83f",
                "dacbc00de04f6add980c5e95040ec767e24e"
            ),
            concat!(
                "MERAKI_DASHBOARD_API_KEY=83f",
                "dacbc00de04f6add980c5e95040ec767e24e95"
            ),
            concat!(
                "MERAKI_DASHBOARD_API_KEY=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.cisco.com/meraki/api-v1/authorization/"],
    }),
    ..Detector::of(Family::Secret)
};
