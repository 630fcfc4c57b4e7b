//! DigitalOcean tokens: `dop_v1_` (personal access), `doo_v1_` (OAuth) or `dor_v1_` (refresh) and 64 hexadecimal
//! digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.digitalocean_token",
    title: "DigitalOcean token",
    label: "[DIGITALOCEAN_TOKEN]",
    pattern: "(?:dop_v1_|doo_v1_|dor_v1_)[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dop_v1_", "doo_v1_", "dor_v1_"]),
    validate: |candidate| token::known(candidate, 7, 64..=64, Confidence::High),
    context: &["digitalocean"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DIGITALOCEAN_TOKEN=‹dop_",
                "v1_9e758b2e490d1c102d2d14d09b3ad32ed07de0435237bfe1d5048347d28d0a82›"
            ),
            concat!(
                "{\"digitalocean_token\": \"‹doo_",
                "v1_2a9b54f87724e5d8a04be2476ada2c3951519cc1af4a75ee1bde5df93e398e36›\"}"
            ),
            concat!(
                "DIGITALOCEAN_TOKEN=‹dor_",
                "v1_bbd87ea19b77df4831a9298fc72d7c8f5330f17438251499aedc4b2f975e7ffc›"
            ),
            concat!(
                "use ‹dor_",
                "v1_6553cd3cc50cdea697b4ee4cafed34fc0d03a3b1bad251d2be42a91513feaf12› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "dop_",
                "v1_ff1c3864e88c895a9a1291b718d896aae5980b46a1ef798678b1a747bd3ca3c"
            ),
            concat!(
                "dop_",
                "v1_0216ef18c34e7645056303235206ae2514caf5c98cb8e39c2be33389d4fdc1a67"
            ),
            concat!(
                "xdop_",
                "v1_5a831c503a8ebbb7599969d3c7684f27920e650599562a23d5d5e16cba24a2b3"
            ),
            concat!(
                "dop_",
                "v1_0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.digitalocean.com/reference/api/create-personal-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
