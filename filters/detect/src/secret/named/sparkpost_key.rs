//! SparkPost API keys: 40 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sparkpost_key",
    title: "SparkPost API key",
    label: "[SPARKPOST_KEY]",
    pattern: token::assigned!("sparkpost|spark_post", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["sparkpost", "spark_post"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SPARKPOST_API_KEY=‹d6c",
                "026786e4b24d32a821128e1e1f7065baacb90›"
            ),
            concat!(
                "\"sparkpostApiKey\": \"‹6cd",
                "f4db0747f387e96402ae13fe59faeee0a2d18›\","
            ),
        ],
        ignores: &[
            concat!(
                "SPARKPOST_API_KEY=d6c",
                "026786e4b24d32a821128e1e1f7065baacb9"
            ),
            concat!(
                "SPARKPOST_API_KEY=d6c",
                "026786e4b24d32a821128e1e1f7065baacb90f"
            ),
            concat!(
                "SPARKPOST_API_KEY=000",
                "0000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.sparkpost.com/api/#header-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
