//! Private keys in PEM armour (RFC 7468 and its ancestors): `-----BEGIN … PRIVATE KEY-----` of every kind, PGP blocks too.
//!
//! A block whose end is missing is found as far as its base64 lines go. One whose body is an ellipsis is none.

use crate::{
    detector::{Detector, Family, Match, Prefilter},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.private_key",
    title: "Private key",
    family: Family::Secret,
    category: None,
    label: "[PRIVATE_KEY]",
    pattern: concat!(
        "-----BEGIN (?:[0-9A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----",
        // Headers, then lines of base64, perhaps quoted or indented; prose ends the match at once.
        "(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[A-Za-z-]{2,24}: [ -~]{0,200}){0,8}",
        "(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[0-9A-Za-z+/=]{16,80}){1,110}",
        // The last lines may be short.
        "(?:(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[0-9A-Za-z+/=]{1,80}){0,2}[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}",
        "-----END (?:[0-9A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?",
    ),
    prefilter: Prefilter::Prefix(&["-----BEGIN "]),
    validate,
    context: &[
        "private key",
        "private_key",
        "id_rsa",
        "id_ed25519",
        "pem",
        "ssh",
        "tls",
    ],
    sources: &[
        "https://www.rfc-editor.org/rfc/rfc7468",
        "https://www.rfc-editor.org/rfc/rfc1421#section-4.4",
        "https://www.rfc-editor.org/rfc/rfc9580#section-6.2",
        "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key",
    ],
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let body = candidate.text.splitn(3, "-----").nth(2)?;
    let (body, closed) = match body.split_once("-----") {
        Some((body, _)) => (body, true),
        None => (body, false),
    };
    // The longest stretch of base64 tells a key from a sentence about keys.
    let longest = body
        .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '/' | '='))
        .map(str::len)
        .max()?;
    match closed {
        true if longest >= 32 => Some(Confidence::VeryHigh),
        true if longest >= 16 => Some(Confidence::Medium),
        false if longest >= 40 => Some(Confidence::High),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const LINE: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy";

    fn block(kind: &str, body: &str) -> String {
        format!("-----BEGIN {kind}-----\n{body}\n-----END {kind}-----")
    }

    #[test]
    fn finds_every_kind() {
        for kind in [
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK",
        ] {
            let key = block(kind, &format!("{LINE}\n{LINE}=="));
            finds!(DETECTOR, format!("my key:\n{key}\nthanks") => key);
        }
    }

    #[test]
    fn finds_headers_flattened_and_open_blocks() {
        let sealed = block(
            "RSA PRIVATE KEY",
            &format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n{LINE}"),
        );
        let flat = block("PRIVATE KEY", LINE).replace('\n', "\\n");
        let quoted = block("PRIVATE KEY", LINE).replace('\n', "\\n\" +\n  \"");
        let open = format!("-----BEGIN PRIVATE KEY-----\n{LINE}\n{LINE}");
        finds!(DETECTOR,
            sealed.clone() => sealed,
            format!("\"{flat}\\n\"") => flat,
            quoted.clone() => quoted,
            format!("{open}\n\nis all I have") => open.clone(),
        );
        rates!(DETECTOR, block("PRIVATE KEY", LINE) => VeryHigh, open => High);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            block("PUBLIC KEY", LINE),
            block("CERTIFICATE", LINE),
            block("PRIVATE KEY", "... your key here ..."),
            "A file starts with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY----- opens it, and a line of internationalization follows",
        );
    }
}
