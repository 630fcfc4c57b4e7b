//! Travis CI API tokens: 22 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.travis_token",
    title: "Travis CI API token",
    label: "[TRAVIS_TOKEN]",
    pattern: token::assigned!("travis", "[0-9A-Za-z_-]{22}"),
    prefilter: Prefilter::Name(&["travis"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 22..=22),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TRAVIS_API_TOKEN=‹nBO", "hcgmITlvw7Kcn1xP6Tu›"),
            concat!("\"travisApiToken\": \"‹cXg", "Q7sJ44HzfYTWRc8DuB7›\","),
        ],
        ignores: &[
            concat!("TRAVIS_API_TOKEN=nBO", "hcgmITlvw7Kcn1xP6T"),
            concat!("TRAVIS_API_TOKEN=nBO", "hcgmITlvw7Kcn1xP6TuJ"),
            concat!("TRAVIS_API_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.travis-ci.com/api/"],
    }),
    ..Detector::of(Family::Secret)
};
