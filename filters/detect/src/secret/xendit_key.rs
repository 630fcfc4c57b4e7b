//! Xendit secret keys: `xnd_production_` or `xnd_development_` and 40 to 80 letters and digits. Public keys
//! (`xnd_public_`) are made to be in clients.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.xendit_key",
    title: "Xendit API key",
    label: "[XENDIT_KEY]",
    pattern: "(?:xnd_production_|xnd_development_)[0-9A-Za-z]{40,80}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["xnd_production_", "xnd_development_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("xnd_production_", 40..=80), ("xnd_development_", 40..=80)],
            Confidence::High,
        )
    },
    context: &["xendit", "api key", "api_key", "secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹xnd_",
                "production_SfZSUpY93hkDx2FEPIDP2mhqRrWpzvhOlpZ7FfOJO4PWqqvZB8JX4NlQdyGD›"
            ),
            concat!(
                "XENDIT_KEY=\"‹xnd_",
                "production_qt2iGiiZnRvWeVXGb4tuZtnK8oBrU2bXbEWNQqcmMkcvc7T35v2SXXtKwBzE›\""
            ),
            concat!(
                "it is ‹xnd_",
                "development_5sBr6KxPsIm9WmR2nPq5bwyqqTBjr1HqwcVoJukU2GRSPHQ831rnyDTuHRgr›."
            ),
        ],
        ignores: &[
            concat!("xnd_", "production_SfZSUpY93hkDx2FEPIDP2mhqRrWpzvhOlpZ7FfO"),
            concat!(
                "xnd_",
                "production_SfZSUpY93hkDx2FEPIDP2mhqRrWpzvhOlpZ7FfOJO4PWqqvZB8JX4NlQdyGDMywpwakA0BCmjBgBYXpge"
            ),
            concat!(
                "xxnd_",
                "production_SfZSUpY93hkDx2FEPIDP2mhqRrWpzvhOlpZ7FfOJO4PWqqvZB8JX4NlQdyGD"
            ),
            concat!(
                "xnd_",
                "production_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.xendit.co/docs/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
