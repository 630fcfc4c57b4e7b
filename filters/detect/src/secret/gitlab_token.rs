//! GitLab tokens: a prefix that names the kind (`glpat-` personal, `gldt-` deploy, `glrt-` runner …) and at least twenty
//! characters; routable tokens add `.`, an optional version, and their length and checksum as base36.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.gitlab_token",
    title: "GitLab token",
    label: "[GITLAB_TOKEN]",
    pattern: concat!(
        "gl(?:pat|dt|rtr?|cbt|ft|agent|soat|ffct|wt)-[0-9A-Za-z_-]{20,300}",
        "(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?",
        // Kinds whose length never varied: one more letter or digit makes it something longer; a dash or underscore is
        // punctuation.
        "|gloas-[0-9A-Za-z_-]{64}[0-9A-Za-z]?",
        "|glptt-[0-9A-Za-z_-]{40}[0-9A-Za-z]?",
        "|glimt-[0-9A-Za-z_-]{25}(?:_?[0-9A-Za-z])?",
        "|GR1348941[0-9A-Za-z_-]{20}[0-9A-Za-z]{0,5}",
    ),
    prefilter: Prefilter::Prefix(&[
        "glpat-",
        "gloas-",
        "gldt-",
        "glrt-",
        "glrtr-",
        "glcbt-",
        "glptt-",
        "glft-",
        "glimt-",
        "glagent-",
        "glsoat-",
        "glffct-",
        "glwt-",
        "GR1348941",
    ]),
    validate,
    context: &["gitlab", "token", "private-token", "runner", "secret"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Instances may set a prefix of their own, which is not known here.",
        finds: &[
            concat!("PRIVATE-TOKEN: ‹gl", "pat-q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!(
                "https://oauth2:‹gl",
                "dt-q7Zt0LmXw3Rk9VbN2cYe›@gitlab.example"
            ),
            concat!("‹gl", "rt-t1_q7Zt0LmXw3Rk9VbN2cYe›\n"),
            concat!("‹gl", "cbt-64_q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!("‹GR", "1348941q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!("‹gl", "pat-q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf.01w1kz7yp›, and"),
        ],
        ignores: &[
            concat!("gl", "pat-7Zt0LmXw3Rk9VbN2cYe"),
            concat!("xgl", "pat-q7Zt0LmXw3Rk9VbN2cYe"),
            concat!("gl", "xx-q7Zt0LmXw3Rk9VbN2cYe"),
            concat!("gl", "pat-XXXXXXXXXXXXXXXXXXXX"),
            concat!("GR", "1348941"),
            concat!("gl", "ptt-q7Zt0LmXw3Rk9VbN2cYe"),
            concat!(
                "gl",
                "oas-q7Zt0LmXw3Rk9VbN2cYeq7Zt0LmXw3",
                "Rk9VbN2cYeq7Zt0LmXw3Rk9VbN2cYe"
            ),
            concat!("gl", "ptt-q7Zt0LmXw3Rk9VbN2cYe", "q7Zt0LmXw3Rk9VbN2cYe0"),
            concat!("GR", "1348941q7Zt0LmXw3Rk9VbN2cYeJ5sHd"),
        ],
        sources: &[
            "https://docs.gitlab.com/security/tokens/#token-prefixes",
            "https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let (kind, body) = match text.strip_prefix("GR1348941") {
        Some(body) => ("GR1348941", body),
        None => text.split_once('-')?,
    };
    let fits = match kind {
        "gloas" => body.len() == 64,
        "glptt" => body.len() == 40,
        "glimt" => body.len() == 25,
        "glagent" => body.len() >= 50,
        "GR1348941" => body.len() <= 24,
        _ => true,
    };
    placeholder::grade(body, Confidence::High).filter(|_| fits && candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const BODY: &str = "q7Zt0LmXw3Rk9VbN2cYe";

    #[test]
    fn finds_real_tokens() {
        let routable = format!("glpat-{BODY}J5sHd8Gf.0{}w1kz7yp", 1);
        let versioned = format!("glpat-{BODY}J5sHd8GfA1m86MQp1OjF2.01.0w1kz7yp2");
        finds!(DETECTOR,
            format!("PRIVATE-TOKEN: glpat-{BODY}") => format!("glpat-{BODY}"),
            format!("https://oauth2:gldt-{BODY}@gitlab.example") => format!("gldt-{BODY}"),
            format!("glrt-t1_{BODY}\n") => format!("glrt-t1_{BODY}"),
            format!("glcbt-64_{BODY}") => format!("glcbt-64_{BODY}"),
            format!("GR1348941{BODY}") => format!("GR1348941{BODY}"),
            format!("{routable}, and") => routable,
            format!("{versioned}.") => versioned,
            format!("It is glpat-{BODY}. Next") => format!("glpat-{BODY}"),
            format!("_GR1348941{BODY}_") => format!("GR1348941{BODY}"),
            format!("glptt-{BODY}{BODY}—and") => format!("glptt-{BODY}{BODY}"),
            format!("_glimt-{BODY}J5sHd_") => format!("glimt-{BODY}J5sHd"),
            format!("_gloas-{BODY}{BODY}{BODY}J5sH_") => format!("gloas-{BODY}{BODY}{BODY}J5sH"),
        );
        rates!(DETECTOR, format!("glpat-{BODY}") => High, "glpat-your_access_token_here" => Low);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            format!("glpat-{}", BODY.trim_start_matches('q')),
            format!("xglpat-{BODY}"),
            format!("glxx-{BODY}"),
            "glpat-XXXXXXXXXXXXXXXXXXXX",
            "GR1348941",
            format!("glptt-{BODY}"),
            format!("gloas-{BODY}{BODY}{BODY}"),
            format!("glptt-{BODY}{BODY}0"),
            format!("GR1348941{BODY}J5sHd"),
        );
    }
}
