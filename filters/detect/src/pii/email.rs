//! E-mail addresses: a local part, `@`, and a domain name with a letters-only top level.
//!
//! RFC 5321 (the forms in use: no quoted local parts, no address literals), RFC 1035 for names; RFC 6531 and RFC 5890 for
//! those that are not ASCII. Scripts that put no spaces between words (three bytes a character) make up labels, but no
//! local part: nothing would tell it from the words before it. Names that are no
//! one's address are left out: `git@host` in clone commands, `icon@2x.png`, `package@1.2.3`, the ids of messages and their
//! parts (RFC 5322, section 3.6.4; RFC 2045, section 7; RFC 2392).

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.email",
    title: "E-mail address",
    category: Some("EMAIL_ADDRESS"),
    label: "[EMAIL_ADDRESS]",
    pattern: concat!(
        "(?:[0-9A-Za-z]|[\\xc3-\\xdf][\\x80-\\xbf])(?:[0-9A-Za-z._%+'~-]|[\\xc3-\\xdf][\\x80-\\xbf]){0,63}",
        "@(?:(?:[0-9A-Za-z]|[\\xc3-\\xe1\\xe3-\\xed][\\x80-\\xbf]{1,2})(?:[0-9A-Za-z-]|[\\xc3-\\xe1\\xe3-\\xed][\\x80-\\xbf]{1,2}){0,62}\\.){1,8}",
        "(?:xn--[0-9A-Za-z-]{1,59}|[A-Za-z]{2,63}|(?:[\\xc3-\\xdf][\\x80-\\xbf]){2,30})",
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
    about: native(&About {
        validator: "structure, and a last part that may be a top-level domain",
        notes: "Whether anybody reads the address is not known; what stands before `@` in a web address is none.",
        finds: &[
            "the person associated with ‹example@example.com›",
            "<‹first.last+tag@mail.example.co.uk›>",
            "email=‹a_b-c@sub-domain.example.org›.",
            "mailto:‹o'neil@example.ie›?subject=x",
            "'‹jo@example.de›'",
            "https://example.com/?mail=‹jo@example.com›",
        ],
        ignores: &[
            "jo@localhost",
            "@decorator.method",
            "git clone git@example.com:org/repo.git",
            "icon@2x.png",
            "lodash@4.17.21",
            "react@18.2.0-canary.abc",
            "jo.@example.com",
            "jo@example.c",
            "é@ example.com",
            "Message-ID: <20240514081231.4711.12345678@mail.example.com>",
            "Message-ID: <a1b2c3d4e5f6.a1b2c3d4e5f6.a1b2c3d4e5f6.a1b2c3d4e5f6.a1b2c3@mail.example.com>",
            "References: <a.1@mail.example.com>\r\n <b.2@mail.example.com>",
            "\"In-Reply-To\": \"<a.1@mail.example.com>\"",
            "Content-ID: <image001.png@01D9.example.com>",
            "<img src=\"cid:image001@01D9.example.com\">",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
            "https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4",
            "https://www.rfc-editor.org/rfc/rfc6531#section-3.3",
            "https://www.iana.org/domains/root/db",
        ],
    }),
    ..Detector::of(Family::Pii)
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
    let formed = local.len() <= 64
        && !local.ends_with('.')
        && !local.contains("..")
        && !top.ends_with('-')
        && top.chars().count() <= 24;
    if !formed || !starts_word(candidate) || nobody {
        return None;
    }
    match id(candidate.before) {
        Id::Named => None,
        Id::Listed => Some(Confidence::Low),
        Id::None => Some(Confidence::Medium),
    }
}

/// Whether it is the id of a message or of a part of one, which looks like an address.
enum Id {
    /// A header or the scheme of an address says so.
    Named,
    /// What stands before in angle brackets is no more than a blank away: commas are between addresses. The name of the header
    /// is too far away.
    Listed,
    None,
}

