//! API tokens of the bank Mercury: `mercury_`, the environment, the kind, a random part, and `_yrucrem`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mercury_token",
    title: "Mercury API token",
    label: "[MERCURY_TOKEN]",
    pattern: "mercury_(?:production|sandbox)_[a-z]{2,6}_[0-9A-Za-z]{30,90}_yrucrem[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["mercury_production_", "mercury_sandbox_"]),
    validate: |candidate| {
        token::known(candidate, 8, 40..=130, Confidence::VeryHigh)
            .filter(|_| candidate.text.ends_with("_yrucrem"))
    },
    context: &["mercury", "token", "bearer"],
    about: native(&About {
        validator: "prefix and suffix",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹merc",
                "ury_production_wma_4BPgyJOghFpV4fnFnO5jJh2Oy37SKedBwCdbP5WOM1ZnKIct_yrucrem›"
            ),
            concat!(
                "Authorization: Bearer secret-token:‹merc",
                "ury_sandbox_rma_KjbisEqqjJUiXZqFc8wH0vbibZUVn2JkXx0sBflo0RCaUGQ7_yrucrem›"
            ),
        ],
        ignores: &[
            concat!(
                "merc",
                "ury_production_wma_4BPgyJOghFpV4fnFnO5jJh2Oy37SKedBwCdbP5WOM1ZnKIct"
            ),
            concat!(
                "merc",
                "ury_production_wma_4BPgyJOghFpV4fnFnO5jJh2Oy37SKedBwCdbP5WOM1ZnKIct_yrucrems"
            ),
            concat!("merc", "ury_production_wma_4BPgyJOghFpV_yrucrem"),
        ],
        sources: &["https://docs.mercury.com/docs/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
