//! Cloudsmith API keys: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cloudsmith_key",
    title: "Cloudsmith API key",
    label: "[CLOUDSMITH_KEY]",
    pattern: token::assigned!("cloudsmith", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["cloudsmith"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CLOUDSMITH_API_KEY=‹cb9c",
                "713a44cdac8eef5e8fa59622ffc902c4e131›"
            ),
            concat!(
                "\"cloudsmith_api_key\": \"‹a27e",
                "8082435e27d21c3d973a6aa2b485d325d9b5›\","
            ),
            concat!(
                "the CLOUDSMITH key is ‹9297",
                "19725d6f4b2c796b9d16ba7d796b7515dd0f›"
            ),
        ],
        ignores: &[
            concat!(
                "CLOUDSMITH_API_KEY=4efc",
                "6c73876c6f0957cb77b7f89559c999cf233"
            ),
            concat!(
                "CLOUDSMITH_API_KEY=a9c3",
                "bf17a8b835a6bb447a29355e29dd71a3b54e7"
            ),
            concat!(
                "CLOUDSMITH_API_KEY=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=3ad4", "7b4acfd1cc08e495a6ca99372679edef891d"),
        ],
        sources: &["https://help.cloudsmith.io/docs/api-key"],
    }),
    ..Detector::of(Family::Secret)
};
