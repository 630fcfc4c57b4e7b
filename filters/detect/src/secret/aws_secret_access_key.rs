//! AWS secret access keys: forty base64 characters with nothing of their own to know them by.
//!
//! So one is found only where the text before it speaks of a secret or of AWS, or holds an access key id: the pair.
//! Paths, hashes and other long words are told apart by their mix of characters.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aws_secret_access_key",
    title: "AWS secret access key",
    label: "[AWS_SECRET_ACCESS_KEY]",
    pattern: "[0-9A-Za-z/+]{40,60}",
    // Any of the forty may be the first digit.
    prefilter: Prefilter::Digit { before: 39 },
    validate,
    context: &[
        "aws_secret",
        "secretaccesskey",
        "secret_access_key",
        "secret access key",
    ],
    about: native(&About {
        validator: "alphabet, length, and how mixed its characters are, behind a name",
        notes: "Forty characters of Base64 without a name before them are left out, and documented examples.",
        finds: &[
            concat!(
                "aws_secret_access_key = ‹q7Zt0LmXw3Rk9VbN2cYe",
                "J5sHd8GfA1+/u6TpQi4z›"
            ),
            concat!(
                "\"SecretAccessKey\": \"‹q7Zt0LmXw3Rk9VbN2cYe",
                "J5sHd8GfA1+/u6TpQi4z›\""
            ),
            concat!(
                "AK",
                "IAQ7ZTLMXWRKVBNC2Y:‹q7Zt0LmXw3Rk9VbN2cYe",
                "J5sHd8GfA1+/u6TpQi4z›"
            ),
            concat!(
                "AS",
                "IAQ7ZTLMXWRKVBNC2Y and then ‹q7Zt0LmXw3Rk9VbN2cYe",
                "J5sHd8GfA1+/u6TpQi4z›,"
            ),
            concat!("secret ‹qZtLmXwRkVbNcYeJsHdG", "fAuTpQizBvRnWkYcMxE7›"),
        ],
        ignores: &[
            concat!("q7Zt0LmXw3Rk9VbN2cYe", "J5sHd8GfA1+/u6TpQi4z"),
            concat!("secret q7Zt0LmXw3Rk9VbN2cYe", "J5sHd8GfA1+/u6TpQi4z0"),
            concat!("secret 7Zt0LmXw3Rk9VbN2cYe", "J5sHd8GfA1+/u6TpQi4z"),
            concat!(
                "secret x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/q7Z",
                "t0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/u6TpQi4z"
            ),
            concat!("aws commit 3b18e512dba79e4c8300", "dd08aeb37f8e728b8dad"),
            concat!("secret 3B18E512DBA79E4C8300", "DD08AEB37F8E728B8DAD"),
            concat!("aws/src/main/java/com", "/Example/App/Main1/Te"),
        ],
        sources: &[
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let alone = candidate.starts_word() && !candidate.before.ends_with(['/', '+']);
    // As all of AWS's documentation has them.
    let example = text.ends_with("EXAMPLE") || text.ends_with("EXAMPLEKEY");
    if text.len() != 40 || !alone || example || !is_random(text) {
        return None;
    }
    let named = placeholder::holds_any(candidate.before, &["secret", "aws", "amazon"]);
    match named || follows_key_id(candidate.before) {
        true => placeholder::grade(text, Confidence::Medium),
        false => None,
    }
}

/// Every kind of character, none much more often than chance has it, and few slashes.
fn is_random(text: &str) -> bool {
    let count = |class: fn(&u8) -> bool| text.bytes().filter(class).count();
    count(u8::is_ascii_digit) >= 1
        && count(u8::is_ascii_lowercase) >= 5
        && count(u8::is_ascii_uppercase) >= 5
        && count(|b| matches!(b, b'/' | b'+')) <= 6
}

/// An access key id stands in the text before.
fn follows_key_id(before: &str) -> bool {
    ["AKIA", "ASIA"].iter().any(|prefix| {
        before
            .rsplit_once(prefix)
            .and_then(|(_, rest)| rest.as_bytes().first_chunk::<16>())
            .is_some_and(|id| {
                id.iter()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const KEY: &str = concat!("q7Zt0LmXw3Rk9VbN2cYe", "J5sHd8GfA1+/u6TpQi4z");

    /// Its only digit comes last.
    const LATE: &str = concat!("qZtLmXwRkVbNcYeJsHdG", "fAuTpQizBvRnWkYcMxE7");

    #[test]
    fn finds_real_keys() {
        finds!(DETECTOR,
            format!("aws_secret_access_key = {KEY}") => KEY,
            format!("\"SecretAccessKey\": \"{KEY}\"") => KEY,
            format!("{}Q7ZTLMXWRKVBNC2Y:{KEY}", concat!("AK", "IA")) => KEY,
            format!("{}Q7ZTLMXWRKVBNC2Y and then {KEY},", concat!("AS", "IA")) => KEY,
            format!("secret {LATE}") => LATE,
        );
        rates!(DETECTOR,
            format!("secret {KEY}") => Medium,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            KEY,
            format!("secret {KEY}0"),
            format!("secret {}", KEY.replace("u6TpQi4z", "4EXAMPLE")),
            format!("secret {}", KEY.trim_start_matches('q')),
            format!("secret x/{}/{KEY}", "a".repeat(30)),
            "aws commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
            "secret 3B18E512DBA79E4C8300DD08AEB37F8E728B8DAD",
            "aws/src/main/java/com/Example/App/Main1/Te",
        );
    }
}
