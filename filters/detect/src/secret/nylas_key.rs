//! Nylas API keys: `nyk_v0_` and 64 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nylas_key",
    title: "Nylas API key",
    label: "[NYLAS_KEY]",
    pattern: "nyk_v0_[0-9A-Za-z]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["nyk_v0_"]),
    validate: |candidate| token::known(candidate, 7, 64..=64, Confidence::High),
    context: &["nylas", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹nyk_",
                "v0_VBQtCxWg3Avqt36z4SOGuQQqPtcqsPXS3ytoqKtw4uDPhDeQLBXodqMVIeuxof8A›"
            ),
            concat!(
                "NYLAS_KEY=\"‹nyk_",
                "v0_gdfXVts4n8NPKHqu4BMpJkTG9CVOTmK9KtA2igBVEb9mfO8QGQGYaqwwOB1LaNZw›\""
            ),
        ],
        ignores: &[
            concat!(
                "nyk_",
                "v0_VBQtCxWg3Avqt36z4SOGuQQqPtcqsPXS3ytoqKtw4uDPhDeQLBXodqMVIeuxof8"
            ),
            concat!(
                "nyk_",
                "v0_VBQtCxWg3Avqt36z4SOGuQQqPtcqsPXS3ytoqKtw4uDPhDeQLBXodqMVIeuxof8AL"
            ),
            concat!(
                "xnyk_",
                "v0_VBQtCxWg3Avqt36z4SOGuQQqPtcqsPXS3ytoqKtw4uDPhDeQLBXodqMVIeuxof8A"
            ),
            concat!(
                "nyk_",
                "v0_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developer.nylas.com/docs/v3/auth/"],
    }),
    ..Detector::of(Family::Secret)
};
