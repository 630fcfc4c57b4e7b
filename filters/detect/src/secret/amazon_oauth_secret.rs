//! Client secrets of Login with Amazon, which the Selling Partner API uses too: `amzn1.oa2-cs.v1.` and 64
//! hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.amazon_oauth_secret",
    title: "Login with Amazon client secret",
    label: "[AMAZON_OAUTH_SECRET]",
    pattern: "amzn1\\.oa2-cs\\.v1\\.[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["amzn1.oa2-cs.v1."]),
    validate: |candidate| token::known(candidate, 16, 64..=64, Confidence::High),
    context: &["amazon", "client_secret", "lwa"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AMAZON_OAUTH_SECRET=‹amzn",
                "1.oa2-cs.v1.e607cf0152df64b5a0ab82eff0fc1ef3103ab578c3eac022833e65a3db6e319a›"
            ),
            concat!(
                "{\"amazon_oauth_secret\": \"‹amzn",
                "1.oa2-cs.v1.0e3de4251d55e60d35061db156dd63d6974062097682a1c3e2a144b8f295bcb9›\"}"
            ),
            concat!(
                "use ‹amzn",
                "1.oa2-cs.v1.e0a9414abb7006a84a60ca639250146f114640f7d237a86c36fa59157d2f52ad› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "amzn",
                "1.oa2-cs.v1.b2b631b4dd85e4545979575322273f51730cb2e6e425e95b314f6c1ad5adab0"
            ),
            concat!(
                "amzn",
                "1.oa2-cs.v1.e09f2d652ed89ac1ee1e53525d81c8140338c1cbe18fd880137ff7c34399f61a7"
            ),
            concat!(
                "xamzn",
                "1.oa2-cs.v1.6a586821dc57cdf41cfba7841068fe6dfb85fcdee9e5a348d83f14578e11b81d"
            ),
            concat!(
                "amzn",
                "1.oa2-cs.v1.0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://developer-docs.amazon.com/sp-api/docs/viewing-your-application-information-and-credentials",
        ],
    }),
    ..Detector::of(Family::Secret)
};
