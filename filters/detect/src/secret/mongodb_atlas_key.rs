//! MongoDB Atlas keys: secrets of service accounts, `mdb_sa_sk_` and 40 characters; private API keys, a UUID that
//! only its name gives away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mongodb_atlas_key",
    title: "MongoDB Atlas key",
    label: "[MONGODB_ATLAS_KEY]",
    pattern: concat!(
        "mdb_sa_sk_[0-9A-Za-z_-]{40}[0-9A-Za-z]?|",
        token::assigned!(
            "atlas_?(?:api_?)?private|mcli_private",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        )
    ),
    prefilter: Prefilter::Name(&["mdb_sa_sk_", "atlas", "mcli_private"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("mdb_sa_sk_", 40..=40)], Confidence::High)
            .or_else(|| token::named(candidate, 36..=36))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹mdb_", "sa_sk_imKbUWugMoYbNxOPwrwURUloMUvyfvoR3ZcKz7DX›"),
            concat!(
                "MONGODB_ATLAS_PRIVATE_KEY=\"‹mdb_",
                "sa_sk_Hb1hQ5rPQNzuMArZYwgYQVzeBhePTv_TwWo7UPFu›\""
            ),
            concat!(
                "MONGODB_ATLAS_PRIVATE_KEY=‹25d",
                "69a42-6801-da6d-7abd-b8fbf3409f6f›"
            ),
            concat!(
                "\"mongodbAtlasPrivateKey\": \"‹faf",
                "9d880-60e7-d34a-67e3-8d4145060be4›\","
            ),
        ],
        ignores: &[
            concat!("mdb_", "sa_sk_imKbUWugMoYbNxOPwrwURUloMUvyfvoR3ZcKz7D"),
            concat!("mdb_", "sa_sk_imKbUWugMoYbNxOPwrwURUloMUvyfvoR3ZcKz7DXr"),
            concat!("xmdb_", "sa_sk_imKbUWugMoYbNxOPwrwURUloMUvyfvoR3ZcKz7DX"),
            concat!("mdb_", "sa_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!(
                "MONGODB_ATLAS_PRIVATE_KEY=25d",
                "69a42-6801-da6d-7abd-b8fbf3409f6"
            ),
            concat!(
                "MONGODB_ATLAS_PRIVATE_KEY=25d",
                "69a42-6801-da6d-7abd-b8fbf3409f6f8"
            ),
            concat!(
                "MONGODB_ATLAS_PRIVATE_KEY=000",
                "00000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &["https://www.mongodb.com/docs/atlas/configure-api-access/"],
    }),
    ..Detector::of(Family::Secret)
};
