//! SettleMint tokens: `sm_aat_` (application), `sm_pat_` (personal), `sm_sat_` (service) and 16 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.settlemint_token",
    title: "SettleMint access token",
    label: "[SETTLEMINT_TOKEN]",
    pattern: "(?:sm_aat_|sm_pat_|sm_sat_)[0-9A-Za-z]{16}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sm_aat_", "sm_pat_", "sm_sat_"]),
    validate: |candidate| {
        token::known(candidate, 7, 16..=16, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["settlemint", "token", "x-auth-token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹sm_a", "at_ScbCkpJjYJmK8U17›"),
            concat!("SETTLEMINT_TOKEN=\"‹sm_a", "at_toZIvP9FpBQA6FJy›\""),
            concat!("it is ‹sm_p", "at_hvwJ294mHDYpwoT1›."),
            concat!("Authorization: Bearer ‹sm_s", "at_davbEd2ZCUQXnpeT›,"),
        ],
        ignores: &[
            concat!("sm_a", "at_ScbCkpJjYJmK8U1"),
            concat!("sm_a", "at_ScbCkpJjYJmK8U175"),
            concat!("xsm_a", "at_ScbCkpJjYJmK8U17"),
            concat!("sm_a", "at_xxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://console.settlemint.com/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
