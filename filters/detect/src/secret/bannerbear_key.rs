//! Bannerbear API keys: `bb_pr_` (project) or `bb_ma_` (master) and 30 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bannerbear_key",
    title: "Bannerbear API key",
    label: "[BANNERBEAR_KEY]",
    pattern: "(?:bb_pr_|bb_ma_)[0-9a-f]{30}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["bb_pr_", "bb_ma_"]),
    validate: |candidate| token::known(candidate, 6, 30..=30, Confidence::High),
    context: &["bannerbear"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("BANNERBEAR_KEY=‹bb_p", "r_19260258fba9f7404133f053cbecd2›"),
            concat!(
                "{\"bannerbear_key\": \"‹bb_m",
                "a_f11c22327aa1671ad2e95654f04252›\"}"
            ),
            concat!("use ‹bb_m", "a_c21e400d70a5dc768318e33a2fc9ca› from now on"),
        ],
        ignores: &[
            concat!("bb_p", "r_d734223c6a2f9f192f6694a82fca4"),
            concat!("bb_p", "r_4f5c21b9e763b70861527932e93bb67"),
            concat!("xbb_p", "r_756e3bd2d424249c1ad41fcf537293"),
            concat!("bb_p", "r_000000000000000000000000000000"),
        ],
        sources: &["https://developers.bannerbear.com/"],
    }),
    ..Detector::of(Family::Secret)
};
