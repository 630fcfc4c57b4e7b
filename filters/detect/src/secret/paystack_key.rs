//! Paystack secret keys: `sk_live_` or `sk_test_` and 40 hexadecimal digits, where Stripe has other lengths and
//! letters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.paystack_key",
    title: "Paystack secret key",
    label: "[PAYSTACK_KEY]",
    pattern: "(?:sk_live_|sk_test_)[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk_live_", "sk_test_"]),
    validate: |candidate| token::known(candidate, 8, 40..=40, Confidence::High),
    context: &["paystack", "secret", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹sk_l", "ive_e29ecc2a55819ff6b4594eaf851fbaadb6a1f04f›"),
            concat!(
                "PAYSTACK_KEY=\"‹sk_l",
                "ive_c096997910ba69fc9584d4b3d1df702d28e700d1›\""
            ),
            concat!(
                "it is ‹sk_t",
                "est_78a99cd412d36076b4a8aade11f805e679115bca›."
            ),
        ],
        ignores: &[
            concat!("sk_l", "ive_e29ecc2a55819ff6b4594eaf851fbaadb6a1f04"),
            concat!("sk_l", "ive_e29ecc2a55819ff6b4594eaf851fbaadb6a1f04f7"),
            concat!("xsk_l", "ive_e29ecc2a55819ff6b4594eaf851fbaadb6a1f04f"),
            concat!("sk_l", "ive_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://paystack.com/docs/api/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
