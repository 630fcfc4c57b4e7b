//! E-mail addresses: a local part, `@`, and a domain name with a letters-only top level.
//!
//! RFC 5321 (the forms in use: no quoted local parts, no address literals), RFC 1035 for names. Names that are no
//! one's address are left out: `git@host` in clone commands, `icon@2x.png`, `package@1.2.3`.

use crate::{
    detector::{Detector, Family, Match, Prefilter},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.email",
    title: "E-mail address",
    family: Family::Pii,
    category: Some("EMAIL_ADDRESS"),
    label: "[EMAIL_ADDRESS]",
    pattern: concat!(
        "[0-9A-Za-z][0-9A-Za-z._%+'~-]{0,63}",
        "@(?:[0-9A-Za-z][0-9A-Za-z-]{0,62}\\.){1,8}[A-Za-z]{2,63}",
    ),
    prefilter: Prefilter::Within {
        literals: &["@"],
        before: 64,
    },
    validate,
    context: &[
        "email",
        "e-mail",
        "mail",
        "correo",
        "courriel",
        "contact",
        "почта",
        "邮箱",
        "メール",
    ],
    sources: &[
        "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
        "https://www.iana.org/domains/root/db",
    ],
};

/// Endings of file names that no top-level domain shares.
const FILES: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "css", "json", "yaml", "yml", "html", "txt",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (local, domain) = candidate.text.rsplit_once('@')?;
    let (name, top) = domain.rsplit_once('.')?;
    let version = name.contains('.')
        && name
            .split('.')
            .take(2)
            .all(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    let nobody = local.eq_ignore_ascii_case("git")
        || FILES.contains(&top.to_ascii_lowercase().as_str())
        || version
        || in_authority(candidate.before);
    let formed = !local.ends_with('.') && !local.contains("..") && top.len() <= 24;
    let alone = candidate.starts_word() && !candidate.before.ends_with('.');
    (formed && alone && !nobody).then_some(Confidence::Medium)
}

/// What stands before `@` in `https://user:password@host` reaches nobody, and may be a secret.
fn in_authority(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '(' | ','))
        .next()
        .unwrap_or_default();
    word.rsplit_once("://").is_some_and(|(scheme, rest)| {
        !scheme.ends_with("mailto") && !rest.contains(['/', '?', '#', '@'])
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_addresses() {
        finds!(DETECTOR,
            "the person associated with example@example.com" => "example@example.com",
            "<first.last+tag@mail.example.co.uk>" => "first.last+tag@mail.example.co.uk",
            "email=a_b-c@sub-domain.example.org." => "a_b-c@sub-domain.example.org",
            "mailto:o'neil@example.ie?subject=x" => "o'neil@example.ie",
            "'jo@example.de'" => "jo@example.de",
            "https://example.com/?mail=jo@example.com" => "jo@example.com",
            "_jo@example.com_" => "jo@example.com",
        );
        rates!(DETECTOR, "jo@example.com" => Medium, "jo@example.photography" => Medium);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "jo@localhost",
            "@decorator.method",
            "git clone git@example.com:org/repo.git",
            "icon@2x.png",
            "lodash@4.17.21",
            "react@18.2.0-canary.abc",
            "jo.@example.com",
            "jo..lee@example.com",
            "jo@example.c",
            "https://user:jo@example.com/",
            "https://jo@example.com/",
            "jo @ example.com",
            "jo@-example.com",
        );
    }
}
