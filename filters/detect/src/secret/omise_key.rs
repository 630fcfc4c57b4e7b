//! Omise secret keys: `skey_`, in the test environment `skey_test_`, and 19 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.omise_key",
    title: "Omise secret key",
    label: "[OMISE_KEY]",
    pattern: "(?:skey_test_|skey_)[0-9a-z]{19}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["skey_test_", "skey_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("skey_test_", 19..=19), ("skey_", 19..=19)],
            Confidence::High,
        )
        .filter(|_| token::mixed(candidate.text))
    },
    context: &["omise", "opn", "secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹skey", "_test_786hloozthfoh4wuuj7›"),
            concat!("OMISE_KEY=\"‹skey", "_test_iykpqestkb7tm3uncc1›\""),
            concat!("it is ‹skey", "_byrhn87cqg6v0hzchv1›."),
        ],
        ignores: &[
            concat!("skey", "_test_786hloozthfoh4wuuj"),
            concat!("skey", "_test_786hloozthfoh4wuuj7g"),
            concat!("xskey", "_test_786hloozthfoh4wuuj7"),
            concat!("skey", "_test_xxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.omise.co/api-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
