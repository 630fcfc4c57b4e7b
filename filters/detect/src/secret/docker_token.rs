//! Docker Hub access tokens: `dckr_pat_` (a person's) with 27 characters, `dckr_oat_` (an organisation's) with 32.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.docker_token",
    title: "Docker Hub access token",
    label: "[DOCKER_TOKEN]",
    pattern: "dckr_pat_[0-9A-Za-z_-]{27}[0-9A-Za-z]?|dckr_oat_[0-9A-Za-z_-]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dckr_pat_", "dckr_oat_"]),
    validate: |candidate| {
        let kinds = [("dckr_pat_", 27..=27), ("dckr_oat_", 32..=32)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["docker"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Leaves out passwords: they have no form of their own.",
        finds: &[
            concat!(
                "docker login -u me -p ‹dckr",
                "_pat_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8G›"
            ),
            concat!(
                "DOCKER_TOKEN='‹dckr",
                "_oat_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-1aQ›'"
            ),
        ],
        ignores: &[
            concat!("dckr", "_pat_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8"),
            concat!("dckr", "_pat_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf"),
            concat!("xdckr", "_pat_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8G"),
            concat!("dckr", "_pat_xxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.docker.com/security/access-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
