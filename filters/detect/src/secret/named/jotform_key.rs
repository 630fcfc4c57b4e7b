//! Jotform API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.jotform_key",
    title: "Jotform API key",
    label: "[JOTFORM_KEY]",
    pattern: token::assigned!("jotform", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["jotform"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("JOTFORM_API_KEY=‹832b", "1dd81a8887df4e243bfa4e290c2a›"),
            concat!(
                "\"jotform_api_key\": \"‹98c2",
                "0df2a901f6a4a30fda1d86d0510a›\","
            ),
            concat!("the JOTFORM key is ‹9535", "cc6a03fa14f2d7a67c2228735b90›"),
        ],
        ignores: &[
            concat!("JOTFORM_API_KEY=7a80", "62c93a63dbba622def93ae4754b"),
            concat!("JOTFORM_API_KEY=d949", "4d13992e7db62f644ddf5a822be77"),
            concat!("JOTFORM_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=cf58", "a8710f8b647e71c552159fa8471c"),
        ],
        sources: &["https://api.jotform.com/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
