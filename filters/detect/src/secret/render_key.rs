//! Render API keys: `rnd_` and 28 or more letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.render_key",
    title: "Render API key",
    label: "[RENDER_KEY]",
    pattern: "rnd_[0-9A-Za-z]{26,40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["rnd_"]),
    validate: |candidate| {
        token::known(candidate, 4, 26..=40, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["render", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The prefix also means \"random\" or \"rounded\" in programs: medium unless a word speaks of the service.",
        finds: &[
            concat!("‹rnd", "_BPnO7rxOdTrawHFE0It0erpGINwbx9PlM›"),
            concat!("RENDER_KEY=\"‹rnd", "_3PoN1s1AlAwNiPsznteybh3CUNsgRDhWJ›\""),
        ],
        ignores: &[
            concat!("rnd", "_BPnO7rxOdTrawHFE0It0erpGI"),
            concat!("rnd", "_BPnO7rxOdTrawHFE0It0erpGINwbx9PlMvrYVt9be"),
            concat!("xrnd", "_BPnO7rxOdTrawHFE0It0erpGINwbx9PlM"),
            concat!("rnd", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://render.com/docs/api"],
    }),
    ..Detector::of(Family::Secret)
};
