//! npm access tokens: `npm_`, thirty base62 digits, and their CRC-32 as six more.
//!
//! A token whose checksum is wrong is mistyped or made up: found, with less confidence.

use super::placeholder;
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.npm_token",
    title: "npm access token",
    label: "[NPM_TOKEN]",
    pattern: "npm_[0-9A-Za-z]{36,64}",
    prefilter: Prefilter::Prefix(&["npm_"]),
    validate,
    context: &["npm", "token", "authtoken", "registry", "secret", "auth"],
    about: native(&About {
        validator: "prefix, and the CRC-32 at its end",
        notes: "Tokens of the older kind, which are any UUID, are left out.",
        finds: &[
            concat!(
                "//registry.npmjs.org/:_authToken=‹np",
                "m_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›"
            ),
            concat!("‹np", "m_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›\n"),
            concat!("key ‹np", "m_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKn›"),
        ],
        ignores: &[
            concat!("np", "m_7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("np", "m_0q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("xnp", "m_Q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("np", "m_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!("np", "m_config_registry=https://registry.example.org/"),
            concat!("np", "m_lifecycle_event_that_is_a_long_name"),
        ],
        sources: &[
            "https://docs.npmjs.com/about-access-tokens",
            "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let body = candidate.text.get(4..)?;
    // A checksum that fits is no accident, whatever follows the token.
    if body.get(..36).is_some_and(checksum::crc32_base62) {
        return Some(Confidence::High);
    }
    placeholder::grade(body, Confidence::Medium)
        .filter(|_| candidate.starts_word() && body.len() == 36)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const BODY: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK";

    #[test]
    fn finds_real_tokens() {
        finds!(DETECTOR,
            format!("//registry.npmjs.org/:_authToken=npm_{BODY}") => format!("npm_{BODY}"),
            format!("npm_{BODY}\n") => format!("npm_{BODY}"),
            format!("key npm_{BODY}n") => format!("npm_{BODY}n"),
        );
        let mistyped = format!("npm_{}", BODY.replace('q', "Q"));
        rates!(DETECTOR, format!("npm_{BODY}") => High, mistyped => Medium);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("npm_{}", BODY.trim_start_matches('q')),
            format!("npm_0{BODY}"),
            format!("xnpm_{}", BODY.replace('q', "Q")),
            format!("npm_{}", "x".repeat(36)),
            "npm_config_registry=https://registry.example.org/",
            "npm_lifecycle_event_that_is_a_long_name",
        );
    }
}
