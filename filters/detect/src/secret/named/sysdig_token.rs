//! Sysdig API tokens and agent access keys are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sysdig_token",
    title: "Sysdig API token",
    label: "[SYSDIG_TOKEN]",
    pattern: token::assigned!(
        "sysdig",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["sysdig"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SYSDIG_SECURE_TOKEN=‹a65",
                "d9e1a-fb33-5c2d-b74b-c3ba9e63b4b4›"
            ),
            concat!(
                "\"sysdigSecureToken\": \"‹add",
                "bd32b-10a6-8495-7fc5-d31263b5e90b›\","
            ),
        ],
        ignores: &[
            concat!(
                "SYSDIG_SECURE_TOKEN=a65",
                "d9e1a-fb33-5c2d-b74b-c3ba9e63b4b"
            ),
            concat!(
                "SYSDIG_SECURE_TOKEN=a65",
                "d9e1a-fb33-5c2d-b74b-c3ba9e63b4b45"
            ),
            concat!(
                "SYSDIG_SECURE_TOKEN=000",
                "00000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &[
            "https://docs.sysdig.com/en/docs/administration/administration-settings/user-profile-and-password/retrieve-the-sysdig-api-token/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
