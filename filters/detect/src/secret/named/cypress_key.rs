//! Cypress record keys: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cypress_key",
    title: "Cypress record key",
    label: "[CYPRESS_KEY]",
    pattern: token::assigned!("cypress", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["cypress"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CYPRESS_RECORD_KEY=‹e925",
                "1773-45d3-c567-b3f9-ae5f51a58944›"
            ),
            concat!(
                "\"cypress_record_key\": \"‹b5f9",
                "5124-940b-5550-efe0-81ebd333ea81›\","
            ),
            concat!(
                "the CYPRESS key is ‹17d5",
                "fdf5-32f4-9869-e958-742e19d69274›"
            ),
        ],
        ignores: &[
            concat!("CYPRESS_RECORD_KEY=dd18", "cda5-62c3-dcf5-cacd-872a36b7210"),
            concat!(
                "CYPRESS_RECORD_KEY=0f8a",
                "cb47-010f-9e7a-f6ec-bc38ce0c370d7"
            ),
            concat!(
                "CYPRESS_RECORD_KEY=0000",
                "0000-0000-0000-0000-000000000000"
            ),
            concat!("checksum=31c5", "3bcc-b12f-cb57-5534-c0cb2fa718a9"),
        ],
        sources: &["https://docs.cypress.io/cloud/account-management/projects"],
    }),
    ..Detector::of(Family::Secret)
};
