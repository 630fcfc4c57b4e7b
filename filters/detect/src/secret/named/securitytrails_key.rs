//! SecurityTrails API keys: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.securitytrails_key",
    title: "SecurityTrails API key",
    label: "[SECURITYTRAILS_KEY]",
    pattern: token::assigned!("securitytrails|security_trails", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["securitytrails", "security_trails"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SECURITYTRAILS_API_KEY=‹DXR",
                "EZ2BQfCB6EcwXr5YmQBXroDmO9lZl›"
            ),
            concat!(
                "\"securitytrailsKey\": \"‹YBz",
                "smRwveSNH0wTvv6KphzPa8PJobEyY›\","
            ),
        ],
        ignores: &[
            concat!("SECURITYTRAILS_API_KEY=DXR", "EZ2BQfCB6EcwXr5YmQBXroDmO9lZ"),
            concat!(
                "SECURITYTRAILS_API_KEY=DXR",
                "EZ2BQfCB6EcwXr5YmQBXroDmO9lZlJ"
            ),
            concat!(
                "SECURITYTRAILS_API_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.securitytrails.com/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
