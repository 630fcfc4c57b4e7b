//! Fastly API tokens: 32 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.fastly_token",
    title: "Fastly API token",
    label: "[FASTLY_TOKEN]",
    pattern: token::assigned!("fastly", "[0-9A-Za-z_-]{32}"),
    prefilter: Prefilter::Name(&["fastly"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FASTLY_API_TOKEN=‹zI_p", "BJQeqMvxzxPz5PW3g9LwuSWQ49gU›"),
            concat!(
                "\"fastly_api_token\": \"‹dMME",
                "eZoQKfjTSVomplwFXLyJQwY1t1RK›\","
            ),
            concat!("the FASTLY key is ‹TLwl", "lhWkz0nyTQNb4PbJHd2lx2ZWsrar›"),
        ],
        ignores: &[
            concat!("FASTLY_API_TOKEN=Ag7-", "fUXtA8wJpgEcYf_vyaZX2V0Pha4"),
            concat!("FASTLY_API_TOKEN=94t4", "qf2hV0SYm5Y9g1RZmAVsyPXRMaAW7"),
            concat!("FASTLY_API_TOKEN=0000", "0000000000000000000000000000"),
            concat!("checksum=xxc1", "NISpGKA4N9EOQFtykQeukcmIOS4I"),
        ],
        sources: &["https://www.fastly.com/documentation/reference/api/auth-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
