//! Confluent Cloud API secrets of the older kind: 64 characters of base64, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.confluent_key",
    title: "Confluent Cloud API secret of the older kind",
    label: "[CONFLUENT_KEY]",
    pattern: token::assigned!("confluent", "[0-9A-Za-z+/]{64}"),
    prefilter: Prefilter::Name(&["confluent"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CONFLUENT_CLOUD_API_SECRET=‹NU3o",
                "c5fRuHYuG6183xeIFwkF4D2zTYPqzVipFPM2wtx2Xe23TfBrH5qm2vPAsjNb›"
            ),
            concat!(
                "\"confluent_cloud_api_secret\": \"‹zcQG",
                "09v8Euovb2cXDu7PrEezgEjRE+P8fSVtr7HogWlT9/cmrkOeOuRCsM3PjLN3›\","
            ),
            concat!(
                "the CONFLUENT key is ‹SQh6",
                "OqQV7xqQOreefI5kDbxpUJB2qtpvh22CgEJhT4Nou4yrsx7nPyetmYhjrb0n›"
            ),
        ],
        ignores: &[
            concat!(
                "CONFLUENT_CLOUD_API_SECRET=KBW1",
                "iMOUiyfsk8q2kXsQVquhUsYRQTungHAuB7tkp/6mmoJPJc720AaPCoytJwU"
            ),
            concat!(
                "CONFLUENT_CLOUD_API_SECRET=9Qjd",
                "rfe0atAtm7oThJb2bsIa7lKpjSdeZUaznfB/tWViOZfyr4fV4Ca5r/ud+tlB7"
            ),
            concat!(
                "CONFLUENT_CLOUD_API_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=o0sz",
                "YljPdp+5FxtUqEy7e9y+VYL2hnusz5kP/MA/KHDUsDPPlNgxjmF0oGiIBLeJ"
            ),
        ],
        sources: &[
            "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
