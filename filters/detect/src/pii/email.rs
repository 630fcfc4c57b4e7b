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

/// Top-level domains of more than two letters that most addresses use.
const COMMON: &[&str] = &[
    "com",
    "net",
    "org",
    "edu",
    "gov",
    "mil",
    "int",
    "info",
    "biz",
    "name",
    "pro",
    "dev",
    "app",
    "tech",
    "online",
    "site",
    "store",
    "xyz",
    "cloud",
    "email",
    "test",
    "example",
    "invalid",
    "mobi",
    "asia",
    "eco",
    "club",
    "shop",
    "live",
    "agency",
    "company",
    "consulting",
    "digital",
    "life",
    "world",
    "today",
    "work",
    "works",
    "global",
    "group",
    "media",
    "news",
    "bank",
    "law",
    "health",
    "care",
    "solutions",
    "systems",
    "software",
    "studio",
    "team",
    "network",
    "london",
    "berlin",
    "coop",
    "aero",
    "museum",
    "jobs",
    "travel",
    "tel",
    "cat",
    "swiss",
    "paris",
    "nyc",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (local, domain) = candidate.text.rsplit_once('@')?;
    let (name, top) = domain.rsplit_once('.')?;
    let top = top.to_ascii_lowercase();
    let version = name
        .split('.')
        .take(2)
        .all(|label| label.starts_with(|c: char| c.is_ascii_digit()))
        && name.contains('.');
    let nobody = local.eq_ignore_ascii_case("git") || FILES.contains(&top.as_str()) || version;
    if !candidate.starts_word() || candidate.before.ends_with('.') {
        return None;
    }
    if nobody || local.ends_with('.') || local.contains("..") || top.len() > 24 {
        return None;
    }
    Some(match top.len() == 2 || COMMON.contains(&top.as_str()) {
        true => Confidence::High,
        false => Confidence::Medium,
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
            "https://user:jo@example.com/" => "jo@example.com",
            "_jo@example.com_" => "jo@example.com",
        );
        rates!(DETECTOR, "jo@example.com" => High, "jo@example.photography" => Medium);
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
            "jo @ example.com",
            "jo@-example.com",
        );
    }
}
