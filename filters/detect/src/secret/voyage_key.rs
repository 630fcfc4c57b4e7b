//! Voyage AI API keys: `pa-` and 43 base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.voyage_key",
    title: "Voyage AI API key",
    label: "[VOYAGE_KEY]",
    pattern: "pa-[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pa-"]),
    validate: |candidate| {
        token::known(candidate, 3, 43..=43, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["voyage", "voyageai", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The prefix is short and not Voyage AI's alone: medium unless a word speaks of it.",
        finds: &[
            concat!("‹pa", "-sJmOzanwiRJ9PqElO_lj-UTs7DFyysfu89OhHMuZcPW›"),
            concat!(
                "VOYAGE_KEY=\"‹pa",
                "-FAOP5wYoRNka8KWw-ebcPhAzsBAQdJVv2XAQFO6Z0Xy›\""
            ),
        ],
        ignores: &[
            concat!("pa", "-sJmOzanwiRJ9PqElO_lj-UTs7DFyysfu89OhHMuZcP"),
            concat!("pa", "-sJmOzanwiRJ9PqElO_lj-UTs7DFyysfu89OhHMuZcPWX"),
            concat!("xpa", "-sJmOzanwiRJ9PqElO_lj-UTs7DFyysfu89OhHMuZcPW"),
            concat!("pa", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.voyageai.com/docs/api-key-and-installation"],
    }),
    ..Detector::of(Family::Secret)
};
