//! Google credentials: API keys `AIza…` (39 characters) and, since 2026, `AQ.Ab…` (53), OAuth client secrets `GOCSPX-…`,
//! OAuth access tokens `ya29.…` and refresh tokens `1//0…`.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.google_key",
    title: "Google API key or OAuth token",
    label: "[GOOGLE_KEY]",
    pattern: concat!(
        // One more letter or digit makes it something longer; a dash or underscore is punctuation.
        "AIza[0-9A-Za-z_-]{35}[0-9A-Za-z]?",
        "|GOCSPX-[0-9A-Za-z_-]{28}[0-9A-Za-z]?",
        "|AQ\\.Ab[0-9A-Za-z_-]{40,80}",
        "|ya29\\.[0-9A-Za-z_-]{30,1024}",
        "|1//0[0-9A-Za-z_-]{40,250}",
    ),
    prefilter: Prefilter::Prefix(&["AIza", "AQ.Ab", "GOCSPX-", "ya29.", "1//0"]),
    validate,
    context: &[
        "google",
        "gcp",
        "gemini",
        "maps",
        "firebase",
        "api key",
        "api_key",
        "apikey",
        "oauth",
        "bearer",
        "client_secret",
        "refresh_token",
    ],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Some keys are meant to be public, as in web pages with maps: they are found like all others.",
        finds: &[
            concat!("?key=‹AI", "zaSyDq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_›&x=1"),
            concat!("client_secret: ‹GO", "CSPX-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf›"),
            concat!(
                "Bearer ‹ya",
                "29.a0q7Zt0LmXw3Rk9VbN2cYeJ5sHd8G",
                "fq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf›"
            ),
            concat!(
                "\"‹1/",
                "/0gq7Zt0LmXw3Rk9VbN2cYeJ5sHd",
                "8Gfq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf›\""
            ),
            concat!(
                "GEMINI_API_KEY=‹AQ",
                ".Ab8q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf›"
            ),
        ],
        ignores: &[
            concat!("AI", "zaSyq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_"),
            concat!("AI", "zaSyDq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_0"),
            concat!("xAI", "zaSyDq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_"),
            concat!("AI", "zaxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxx"),
            concat!("GO", "CSPX-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf0"),
            concat!("AQ", ".Ab8q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf"),
            concat!(
                "FAQ",
                ".Ab8q7Zt0LmXw3Rk9VbN2cYeJ5sHd8",
                "Gfq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf"
            ),
            concat!("ya", "29.short"),
            concat!("1/", "/0"),
        ],
        sources: &[
            "https://cloud.google.com/docs/authentication/api-keys",
            "https://ai.google.dev/gemini-api/docs/api-key",
            "https://developers.google.com/identity/protocols/oauth2#size",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let (body, fits) = match text.strip_prefix("AIza") {
        Some(body) => (body, body.len() == 35),
        None => (text, !text.starts_with("GOCSPX-") || text.len() == 35),
    };
    placeholder::grade(body, Confidence::High).filter(|_| fits && candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const BODY: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf";

    #[test]
    fn finds_real_keys() {
        finds!(DETECTOR,
            format!("?key=AIzaSyD{BODY}-mQ_&x=1") => format!("AIzaSyD{BODY}-mQ_"),
            format!("client_secret: GOCSPX-{BODY}") => format!("GOCSPX-{BODY}"),
            format!("Bearer ya29.a0{BODY}{BODY}") => format!("ya29.a0{BODY}{BODY}"),
            format!("\"1//0g{BODY}{BODY}\"") => format!("1//0g{BODY}{BODY}"),
            format!("GEMINI_API_KEY=AQ.Ab8{BODY}-mQ_{BODY}") => format!("AQ.Ab8{BODY}-mQ_{BODY}"),
        );
        for after in ["_", "__", "-", "-and", "_&x", "—"] {
            finds!(DETECTOR,
                format!("_AIzaSyD{BODY}-mQ_{after}") => format!("AIzaSyD{BODY}-mQ_"),
                format!("_GOCSPX-{BODY}{after}") => format!("GOCSPX-{BODY}"),
            );
        }
        rates!(DETECTOR, format!("AIzaSyD{BODY}-mQ_") => High);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("AIzaSy{BODY}-mQ_"),
            format!("AIzaSyD{BODY}-mQ_0"),
            format!("xAIzaSyD{BODY}-mQ_"),
            format!("AIza{}", "x".repeat(35)),
            format!("GOCSPX-{BODY}0"),
            format!("AQ.Ab8{BODY}"),
            format!("FAQ.Ab8{BODY}{BODY}"),
            "ya29.short",
            "1//0",
        );
    }
}
