//! PostHog keys: personal `phx_` and project secret `phs_`, and 43 to 55 letters and digits. Project keys, `phc_`,
//! are made to be in web pages.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.posthog_key",
    title: "PostHog personal API key",
    label: "[POSTHOG_KEY]",
    pattern: "(?:phx_|phs_)[0-9A-Za-z_-]{43,55}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["phx_", "phs_"]),
    validate: |candidate| {
        token::known(candidate, 4, 43..=55, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["posthog", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Project keys (`phc_`) are left out: they are meant for web pages.",
        finds: &[
            concat!(
                "‹phx",
                "_l-o0Zy6lpeyeDVz-egqnftI3yaUt1kIg7MpIRcV1K5M2536OK›"
            ),
            concat!(
                "POSTHOG_KEY=\"‹phx",
                "_ftDjfguyHaQVGXn4SC2RwnwuMBIKHk1svBKZnjuB7gkqF0Jy5›\""
            ),
            concat!(
                "it is ‹phs",
                "_e_2FhutYmqJ4BTvq-ZFQvryGrfpoxieECgj7PDEcPfrXBcArf›."
            ),
        ],
        ignores: &[
            concat!("phx", "_l-o0Zy6lpeyeDVz-egqnftI3yaUt1kIg7MpIRcV1K5"),
            concat!(
                "phx",
                "_l-o0Zy6lpeyeDVz-egqnftI3yaUt1kIg7MpIRcV1K5M2536OKkdpTHO5"
            ),
            concat!("xphx", "_l-o0Zy6lpeyeDVz-egqnftI3yaUt1kIg7MpIRcV1K5M2536OK"),
            concat!("phx", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!("phc_X", "wye2tt962NECA831Wrlm8g3NU0yAEnlI7l08UzwaTa"),
        ],
        sources: &["https://posthog.com/docs/api#private-endpoint-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
