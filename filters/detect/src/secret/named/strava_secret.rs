//! Strava client secrets and access tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.strava_secret",
    title: "Strava client secret",
    label: "[STRAVA_SECRET]",
    pattern: token::assigned!("strava", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["strava"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "STRAVA_CLIENT_SECRET=‹6dc",
                "de3c30c71cd38e1bc8f0d585855a26d7ee34c›"
            ),
            concat!(
                "\"stravaClientSecret\": \"‹1e5",
                "aecbea94cbe1eefcbd74c1c52194413e604f7›\","
            ),
        ],
        ignores: &[
            concat!(
                "STRAVA_CLIENT_SECRET=6dc",
                "de3c30c71cd38e1bc8f0d585855a26d7ee34"
            ),
            concat!(
                "STRAVA_CLIENT_SECRET=6dc",
                "de3c30c71cd38e1bc8f0d585855a26d7ee34c1"
            ),
            concat!(
                "STRAVA_CLIENT_SECRET=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.strava.com/docs/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
