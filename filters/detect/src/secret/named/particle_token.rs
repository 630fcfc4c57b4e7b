//! Particle (Photon, Electron) access tokens: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.particle_token",
    title: "Particle access token",
    label: "[PARTICLE_TOKEN]",
    pattern: token::assigned!("particle_(?:access|api|auth|token)", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["particle_"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PARTICLE_ACCESS_TOKEN=‹5a2",
                "c4afbac409c0d65a889b36065dc06f554394a›"
            ),
            concat!(
                "\"particle_access_token\": \"‹2b3",
                "88d2908731a57acc17d7fefe20cdba933c0f7›\","
            ),
        ],
        ignores: &[
            concat!(
                "PARTICLE_ACCESS_TOKEN=5a2",
                "c4afbac409c0d65a889b36065dc06f554394"
            ),
            concat!(
                "PARTICLE_ACCESS_TOKEN=5a2",
                "c4afbac409c0d65a889b36065dc06f554394ad"
            ),
            concat!(
                "PARTICLE_ACCESS_TOKEN=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.particle.io/reference/cloud-apis/access-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
