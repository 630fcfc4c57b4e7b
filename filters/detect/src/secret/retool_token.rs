//! Retool API tokens: `retool_` and 26 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.retool_token",
    title: "Retool API token",
    label: "[RETOOL_TOKEN]",
    pattern: "retool_[0-9a-z]{26}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["retool_"]),
    validate: |candidate| {
        token::known(candidate, 7, 26..=26, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["retool", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹reto", "ol_tbl0xhk5665pkmfgmcnbwmj6b4›"),
            concat!("RETOOL_TOKEN=\"‹reto", "ol_5d5bqgxgaxbm4qfg8r6rt58ht2›\""),
        ],
        ignores: &[
            concat!("reto", "ol_tbl0xhk5665pkmfgmcnbwmj6b"),
            concat!("reto", "ol_tbl0xhk5665pkmfgmcnbwmj6b49"),
            concat!("xreto", "ol_tbl0xhk5665pkmfgmcnbwmj6b4"),
            concat!("reto", "ol_xxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.retool.com/org-users/guides/retool-api-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
