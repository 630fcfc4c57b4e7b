//! Courier API keys: `pk_prod_` or `pk_test_` and 28 capital letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.courier_key",
    title: "Courier API key",
    label: "[COURIER_KEY]",
    pattern: "(?:pk_prod_|pk_test_)[0-9A-Z]{28}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pk_prod_", "pk_test_"]),
    validate: |candidate| token::known(candidate, 8, 28..=28, Confidence::High),
    context: &["courier"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Keys that are public with other services begin with `pk_test_` too, but are longer or have small letters.",
        finds: &[
            concat!("COURIER_KEY=‹pk_p", "rod_YR1I1L4INQ0HD820CMWOE0FMI9CS›"),
            concat!(
                "{\"courier_key\": \"‹pk_t",
                "est_A049D0L2ZPRZ2A3EIJHF14HYTFVS›\"}"
            ),
            concat!("use ‹pk_t", "est_Q45XWQCF5W6ATSTEP0S847RVD0J4› from now on"),
        ],
        ignores: &[
            concat!("pk_p", "rod_LSV0VL39692WUVGIL2XSC149C3F"),
            concat!("pk_p", "rod_ZWVO66Z5480GLA3AKAWAM5HKTFHD7"),
            concat!("xpk_p", "rod_M0HKXJB0MQ7NSQG86R5IXFWY734U"),
            concat!("pk_p", "rod_0000000000000000000000000000"),
        ],
        sources: &["https://www.courier.com/docs/platform/workspaces/environments-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
