//! Pipedrive API tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pipedrive_token",
    title: "Pipedrive API token",
    label: "[PIPEDRIVE_TOKEN]",
    pattern: token::assigned!("pipedrive", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["pipedrive"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PIPEDRIVE_API_TOKEN=‹698",
                "83a1013265fc9194826d9dd1559024e0e903e›"
            ),
            concat!(
                "\"pipedriveApiToken\": \"‹26e",
                "438d39b5e127d265d97534545fbd60fa702ac›\","
            ),
        ],
        ignores: &[
            concat!(
                "PIPEDRIVE_API_TOKEN=698",
                "83a1013265fc9194826d9dd1559024e0e903"
            ),
            concat!(
                "PIPEDRIVE_API_TOKEN=698",
                "83a1013265fc9194826d9dd1559024e0e903e0"
            ),
            concat!(
                "PIPEDRIVE_API_TOKEN=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://pipedrive.readme.io/docs/core-api-concepts-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
