//! Anthropic keys: `sk-ant-`, the kind and its version (`api03-`, `admin01-`, `oat01-` …), 93 characters and `AA`.
//!
//! Other lengths are found with less confidence.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.anthropic_key",
    title: "Anthropic API key",
    label: "[ANTHROPIC_KEY]",
    pattern: "sk-ant-[a-z]{2,8}[0-9]{2,4}-[0-9A-Za-z_-]{32,200}",
    prefilter: Prefilter::Prefix(&["sk-ant-"]),
    validate,
    context: &[
        "anthropic",
        "claude",
        "api key",
        "api_key",
        "apikey",
        "x-api-key",
        "bearer",
    ],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "No checksum is defined: a random text behind the prefix is found too.",
        finds: &[
            concat!(
                "x-api-key: ‹sk",
                "-ant-api03-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1AA›"
            ),
            concat!(
                "\"‹sk",
                "-ant-admin01-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1AA›\""
            ),
            concat!(
                "‹sk",
                "-ant-oat01-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1AA›."
            ),
        ],
        ignores: &[
            concat!(
                "sk",
                "-ant-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1"
            ),
            concat!("sk", "-ant-api03-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1"),
            concat!(
                "xsk",
                "-ant-api03-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1"
            ),
            concat!(
                "sk",
                "-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!("sk", "-ant-api03-..."),
        ],
        sources: &[
            "https://docs.anthropic.com/en/api/overview#authentication",
            "https://docs.anthropic.com/en/api/administration-api",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (_, body) = candidate.text.strip_prefix("sk-ant-")?.split_once('-')?;
    let sure = match body.len() == 95 && body.ends_with("AA") {
        true => Confidence::High,
        false => Confidence::Medium,
    };
    placeholder::grade(body, sure).filter(|_| candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const PART: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf_A1";

    #[test]
    fn finds_real_keys() {
        let body = format!("{PART}{PART}{PART}AA");
        finds!(DETECTOR,
            format!("x-api-key: sk-ant-api03-{body}") => format!("sk-ant-api03-{body}"),
            format!("\"sk-ant-admin01-{body}\"") => format!("sk-ant-admin01-{body}"),
            format!("sk-ant-oat01-{body}.") => format!("sk-ant-oat01-{body}"),
        );
        rates!(DETECTOR,
            format!("sk-ant-api03-{body}") => High,
            format!("sk-ant-api03-{PART}{PART}") => Medium,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("sk-ant-{PART}{PART}"),
            format!("sk-ant-api03-{PART}"),
            format!("xsk-ant-api03-{PART}{PART}"),
            format!("sk-ant-api03-{}", "x".repeat(95)),
            "sk-ant-api03-...",
        );
    }
}
