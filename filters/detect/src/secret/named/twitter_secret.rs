//! Secrets of X (Twitter) apps: API key secrets of 50 letters and digits, access token secrets of 45, access tokens
//! with the user's number before a hyphen.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.twitter_secret",
    title: "X (Twitter) API secret",
    label: "[TWITTER_SECRET]",
    pattern: token::assigned!(
        "twitter|x_?(?:api|access|consumer)",
        "(?:[0-9]{6,20}-[0-9A-Za-z]{40}|[0-9A-Za-z]{45,50})"
    ),
    prefilter: Prefilter::Name(&["twitter", "x_api_", "x_access_", "x_consumer_"]),
    value: token::value,
    validate: |candidate| {
        let numbered = candidate.text.contains('-');
        token::named(candidate, if numbered { 47..=61 } else { 45..=50 })
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "TWITTER_API_SECRET=‹Gvw",
                "HQCxgaL4GeO7wQuCNT7VvtxFHCZ1DdqnQqi56iKCnwCm›"
            ),
            concat!(
                "\"twitterApiSecret\": \"‹mET",
                "hqe8vk5lTTuL4vG7O5mRVmOBQNDpDplgwDbOq83NHxmS›\","
            ),
            concat!(
                "TWITTER_ACCESS_TOKEN=‹1847263950-",
                "RRzO78DiN3jQwLSbX86B2QxmcOlKihZXqTuGSNDq›"
            ),
        ],
        ignores: &[
            concat!(
                "TWITTER_API_SECRET=Gvw",
                "HQCxgaL4GeO7wQuCNT7VvtxFHCZ1DdqnQqi56iKCn"
            ),
            concat!(
                "TWITTER_API_SECRET=Gvw",
                "HQCxgaL4GeO7wQuCNT7VvtxFHCZ1DdqnQqi56iKCnwCm7jjC"
            ),
            concat!(
                "TWITTER_API_SECRET=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!(
                "TWITTER_API_SECRET=ctS3d",
                "lXhtNkXAXNgBT6TIiLmMwIvElCeW4rFYMvF"
            ),
        ],
        sources: &["https://docs.x.com/resources/fundamentals/authentication/api-key"],
    }),
    ..Detector::of(Family::Secret)
};
