//! WorkOS API keys: `sk_live_` or `sk_test_` and base64 that begins with `key_`, where other makers have random text.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.workos_key",
    title: "WorkOS API key",
    label: "[WORKOS_KEY]",
    pattern: "(?:sk_live_a2V5Xz|sk_test_a2V5Xz)[0-9A-Za-z]{40,120}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk_live_a2V5Xz", "sk_test_a2V5Xz"]),
    validate: |candidate| token::known(candidate, 14, 40..=120, Confidence::VeryHigh),
    context: &["workos", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹sk_l",
                "ive_a2V5XzWWGIKygl0QtAMIwzn6HASVZcRG1r3wEYjHu3HH0LFVfL9091vDAFv2Cpp5njKfS8kWft3fSxlOwCaT6m›"
            ),
            concat!(
                "WORKOS_KEY=\"‹sk_l",
                "ive_a2V5XzgZQrPKQ3eEkz7Y6Ev1xfrH0L4RlXNlBLE1qZG0MARchMMrPCaDJZoh8u1JiC9GACNhI2vt5SBNx89MbY›\""
            ),
            concat!(
                "it is ‹sk_t",
                "est_a2V5XzNpFimW0kr21DfKJS6zRxD4WIJKwvHhrjbxEZtWzKJNDQEqkwaBIqCYfIivBNkVWOBASsYIj4LHHr0lj0›."
            ),
        ],
        ignores: &[
            concat!("sk_l", "ive_a2V5XzWWGIKygl0QtAMIwzn6HASVZcRG1r3wEYjHu3HH0"),
            concat!(
                "sk_l",
                "ive_a2V5XzWWGIKygl0QtAMIwzn6HASVZcRG1r3wEYjHu3HH0LFVfL9091vDAFv2Cpp5njKfS8kWft3fSxlOwCaT6mJBFPiK0InIlqr62Dh9lfBGQUS3R2vY336Igr2BowS"
            ),
            concat!(
                "xsk_l",
                "ive_a2V5XzWWGIKygl0QtAMIwzn6HASVZcRG1r3wEYjHu3HH0LFVfL9091vDAFv2Cpp5njKfS8kWft3fSxlOwCaT6m"
            ),
            concat!(
                "sk_l",
                "ive_a2V5Xzxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://workos.com/docs/reference/api-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
