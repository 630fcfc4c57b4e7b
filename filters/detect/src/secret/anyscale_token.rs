//! Anyscale credentials: `esecret_` and 26 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.anyscale_token",
    title: "Anyscale token",
    label: "[ANYSCALE_TOKEN]",
    pattern: "esecret_[0-9a-z]{26}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["esecret_"]),
    validate: |candidate| token::known(candidate, 8, 26..=26, Confidence::High),
    context: &["anyscale"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("ANYSCALE_TOKEN=‹esec", "ret_bxf2blq4ig0lfdkjleql4lxvdk›"),
            concat!(
                "{\"anyscale_token\": \"‹esec",
                "ret_sty2p5va3llrl4ee1oakdoeu2v›\"}"
            ),
            concat!("use ‹esec", "ret_s4deea774p0sbqquacfaenprvy› from now on"),
        ],
        ignores: &[
            concat!("esec", "ret_74cdfowz8n0th3x1nhowjx0ze"),
            concat!("esec", "ret_2e52uxaf9srbpz4z8wm7mulrr37"),
            concat!("xesec", "ret_5oi0hwt07w319n6wydgi29at7i"),
            concat!("esec", "ret_00000000000000000000000000"),
        ],
        sources: &["https://docs.anyscale.com/reference/cloud/"],
    }),
    ..Detector::of(Family::Secret)
};
