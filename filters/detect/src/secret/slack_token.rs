//! Slack tokens (`xoxb-`, `xoxp-`, `xoxa-`, `xoxe-` …, `xapp-`) and incoming webhook addresses.
//!
//! After the prefix come the numbers of team and user and a random part; a webhook's address is all it takes to post.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.slack_token",
    title: "Slack token or webhook",
    label: "[SLACK_TOKEN]",
    pattern: concat!(
        "xoxe\\.xox[bp]-[0-9]-[0-9A-Za-z-]{60,300}",
        "|xox[bcops]-[0-9]{8,14}-[0-9A-Za-z-]{9,300}[0-9A-Za-z]",
        "|xox[aer]-(?:[0-9]-)?[0-9A-Za-z-]{11,300}[0-9A-Za-z]",
        "|xoxd-[0-9A-Za-z%/+]{40,400}",
        "|xapp-[0-9]-[0-9A-Z]{6,16}-[0-9]{6,16}-[0-9A-Za-z]{24,80}",
        "|hooks\\.slack\\.com/(?:services|workflows|triggers)/[0-9A-Za-z_/-]{24,120}",
    ),
    prefilter: Prefilter::Prefix(&["xox", "xapp-", "hooks.slack.com/"]),
    validate,
    context: &["slack", "token", "bot", "webhook", "bearer"],
    about: native(&About {
        validator: "prefix and the numbers of its parts",
        notes: "Tokens that were revoked are found too.",
        finds: &[
            concat!(
                "SLACK=‹xo",
                "xb-263594206564-263594206564-q7Zt0LmXw3Rk9VbN2cYeJ5sH›"
            ),
            concat!(
                "‹xo",
                "xp-263594206564-263594206564-263594206564-q7Zt0LmXw3Rk9VbN2cYeJ5sH›."
            ),
            concat!("‹xo", "xa-2-q7Zt0LmXw3Rk9VbN2cYeJ5sH›"),
            concat!(
                "‹xo",
                "xe-1-q7Zt0LmXw3Rk9VbN2cYeJ5sH",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sH›"
            ),
            concat!(
                "‹xo",
                "xe.xo",
                "xp-1-q7Zt0LmXw3Rk9VbN2cYeJ5sHq7Zt0LmXw3Rk",
                "9VbN2cYeJ5sHq7Zt0LmXw3Rk9VbN2cYeJ5sH›"
            ),
            concat!(
                "‹xa",
                "pp-1-A0DCUJB1Q-263594206564-q7Zt0LmXw3Rk9VbN2cYeJ5sH›"
            ),
        ],
        ignores: &[
            concat!("xo", "xb-your-bot-token"),
            concat!("xo", "xb-xxxxxxxxxxxx-xxxxxxxxxxxx"),
            concat!(
                "xo",
                "xb-263594206564-263594206564-xxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!(
                "axo",
                "xb-263594206564-263594206564-q7Zt0LmXw3Rk9VbN2cYeJ5sH"
            ),
            concat!("xo", "xp-1234-1234-1234-q7Zt0LmXw3Rk9VbN2cYeJ5sH"),
            concat!("xo", "xoxo", "xoxo"),
            concat!("https://ho", "oks.slack.com/services/"),
            concat!(
                "https://ho",
                "oks.slack.com/services/T00000000/B0000",
                "0000/XXXXXXXXXXXXXXXXXXXXXXXX"
            ),
        ],
        sources: &[
            "https://docs.slack.dev/authentication/tokens",
            "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let body = match text.strip_prefix("hooks.slack.com/") {
        Some(path) => path.trim_end_matches('/').rsplit('/').next()?,
        None => text.rsplit('-').next()?,
    };
    // Random parts have letters and, but for one in a hundred, digits.
    let mixed = body.contains(|c: char| c.is_ascii_digit())
        && body.contains(|c: char| c.is_ascii_alphabetic());
    let sure = match mixed {
        true => Confidence::High,
        false => Confidence::Low,
    };
    placeholder::grade(body, sure).filter(|_| candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const RANDOM: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sH";
    const TEAM: &str = "263594206564";

    #[test]
    fn finds_real_tokens() {
        let hook = format!(
            "hooks.slack.com/services/T0{}/B0{}/{RANDOM}",
            "DCUJB1Q", "8GJV0CB3"
        );
        finds!(DETECTOR,
            format!("SLACK=xoxb-{TEAM}-{TEAM}-{RANDOM}") => format!("xoxb-{TEAM}-{TEAM}-{RANDOM}"),
            format!("xoxp-{TEAM}-{TEAM}-{TEAM}-{RANDOM}.") => format!("xoxp-{TEAM}-{TEAM}-{TEAM}-{RANDOM}"),
            format!("xoxa-2-{RANDOM}") => format!("xoxa-2-{RANDOM}"),
            format!("xoxe-1-{RANDOM}{RANDOM}") => format!("xoxe-1-{RANDOM}{RANDOM}"),
            format!("xoxe.xoxp-1-{RANDOM}{RANDOM}{RANDOM}") => format!("xoxe.xoxp-1-{RANDOM}{RANDOM}{RANDOM}"),
            format!("xapp-1-A0DCUJB1Q-{TEAM}-{RANDOM}") => format!("xapp-1-A0DCUJB1Q-{TEAM}-{RANDOM}"),
            format!("curl https://{hook} -d") => hook,
        );
        rates!(DETECTOR,
            format!("xoxb-{TEAM}-{TEAM}-{RANDOM}") => High,
            format!("xoxp-{TEAM}-{TEAM}-RANDOMSTRINGHERE") => Low,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "xoxb-your-bot-token",
            "xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx",
            format!("xoxb-{TEAM}-{TEAM}-xxxxxxxxxxxxxxxxxxxxxxxx"),
            format!("axoxb-{TEAM}-{TEAM}-{RANDOM}"),
            format!("xoxp-1234-1234-1234-{RANDOM}"),
            "xoxoxoxoxo",
            "https://hooks.slack.com/services/",
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        );
    }
}
