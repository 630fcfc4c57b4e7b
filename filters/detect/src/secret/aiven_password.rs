//! Passwords of services that Aiven runs (databases of DigitalOcean too): `AVNS_` and 19 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aiven_password",
    title: "Aiven service password",
    label: "[AIVEN_PASSWORD]",
    pattern: "AVNS_[0-9A-Za-z_-]{19}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["AVNS_"]),
    validate: |candidate| token::known(candidate, 5, 19..=19, Confidence::High),
    context: &["aiven", "digitalocean", "password"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("AIVEN_PASSWORD_PASSWORD=‹AVNS", "_3QBO-kXSxa1CEDEHYXJ›"),
            concat!(
                "{\"aiven_password_password\": \"‹AVNS",
                "_DiRtJN4uvMmo9yyczm2›\"}"
            ),
            concat!("use ‹AVNS", "_idpeKLsYlNb1EDh0B9i› from now on"),
        ],
        ignores: &[
            concat!("AVNS", "_5reh0kc0uWSzUb8z0B"),
            concat!("AVNS", "_Q1TVoWIu_F61CYGeEw47"),
            concat!("xAVNS", "_9cQ5-L_duC6ex2_3kFb"),
            concat!("AVNS", "_0000000000000000000"),
        ],
        sources: &["https://aiven.io/docs/platform/concepts/service-users"],
    }),
    ..Detector::of(Family::Secret)
};
