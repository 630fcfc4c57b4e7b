//! GitHub tokens: `ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_` with thirty base62 digits and their CRC-32 as six more;
//! fine-grained `github_pat_` with 22 and 59; and, since 2026, `ghs_<app>_<JSON Web Token>`.
//!
//! A token whose checksum is wrong is mistyped or made up: found, with less confidence.

use super::placeholder;
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.github_token",
    title: "GitHub token",
    label: "[GITHUB_TOKEN]",
    pattern: concat!(
        "ghs_[0-9]{1,20}_eyJ[0-9A-Za-z_-]{8,512}\\.[0-9A-Za-z_-]{8,1024}\\.[0-9A-Za-z_-]{8,512}",
        "|gh[pousr]_[0-9A-Za-z]{36,255}",
        // One more letter or digit makes it something longer; an underscore is punctuation.
        "|github_pat_[0-9A-Za-z_]{82}[0-9A-Za-z]?",
    ),
    prefilter: Prefilter::Prefix(&["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]),
    validate,
    context: &[
        "github",
        "token",
        "pat",
        "authorization",
        "bearer",
        "secret",
    ],
    about: native(&About {
        validator: "prefix, length, and the CRC-32 at its end where there is one",
        notes: "Tokens without a checksum are found by prefix and length.",
        finds: &[
            concat!(
                "GITHUB_TOKEN=‹gh",
                "p_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›"
            ),
            concat!(
                "https://x:‹gh",
                "o_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›@github.com/"
            ),
            concat!("`‹gh", "u_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›`"),
            concat!("(‹gh", "s_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›)"),
            concat!("‹gh", "r_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK›."),
            concat!("key ‹gh", "p_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKn›"),
        ],
        ignores: &[
            concat!("gh", "p_7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("gh", "p_0q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("xgh", "p_Q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("gh", "x_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"),
            concat!("gh", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!(
                "gi",
                "thub_pat_11ABCDEFGH0kT4vPw8ZqL1_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK"
            ),
            concat!("gh", "p_this_is_a_variable_name"),
        ],
        sources: &[
            "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/",
            "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let (body, sure) = match text.strip_prefix("github_pat_") {
        Some(body) if body.find('_') == Some(22) => (body, Confidence::High),
        Some(body) => (body, Confidence::Medium),
        None => (text.get(4..)?, Confidence::Medium),
    };
    // A checksum that fits is no accident, whatever follows the token; nor is a JSON Web Token.
    if body.contains('.') || body.get(..36).is_some_and(checksum::crc32_base62) {
        return Some(Confidence::High);
    }
    let fits = match body.len() {
        36 => true,
        // The first refresh tokens were longer.
        76 => text.starts_with("ghr_"),
        82 => text.starts_with("github_pat_"),
        _ => false,
    };
    placeholder::grade(body, sure).filter(|_| fits && candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const RANDOM: &str = "kT4vPw8ZqL1";
    const BODY: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXK";

    #[test]
    fn finds_real_tokens() {
        let fine = format!("github_pat_11ABCDEFGH0{RANDOM}_{BODY}{RANDOM}{RANDOM}0");
        let app = format!("ghs_12345_eyJ{}.eyJ{}.{}", BODY, BODY, BODY);
        finds!(DETECTOR,
            format!("GITHUB_TOKEN=ghp_{BODY}") => format!("ghp_{BODY}"),
            format!("https://x:gho_{BODY}@github.com/") => format!("gho_{BODY}"),
            format!("`ghu_{BODY}`") => format!("ghu_{BODY}"),
            format!("(ghs_{BODY})") => format!("ghs_{BODY}"),
            format!("ghr_{BODY}.") => format!("ghr_{BODY}"),
            format!("key ghp_{BODY}n") => format!("ghp_{BODY}n"),
            format!("token {fine}") => fine.clone(),
            format!("_{fine}_") => fine.clone(),
            format!("__{fine}__, {fine}0") => fine,
            format!("token {app};") => app,
        );
        let mistyped = format!("ghp_{}", BODY.replace('q', "Q"));
        rates!(DETECTOR, format!("ghp_{BODY}") => High, mistyped => Medium);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("ghp_{}", BODY.trim_start_matches('q')),
            format!("ghp_0{BODY}"),
            format!("xghp_{}", BODY.replace('q', "Q")),
            format!("ghx_{BODY}"),
            format!("ghp_{}", "x".repeat(36)),
            format!("github_pat_11ABCDEFGH0{RANDOM}_{BODY}"),
            "ghp_this_is_a_variable_name",
        );
    }
}
