//! Gitea, Forgejo and Gogs access tokens: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.gitea_token",
    title: "Gitea access token",
    label: "[GITEA_TOKEN]",
    pattern: token::assigned!("codeberg|forgejo|gitea|gogs", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["codeberg", "forgejo", "gitea", "gogs"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "The hash of a commit that is named so is found too.",
        finds: &[
            concat!("GITEA_TOKEN=‹cc36", "fc20e4be822bb9f3133594be8e78dc5632b8›"),
            concat!(
                "\"gitea_token\": \"‹f054",
                "a52822ab5b7f2c8d20388ed1689142f48a52›\","
            ),
            concat!(
                "the CODEBERG key is ‹0054",
                "be7f622d3599c0b226cba55a744ab63a3e0e›"
            ),
        ],
        ignores: &[
            concat!("GITEA_TOKEN=97f6", "8a81931f86c376615356262aba1b7bfa581"),
            concat!("GITEA_TOKEN=4326", "a80de71dbc3eda238b788c3b1759ebc18e717"),
            concat!("GITEA_TOKEN=0000", "000000000000000000000000000000000000"),
            concat!("checksum=328f", "dca08886779110721b433f304bd239c8f911"),
        ],
        sources: &["https://docs.gitea.com/development/api-usage"],
    }),
    ..Detector::of(Family::Secret)
};
