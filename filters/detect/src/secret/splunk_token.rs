//! Tokens of Splunk's HTTP event collector are UUIDs: the scheme `Splunk` of an authorisation header or a name gives
//! them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.splunk_token",
    title: "Splunk HEC token",
    label: "[SPLUNK_TOKEN]",
    pattern: concat!(
        "Splunk [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?|",
        token::assigned!(
            "splunk",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        )
    ),
    prefilter: Prefilter::Name(&["splunk"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SPLUNK_HEC_TOKEN=‹e4f",
                "537cf-9ffc-f388-fd4c-2214ba9804d2›"
            ),
            concat!(
                "\"splunkHecToken\": \"‹93c",
                "52835-fb64-4334-5f01-183b3473108f›\","
            ),
            concat!(
                "Authorization: Splunk ‹3d67a",
                "0b6-170b-0d91-484b-726684da9a91›"
            ),
        ],
        ignores: &[
            concat!("SPLUNK_HEC_TOKEN=e4f", "537cf-9ffc-f388-fd4c-2214ba9804d"),
            concat!("SPLUNK_HEC_TOKEN=e4f", "537cf-9ffc-f388-fd4c-2214ba9804d24"),
            concat!("SPLUNK_HEC_TOKEN=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &[
            "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
        ],
    }),
    ..Detector::of(Family::Secret)
};
