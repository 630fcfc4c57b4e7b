//! Trigger.dev keys: of an environment (`tr_dev_`, `tr_stg_`, `tr_prod_`), 20 to 24 letters and digits; personal
//! `tr_pat_`, 40.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.trigger_dev_key",
    title: "Trigger.dev key",
    label: "[TRIGGER_DEV_KEY]",
    pattern: concat!(
        "(?:tr_dev_|tr_stg_|tr_prod_)[0-9A-Za-z]{20,24}[0-9A-Za-z]?",
        "|tr_pat_[0-9a-z]{40}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["tr_dev_", "tr_stg_", "tr_prod_", "tr_pat_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("tr_dev_", 20..=24),
                ("tr_stg_", 20..=24),
                ("tr_prod_", 20..=24),
                ("tr_pat_", 40..=40),
            ],
            Confidence::High,
        )
        .filter(|_| token::mixed(candidate.text))
    },
    context: &["trigger", "api key", "secret", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹tr_d", "ev_jV6TDKpAvoa9qONqtJLtZS›"),
            concat!("TRIGGER_SECRET_KEY=\"‹tr_d", "ev_ygRup9UQWJAr9bqMtRxKxi›\""),
            concat!("it is ‹tr_s", "tg_pvUaRI2tf8nfBhAOmca5Bt›."),
            concat!(
                "Authorization: Bearer ‹tr_p",
                "rod_omm6J5DBeiQiPySIxHBezN›,"
            ),
            concat!(
                "it is ‹tr_p",
                "at_moyd2cxkpzbzttrcqn62e71ny7mkpvussbdrj7gr›."
            ),
        ],
        ignores: &[
            concat!("tr_d", "ev_FoWjV6TDKpAvoa9qONq"),
            concat!("tr_d", "ev_PAEucFhhtjoCvKmpOuwFoWjV6"),
            concat!("xtr_d", "ev_jV6TDKpAvoa9qONqtJLtZS"),
            concat!("tr_d", "ev_xxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://trigger.dev/docs/apikeys"],
    }),
    ..Detector::of(Family::Secret)
};
