//! OpenAI API keys: `sk-`, for newer ones the kind (`proj-`, `svcacct-`, `admin-`), and random text with
//! `T3BlbkFJ` in its middle, which is base64 for "OpenAI".
//!
//! Without that mark the text may be another maker's key or a made-up one: less confidence.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openai_key",
    title: "OpenAI API key",
    label: "[OPENAI_KEY]",
    pattern: concat!(
        "sk-(?:proj|svcacct|service|admin|None)-[0-9A-Za-z_-]{32,300}",
        "|sk-[0-9A-Za-z]{32,60}",
    ),
    prefilter: Prefilter::Prefix(&["sk-"]),
    validate,
    context: &[
        "openai", "gpt", "api key", "api_key", "apikey", "bearer", "secret",
    ],
    about: native(&About {
        validator: "prefix, the mark in its middle, and length",
        notes: "Keys of the oldest kind are known by prefix and length alone.",
        finds: &[
            concat!(
                "OPENAI_API_KEY=‹sk",
                "-q7Zt0LmXw3Rk9VbN2cYeT3Bl",
                "bkFJq7Zt0LmXw3Rk9VbN2cYe›"
            ),
            concat!(
                "'‹sk",
                "-proj-q7Zt0LmXw3Rk9VbN2cYe_q7Zt0LmXw3Rk9VbN2cYe-T3BlbkFJq7Zt0LmXw3Rk9VbN2cYe›'"
            ),
            concat!(
                "‹sk",
                "-svcacct-q7Zt0LmXw3Rk9VbN2cYeT3Bl",
                "bkFJq7Zt0LmXw3Rk9VbN2cYe›."
            ),
            concat!(
                "‹sk",
                "-admin-q7Zt0LmXw3Rk9VbN2cYeT3Bl",
                "bkFJq7Zt0LmXw3Rk9VbN2cYe›"
            ),
        ],
        ignores: &[
            concat!("sk", "-q7Zt0LmXw3Rk9VbN2cYe"),
            concat!(
                "task",
                "-q7Zt0LmXw3Rk9VbN2cYeT3Bl",
                "bkFJq7Zt0LmXw3Rk9VbN2cYe"
            ),
            concat!(
                "sk",
                "-proj-xxxxxxxxxxxxxxxxxxxxxxxx",
                "xxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!("sk", "-proj-this-is-where-you-put-the-key-of-the-project"),
            concat!("sk", "-learn-style-estimators-are-easy-to-use-in-practice"),
            concat!("pk-q7Zt0LmXw3Rk9VbN2cYe", "q7Zt0LmXw3Rk9VbN2cYe"),
        ],
        sources: &[
            "https://platform.openai.com/docs/api-reference/authentication",
            "https://help.openai.com/en/articles/9186755-managing-projects-in-the-api-platform",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let body = candidate.text.strip_prefix("sk-")?;
    let marked = body
        .split_once("T3BlbkFJ")
        .is_some_and(|(left, right)| left.len() >= 20 && right.len() >= 20);
    let sure = match (marked, body.contains('-')) {
        (true, _) => Confidence::High,
        (false, true) => Confidence::Medium,
        (false, false) => Confidence::Low,
    };
    let random = body.contains(|c: char| c.is_ascii_digit())
        && body.contains(|c: char| c.is_ascii_alphabetic());
    placeholder::grade(body, sure).filter(|_| candidate.starts_word() && (marked || random))
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const HALF: &str = "q7Zt0LmXw3Rk9VbN2cYe";
    const MARK: &str = concat!("T3Blb", "kFJ");

    #[test]
    fn finds_real_keys() {
        finds!(DETECTOR,
            format!("OPENAI_API_KEY=sk-{HALF}{MARK}{HALF}") => format!("sk-{HALF}{MARK}{HALF}"),
            format!("'sk-proj-{HALF}_{HALF}-{MARK}{HALF}'") => format!("sk-proj-{HALF}_{HALF}-{MARK}{HALF}"),
            format!("sk-svcacct-{HALF}{MARK}{HALF}.") => format!("sk-svcacct-{HALF}{MARK}{HALF}"),
            format!("sk-admin-{HALF}{MARK}{HALF}") => format!("sk-admin-{HALF}{MARK}{HALF}"),
        );
        rates!(DETECTOR,
            format!("sk-{HALF}{MARK}{HALF}") => High,
            format!("sk-proj-{HALF}{HALF}") => Medium,
            format!("sk-{HALF}{HALF}") => Low,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("sk-{HALF}"),
            format!("task-{HALF}{MARK}{HALF}"),
            format!("sk-proj-{}", "x".repeat(48)),
            "sk-proj-this-is-where-you-put-the-key-of-the-project",
            "sk-learn-style-estimators-are-easy-to-use-in-practice",
            "pk-q7Zt0LmXw3Rk9VbN2cYeq7Zt0LmXw3Rk9VbN2cYe",
        );
    }
}
