//! Braintree access tokens: `access_token$`, the environment, the merchant and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.braintree_token",
    title: "Braintree access token",
    label: "[BRAINTREE_TOKEN]",
    pattern: "(?:access_token\\$production\\$|access_token\\$sandbox\\$)[0-9a-z]{16}\\$[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["access_token$production$", "access_token$sandbox$"]),
    validate: |candidate| {
        let kinds = [
            ("access_token$production$", 49..=49),
            ("access_token$sandbox$", 49..=49),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["braintree", "paypal"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "BRAINTREE_TOKEN=‹acce",
                "ss_token$production$2n5ysfqdgzaqcanc$cf6e92b66111d4fcafee7bb66223ff94›"
            ),
            concat!(
                "{\"braintree_token\": \"‹acce",
                "ss_token$sandbox$m0062q5f9fbvw1ob$566f7849b2115be890529de4b43a30ac›\"}"
            ),
            concat!(
                "use ‹acce",
                "ss_token$sandbox$85rch6hbdbwgd4zk$09f5b1dc93cf69aa8c9c6a3ceb886be6› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "acce",
                "ss_token$production$60gvm300c0fgh1ii$a46bcac68467a70c5e3efff45f7c562"
            ),
            concat!(
                "acce",
                "ss_token$production$b409vpt3i5jr4zlq$aadd2e0c90100a82436fff5865eb6c6e7"
            ),
            concat!(
                "xacce",
                "ss_token$production$vtzmgc7m7dju1mp7$8b3c40bc307367a075427934cbf32e26"
            ),
            concat!(
                "acce",
                "ss_token$production$0000000000000000$00000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
