//! Ubidots tokens: `BBFF-` or `BBUS-` and 30 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ubidots_token",
    title: "Ubidots token",
    label: "[UBIDOTS_TOKEN]",
    pattern: "(?:BBFF-|BBUS-)[0-9A-Za-z]{30}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["BBFF-", "BBUS-"]),
    validate: |candidate| token::known(candidate, 5, 30..=30, Confidence::High),
    context: &["ubidots", "token", "x-auth-token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹BBFF", "-i5eJgkzdm9TJ12xWNJ41bF1EMYs7DT›"),
            concat!(
                "UBIDOTS_TOKEN=\"‹BBFF",
                "-L2gr3uMhfD6G0qpkyiRyhaPEZOPUJs›\""
            ),
            concat!("it is ‹BBUS", "-xgM0UZjm8Sj9fNcwJQZOtozWO9X9t6›."),
        ],
        ignores: &[
            concat!("BBFF", "-i5eJgkzdm9TJ12xWNJ41bF1EMYs7D"),
            concat!("BBFF", "-i5eJgkzdm9TJ12xWNJ41bF1EMYs7DTX"),
            concat!("xBBFF", "-i5eJgkzdm9TJ12xWNJ41bF1EMYs7DT"),
            concat!("BBFF", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.ubidots.com/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
