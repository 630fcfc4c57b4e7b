//! Val Town API tokens: `vtwn_` and 24 to 40 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.val_town_token",
    title: "Val Town API token",
    label: "[VAL_TOWN_TOKEN]",
    pattern: "vtwn_[0-9A-Za-z]{24,40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["vtwn_"]),
    validate: |candidate| {
        token::known(candidate, 5, 24..=40, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["val town", "valtown", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹vtwn", "_yw0Gdew9afSrRXXoCwhn989rpConmBEM›"),
            concat!(
                "VAL_TOWN_TOKEN=\"‹vtwn",
                "_uqmYrjZwVC0olq7sfEAcFMzUrwfSS8w0›\""
            ),
        ],
        ignores: &[
            concat!("vtwn", "_yw0Gdew9afSrRXXoCwhn989"),
            concat!("vtwn", "_yw0Gdew9afSrRXXoCwhn989rpConmBEMXubrc5jbC"),
            concat!("xvtwn", "_yw0Gdew9afSrRXXoCwhn989rpConmBEM"),
            concat!("vtwn", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.val.town/api/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
