//! API tokens of the cost service Vantage: `vntg_tkn_` and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vantage_token",
    title: "Vantage API token",
    label: "[VANTAGE_TOKEN]",
    pattern: "vntg_tkn_[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["vntg_tkn_"]),
    validate: |candidate| token::known(candidate, 9, 40..=40, Confidence::High),
    context: &["vantage", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹vntg", "_tkn_83f95116cc12b7d25fa503cf6d54620183e92941›"),
            concat!(
                "VANTAGE_TOKEN=\"‹vntg",
                "_tkn_549a20ec4d4be84be71d0fe7dbc377a41f603aba›\""
            ),
        ],
        ignores: &[
            concat!("vntg", "_tkn_83f95116cc12b7d25fa503cf6d54620183e9294"),
            concat!("vntg", "_tkn_83f95116cc12b7d25fa503cf6d54620183e929411"),
            concat!("xvntg", "_tkn_83f95116cc12b7d25fa503cf6d54620183e92941"),
            concat!("vntg", "_tkn_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.vantage.sh/api/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
