//! Crowdin personal access tokens: 80 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.crowdin_token",
    title: "Crowdin personal access token",
    label: "[CROWDIN_TOKEN]",
    pattern: token::assigned!("crowdin", "[0-9a-f]{80}"),
    prefilter: Prefilter::Name(&["crowdin"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 80..=80),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CROWDIN_PERSONAL_TOKEN=‹7076",
                "897e26e91c55d40d295be76f19e4e4b918f4c87ea53e2ba05b14c5aea3ba97254a0613873f47›"
            ),
            concat!(
                "\"crowdin_personal_token\": \"‹d7c4",
                "483492b80cf93361329a57fd8d25c1a8f563ea677b2f4b6b42e29b6a5353c2d602d0f868aa23›\","
            ),
            concat!(
                "the CROWDIN key is ‹8f90",
                "01948ad259e744df4e7dca449e7334bc841f0bbb436e880ed1adcc69d8b7997e6ad6db5befb1›"
            ),
        ],
        ignores: &[
            concat!(
                "CROWDIN_PERSONAL_TOKEN=d1f9",
                "6aca2b37b45d24f667a6f7395ed9c689dfee3d070d0adc2f7676adc53210fbba157a5e495cb"
            ),
            concat!(
                "CROWDIN_PERSONAL_TOKEN=2cce",
                "c48b9b748a49b50d519ff2ea8453dc4690835d4c3cdafdd14358f60d0d54afbd2b147a6623f57"
            ),
            concat!(
                "CROWDIN_PERSONAL_TOKEN=0000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=6747",
                "59fc0ffe57d5af58c6e76196026e76d895d299ce0b348a942eb01f1e0ea9a0058e6b66a9fd32"
            ),
        ],
        sources: &["https://support.crowdin.com/developer/api/v2/"],
    }),
    ..Detector::of(Family::Secret)
};
