//! Stripe keys: secret `sk_` and restricted `rk_` for the live or test environment, webhook signing secrets `whsec_`.
//!
//! Publishable keys (`pk_`) are made to be public. Test keys move no money: medium confidence.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.stripe_key",
    title: "Stripe secret key",
    label: "[STRIPE_KEY]",
    pattern: "[rs]k_(?:live|test|prod)_[0-9A-Za-z]{16,247}|whsec_[0-9A-Za-z+/=]{24,88}",
    prefilter: Prefilter::Prefix(&[
        "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_", "whsec_",
    ]),
    validate,
    context: &["stripe", "secret", "api key", "api_key", "apikey"],
    about: native(&About {
        validator: "prefix, mode and length",
        notes: "Publishable keys, and the one that all of the documentation has, are left out; keys for tests are less sure.",
        finds: &[
            concat!("‹sk", "_live_q7Zt0LmXw3Rk9VbN2cYeJ5sH›"),
            concat!("key: '‹rk", "_live_q7Zt0LmXw3Rk9VbN2cYeJ5sH›'"),
            concat!("‹wh", "sec_q7Zt0LmXw3Rk9VbN2cYeJ5sHJ5sHd8Gf›."),
        ],
        ignores: &[
            concat!("pk", "_live_q7Zt0LmXw3Rk9VbN2cYeJ5sH"),
            concat!("sk", "_live_shortvalue"),
            concat!("sk", "_live_XXXXXXXXXXXXXXXXXXXXXXXX"),
            concat!("task", "_live_q7Zt0LmXw3Rk9VbN2cYeJ5sH"),
            concat!("sk", "_liveq7Zt0LmXw3Rk9VbN2cYeJ5sH"),
            concat!("disk", "_test_results_of_this_long_week"),
        ],
        sources: &[
            "https://docs.stripe.com/keys",
            "https://docs.stripe.com/webhooks/signature",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (kind, body) = candidate.text.rsplit_once('_')?;
    let sure = match kind.ends_with("_test") {
        true => Confidence::Medium,
        false => Confidence::High,
    };
    placeholder::grade(body, sure).filter(|_| candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const BODY: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sH";

    #[test]
    fn finds_real_keys() {
        finds!(DETECTOR,
            format!("sk_{}_{BODY}", "live") => format!("sk_{}_{BODY}", "live"),
            format!("key: 'rk_{}_{BODY}'", "live") => format!("rk_{}_{BODY}", "live"),
            format!("whsec_{BODY}J5sHd8Gf.") => format!("whsec_{BODY}J5sHd8Gf"),
        );
        rates!(DETECTOR,
            format!("sk_{}_{BODY}", "live") => High,
            format!("sk_{}_{BODY}", "test") => Medium,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("pk_{}_{BODY}", "live"),
            format!("sk_{}_shortvalue", "live"),
            format!("sk_{}_{}", "live", "X".repeat(24)),
            format!("task_{}_{BODY}", "live"),
            format!("sk_{}{BODY}", "live"),
            format!("sk_{}_4eC39HqLyjWDarjtT1zdp7dc", "test"),
            "disk_test_results_of_this_long_week",
        );
    }
}