fn id(before: &str) -> Id {
    let is_cut = before.len() >= CUT;
    // Where it begins inside the id's own first part.
    let of_local = |c: char| c.is_ascii_alphanumeric() || "._%+'~-=/!#$&*?^{}|".contains(c);
    let before = before.trim_end_matches(of_local);
    if ends_with(before, "cid:") || ends_with(before, "mid:") {
        return Id::Named;
    }
    let Some(mut before) = before.strip_suffix('<') else {
        return Id::None;
    };
    let mut listed = Id::None;
    loop {
        before = before.trim_end_matches([' ', '\t', '\r', '\n', '"', '\'', '\\']);
        let Some(rest) = before.strip_suffix('>') else {
            break;
        };
        match rest.rsplit_once('<') {
            Some((rest, id)) if id.contains('@') && !id.contains(' ') => before = rest,
            Some(_) => return Id::None,
            None if rest.contains(' ') => return Id::None,
            None => return Id::Listed,
        }
        listed = Id::Listed;
    }
    let Some(name) = before.strip_suffix(':') else {
        return listed;
    };
    let name = name.trim_end_matches(['"', '\'', '\\', '*', ' ']);
    let is = |id: &&str| ends_with(name, id) || (is_cut && !name.is_empty() && ends_with(id, name));
    match IDS.iter().any(is) {
        true => Id::Named,
        false => Id::None,
    }
}

/// So much text before a candidate may be cut from more.
const CUT: usize = 60;

/// Headers of ids; others end so.
const IDS: &[&str] = &["message-id", "in-reply-to", "references", "content-id"];

/// The text ends with the word, in any case.
fn ends_with(text: &str, word: &str) -> bool {
    let at = text.len().checked_sub(word.len());
    let end = at.and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Like [`Match::starts_word`], for letters that the pattern has.
fn starts_word(candidate: &Match<'_>) -> bool {
    let letter = |c: char| c.len_utf8() == 2 && c.is_alphanumeric();
    candidate.starts_word() && !candidate.before.ends_with(letter)
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
            ".jo@example.com" => "jo@example.com",
            "mail me...jo@example.com" => "jo@example.com",
            "jo..lee@example.com" => "lee@example.com",
        );
        rates!(DETECTOR, "To: <jo@example.com>" => Medium, "Reply-To: <jo@example.com>" => Medium,
            "<jo@example.com>" => Medium, "Jo Lee <jo@example.com>" => Medium);
        rates!(DETECTOR, "jo@example.com" => Medium, "jo@example.photography" => Medium);
    }

    #[test]
    fn finds_addresses_that_are_not_ascii() {
        finds!(DETECTOR,
            "an müller@example.de." => "müller@example.de",
            "«jo@exämple.de»" => "jo@exämple.de",
            "почта: иван@пример.рф, спасибо" => "иван@пример.рф",
            "jo@xn--exmple-cua.de" => "jo@xn--exmple-cua.de",
            "jo@xn--e1afmkfd.xn--p1ai." => "jo@xn--e1afmkfd.xn--p1ai",
            "jo@例え.jp" => "jo@例え.jp",
            "邮箱jo@example.com，谢谢" => "jo@example.com",
            "メールはjo@example.comまで" => "jo@example.com",
            "“jo@example.com”.Then" => "jo@example.com",
        );
        // The ellipsis is three dots to matching.
        let text = "mail me…jo@example.com";
        let found = crate::laws::ALL.scan(text);
        let found: Vec<_> = found
            .iter()
            .map(|f| text.get(f.span.start..f.span.end))
            .collect();
        assert_eq!(found, [Some("jo@example.com")]);
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
            "jo@example.c",
            "é@ example.com",
            "ж.@example.com",
            "jo@例え。jp",
            "https://user:jo@example.com/",
            "https://jo@example.com/",
            "jo @ example.com",
            "jo@-example.com",
        );
    }
}
