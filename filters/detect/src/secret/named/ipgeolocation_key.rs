//! ipgeolocation.io API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ipgeolocation_key",
    title: "ipgeolocation API key",
    label: "[IPGEOLOCATION_KEY]",
    pattern: token::assigned!("ipgeolocation", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["ipgeolocation"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "IPGEOLOCATION_API_KEY=‹f074",
                "b734f2e5e109a95e5833c6fea8a6›"
            ),
            concat!(
                "\"ipgeolocation_api_key\": \"‹e6f4",
                "c3ad4ae837700154c31e65c4c749›\","
            ),
            concat!(
                "the IPGEOLOCATION key is ‹2899",
                "473a3abac54bce8300de6ba55df5›"
            ),
        ],
        ignores: &[
            concat!("IPGEOLOCATION_API_KEY=401c", "99d44a87de1894f1d6d17cd2959"),
            concat!(
                "IPGEOLOCATION_API_KEY=7b15",
                "80630b39a77f6b1e8a40f3699f7e7"
            ),
            concat!("IPGEOLOCATION_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=7240", "6ff14d7bf54c441c05355f870c86"),
        ],
        sources: &["https://ipgeolocation.io/documentation.html"],
    }),
    ..Detector::of(Family::Secret)
};
