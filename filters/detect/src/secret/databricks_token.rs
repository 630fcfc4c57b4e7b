//! Databricks tokens: `dapi` (personal access) or `dose` (OAuth secret), 32 hexadecimal digits, and perhaps a dash
//! and a digit.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.databricks_token",
    title: "Databricks token",
    label: "[DATABRICKS_TOKEN]",
    pattern: "(?:dapi|dose)[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dapi", "dose"]),
    validate: |candidate| token::known(candidate, 4, 32..=32, Confidence::High),
    context: &["databricks"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "The dash and the digit that some end with are left out of the finding.",
        finds: &[
            concat!(
                "DATABRICKS_TOKEN=‹dapi",
                "0822058ff38f9f8c947cb7617db01035›"
            ),
            concat!(
                "{\"databricks_token\": \"‹dose",
                "5c9c9175e163be417c6dfce740aef6ba›\"}"
            ),
            concat!("use ‹dose", "b5b949522b14bb8b2e2fed2cacdbb12a› from now on"),
        ],
        ignores: &[
            concat!("dapi", "4c1dccdd87886c2d29c80e486f76942"),
            concat!("dapi", "dda15fbe4a71707450a14208db6d6a247"),
            concat!("xdapi", "9ab36e0705100fa95e7f9f63237478c2"),
            concat!("dapi", "00000000000000000000000000000000"),
        ],
        sources: &["https://docs.databricks.com/aws/en/dev-tools/auth/pat"],
    }),
    ..Detector::of(Family::Secret)
};
