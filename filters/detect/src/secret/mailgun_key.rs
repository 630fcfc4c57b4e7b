//! Mailgun API keys: `key-` and 32 hexadecimal digits; newer ones are 32, 8 and 8 digits with hyphens, which only a
//! name tells from other identifiers.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mailgun_key",
    title: "Mailgun API key",
    label: "[MAILGUN_KEY]",
    pattern: concat!(
        "key-[0-9a-f]{32}[0-9A-Za-z]?|",
        token::assigned!("mailgun|mg_api", "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}")
    ),
    prefilter: Prefilter::Name(&["key-", "mailgun", "mg_api"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("key-", 32..=32)], Confidence::High)
            .or_else(|| token::named(candidate, 50..=50))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹key", "-40eec19174e36f2e7519fa843beb4e9a›"),
            concat!(
                "MAILGUN_API_KEY=\"‹key",
                "-0cfa08f8dae982ea4c99d75041eda706›\""
            ),
            concat!(
                "MAILGUN_API_KEY=‹eb1",
                "b3625b45a8885e573aa61986357e5-ef6ddeef-41f3260f›"
            ),
            concat!(
                "\"mailgunApiKey\": \"‹c5a",
                "f67991d15f67c4a113ab295c57b3a-41086b51-79529447›\","
            ),
            concat!(
                "curl --user 'api:‹key",
                "-40f077a9f672701dc9a0fc60a6a72a42›'"
            ),
        ],
        ignores: &[
            concat!("key", "-40eec19174e36f2e7519fa843beb4e9"),
            concat!("key", "-40eec19174e36f2e7519fa843beb4e9ab"),
            concat!("xkey", "-40eec19174e36f2e7519fa843beb4e9a"),
            concat!("key", "-00000000000000000000000000000000"),
            concat!(
                "MAILGUN_API_KEY=eb1",
                "b3625b45a8885e573aa61986357e5-ef6ddeef-41f3260"
            ),
            concat!(
                "MAILGUN_API_KEY=eb1",
                "b3625b45a8885e573aa61986357e5-ef6ddeef-41f3260f6"
            ),
            concat!(
                "MAILGUN_API_KEY=000",
                "00000000000000000000000000000-00000000-00000000"
            ),
            concat!("monke", "y-1619c0c3b9eff83f74d7dc4dbc1110f1"),
        ],
        sources: &[
            "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
        ],
    }),
    ..Detector::of(Family::Secret)
};
