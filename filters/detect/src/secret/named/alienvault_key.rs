//! AlienVault OTX keys: 64 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alienvault_key",
    title: "AlienVault OTX key",
    label: "[ALIENVAULT_KEY]",
    pattern: token::assigned!("alienvault|otx_api|otx_key|otxkey", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["alienvault", "otx_api", "otx_key", "otxkey"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "OTX_API_KEY=‹cb13",
                "e8fdffdb1596e927d08b6e5ff78b051f659d3540a7a60c4af8cf1b8717ec›"
            ),
            concat!(
                "\"otx_api_key\": \"‹1ffa",
                "037756d830f8f7524e16f11eedf1de1587fedfb21a376132db883f8ad419›\","
            ),
            concat!(
                "the ALIENVAULT key is ‹2763",
                "578632436214fe3b315221c5521b81c271e81222d6eda884af3d28412b00›"
            ),
        ],
        ignores: &[
            concat!(
                "OTX_API_KEY=b884",
                "ed0faf0166c4f61056932b7c61eed10c325c389ad2570851d36359103ed"
            ),
            concat!(
                "OTX_API_KEY=b902",
                "62bd5491349863e4c5c552d275ef984bf8d419f29e03d3ec8c1ef3e6b0c57"
            ),
            concat!(
                "OTX_API_KEY=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=1ae1",
                "ed8d2bd6c28a225dc382a8d6fcdd04d18da28fe823f88ea5c0d12691c3f9"
            ),
        ],
        sources: &["https://otx.alienvault.com/api"],
    }),
    ..Detector::of(Family::Secret)
};
