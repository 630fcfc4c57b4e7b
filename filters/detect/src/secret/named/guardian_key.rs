//! Keys of The Guardian's open platform: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.guardian_key",
    title: "The Guardian API key",
    label: "[GUARDIAN_KEY]",
    pattern: token::assigned!("guardian", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["guardian"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GUARDIAN_API_KEY=‹603d",
                "668f-3093-0bf1-ae97-9047cfcdd8e9›"
            ),
            concat!(
                "\"guardian_api_key\": \"‹c9de",
                "8740-21dc-f63b-0904-eaa296c24229›\","
            ),
            concat!(
                "the GUARDIAN key is ‹7f8b",
                "5b01-3d05-33de-8f14-be7c5f529b5a›"
            ),
        ],
        ignores: &[
            concat!("GUARDIAN_API_KEY=95ed", "6999-3ff9-208a-3e74-163736dd2ea"),
            concat!("GUARDIAN_API_KEY=0e20", "c59c-cd64-b885-7658-cda5f05affb17"),
            concat!("GUARDIAN_API_KEY=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=0b7f", "df12-b467-9d8c-ac4a-a9d3eb9f9b69"),
        ],
        sources: &["https://open-platform.theguardian.com/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
