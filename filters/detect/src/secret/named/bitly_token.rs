//! Bitly access tokens: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bitly_token",
    title: "Bitly access token",
    label: "[BITLY_TOKEN]",
    pattern: token::assigned!("bitly", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["bitly"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BITLY_ACCESS_TOKEN=‹4cc5",
                "0ced77f51d3befdfa37aae83c34405946d18›"
            ),
            concat!(
                "\"bitly_access_token\": \"‹d3ad",
                "9da9e262bf3113efef321f1c9ccb436d1688›\","
            ),
            concat!(
                "the BITLY key is ‹0b26",
                "fe58f7fb67fdd2e80f5551947c7ba257a20a›"
            ),
        ],
        ignores: &[
            concat!(
                "BITLY_ACCESS_TOKEN=c857",
                "a034969b96d3ec4fd8d5221f2cf3f57afe5"
            ),
            concat!(
                "BITLY_ACCESS_TOKEN=644a",
                "6b9d470517e9938354fe37bc329f3642b8b57"
            ),
            concat!(
                "BITLY_ACCESS_TOKEN=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=ec6a", "843d5719ab4d641d00ab3b50556cb1380367"),
        ],
        sources: &["https://dev.bitly.com/docs/getting-started/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
