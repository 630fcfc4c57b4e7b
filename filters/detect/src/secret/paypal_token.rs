//! Braintree access tokens for PayPal: `access_token$`, the environment, 16 letters and digits, 32 hexadecimal
//! digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.paypal_token",
    title: "PayPal or Braintree access token",
    label: "[PAYPAL_TOKEN]",
    pattern: r"(?:access_token\$production\$|access_token\$sandbox\$)[0-9a-z]{16}\$[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["access_token$production$", "access_token$sandbox$"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("access_token$production$", 49..=49),
                ("access_token$sandbox$", 49..=49),
            ],
            Confidence::High,
        )
    },
    context: &["paypal", "braintree", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹acce",
                "ss_token$production$2dhh0bpm27nrokzk$1ebb647788f15559dc65c6b39964bd3e›"
            ),
            concat!(
                "PAYPAL_TOKEN=\"‹acce",
                "ss_token$production$8t8pnmrt4shmkbgy$02fbe0ad06aa9f60f183a043ab3dc9e3›\""
            ),
            concat!(
                "it is ‹acce",
                "ss_token$sandbox$eoemj0dr1jtrh58j$80646cf524f7e95cadc7f3d43d9cc667›."
            ),
        ],
        ignores: &[
            concat!(
                "acce",
                "ss_token$production$2dhh0bpm27nrokzk$1ebb647788f15559dc65c6b39964bd3"
            ),
            concat!(
                "acce",
                "ss_token$production$2dhh0bpm27nrokzk$1ebb647788f15559dc65c6b39964bd3e1"
            ),
            concat!(
                "xacce",
                "ss_token$production$2dhh0bpm27nrokzk$1ebb647788f15559dc65c6b39964bd3e"
            ),
            concat!(
                "acce",
                "ss_token$production$xxxxxxxxxxxxxxxx$00000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
