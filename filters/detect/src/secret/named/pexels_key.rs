//! Pexels API keys: 56 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pexels_key",
    title: "Pexels API key",
    label: "[PEXELS_KEY]",
    pattern: token::assigned!("pexels", "[0-9A-Za-z]{56}"),
    prefilter: Prefilter::Name(&["pexels"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 56..=56),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PEXELS_API_KEY=‹uYc",
                "nPR948vwnCkvZNTM1PgjSjN3OpoxS3t6JgnlE1o9xZiOAzv2FDlP4›"
            ),
            concat!(
                "\"pexelsApiKey\": \"‹8mj",
                "zqKHk4o6dJvNZG0tA9XI29dxBB2WTCUF3bqPIR2EgfwXVtUmyM5eE›\","
            ),
        ],
        ignores: &[
            concat!(
                "PEXELS_API_KEY=uYc",
                "nPR948vwnCkvZNTM1PgjSjN3OpoxS3t6JgnlE1o9xZiOAzv2FDlP"
            ),
            concat!(
                "PEXELS_API_KEY=uYc",
                "nPR948vwnCkvZNTM1PgjSjN3OpoxS3t6JgnlE1o9xZiOAzv2FDlP4G"
            ),
            concat!(
                "PEXELS_API_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.pexels.com/api/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
