//! Private keys in PEM armour (RFC 7468 and its ancestors): `-----BEGIN … PRIVATE KEY-----` of every kind, PGP blocks too;
//! ssh.com's `---- BEGIN SSH2 … PRIVATE KEY ----`; and of PuTTY's files what follows `Private-Lines:`.
//!
//! A block whose end is missing is found as far as its base64 lines go. One whose body is an ellipsis is none.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.private_key",
    title: "Private key",
    label: "[PRIVATE_KEY]",
    pattern: concat!(
        "(?:-----BEGIN (?:[0-9A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----",
        "|---- BEGIN SSH2 (?:[A-Z]{2,12} )?PRIVATE KEY ----",
        "|Private-Lines: [0-9]{1,3})",
        // Headers, then lines of base64, perhaps quoted or indented; prose ends the match at once.
        "(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[A-Za-z-]{2,24}: [ -~]{0,200}){0,8}",
        "(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[0-9A-Za-z+/=]{16,80}){1,110}",
        // The last lines may be short.
        "(?:(?:[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}[0-9A-Za-z+/=]{1,80}){0,2}[ \\t\\n\\r\\\\\"'>#,*|+nr]{0,24}",
        "(?:-----END (?:[0-9A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----",
        "|---- END SSH2 (?:[A-Z]{2,12} )?PRIVATE KEY ----",
        "|Private-(?:MAC|Hash): [0-9a-f]{40,64}))?",
    ),
    prefilter: Prefilter::Prefix(&["-----BEGIN ", "---- BEGIN SSH2 ", "Private-Lines: "]),
    validate,
    context: &[
        "private key",
        "private_key",
        "id_rsa",
        "id_ed25519",
        "pem",
        "ssh",
        "ppk",
        "putty",
        "tls",
    ],
    about: native(&About {
        validator: "a PEM armour with a body of Base64",
        notes: "Keys that are encrypted are found too; a certificate or a public key is none.",
        finds: &[
            concat!(
                "my key:\n‹-----BEGIN PRI",
                "VATE KEY-----\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\n",
                "-----END PRI",
                "VATE KEY-----›\nthanks"
            ),
            concat!(
                "‹Pr",
                "ivate-Lines: 1\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy›\n\nis all I have"
            ),
            concat!(
                "key:\n‹--",
                "-- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"rsa-key-20240101\"\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\nQ=\n---- END SSH2 ENCRYPTED PRIVATE KEY ----›\n"
            ),
            concat!(
                "‹Pr",
                "ivate-Lines: 1\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy›\nand thanks"
            ),
        ],
        ignores: &[
            concat!(
                "--",
                "-- BEGIN SSH2 PUBLIC KEY ----\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\n---- END SSH2 PUBLIC KEY ----"
            ),
            concat!(
                "Public-Lines: 1\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy"
            ),
            concat!(
                "Pr",
                "ivate-Lines: 14 says how many lines of the file are private"
            ),
            concat!(
                "---",
                "--BEGIN PUBLIC KEY-----\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\n-----END PUBLIC KEY-----"
            ),
            concat!(
                "---",
                "--BEGIN CERTIFICATE-----\nq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1+/",
                "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1xy\n-----END CERTIFICATE-----"
            ),
            concat!(
                "A file starts with ---",
                "--BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----"
            ),
            concat!("---", "--BEGIN RSA PRIVATE KEY-----"),
            concat!(
                "---",
                "--BEGIN PRIVATE KEY----- opens it, and a line of internationalization follows"
            ),
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc7468",
            "https://www.rfc-editor.org/rfc/rfc1421#section-4.4",
            "https://www.rfc-editor.org/rfc/rfc9580#section-6.2",
            "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key",
            "https://www.rfc-editor.org/rfc/rfc4716",
            "https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (body, closed) = match candidate.text.strip_prefix("Private-Lines:") {
        Some(body) => split(body, "Private-"),
        None => split(candidate.text.splitn(3, "----").nth(2)?, "----"),
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

/// What stands before `end`, and whether that is there at all.
fn split<'t>(body: &'t str, end: &str) -> (&'t str, bool) {
    body.split_once(end)
        .map_or((body, false), |(body, _)| (body, true))
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
    fn finds_other_programs_files() {
        let ssh2 = format!(
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"rsa-key-20240101\"\n{LINE}\n{LINE}\nQ=\n---- END SSH2 ENCRYPTED PRIVATE KEY ----"
        );
        finds!(DETECTOR, format!("key:\n{ssh2}\n") => ssh2.clone());
        for (version, mac) in [(2, 40), (3, 64)] {
            let mac = "0a".repeat(mac / 2);
            let secret = format!("Private-Lines: 2\n{LINE}\nq7Zt\nPrivate-MAC: {mac}");
            let file = format!(
                "PuTTY-User-Key-File-{version}: ssh-rsa\nEncryption: none\nComment: jo\nPublic-Lines: 1\n{LINE}\n{secret}\n"
            );
            finds!(DETECTOR, file => secret);
        }
        let open = format!("Private-Lines: 1\n{LINE}");
        finds!(DETECTOR, format!("{open}\nand thanks") => open.clone());
        rates!(DETECTOR, ssh2 => VeryHigh, open => High);
        ignores!(
            DETECTOR,
            format!("---- BEGIN SSH2 PUBLIC KEY ----\n{LINE}\n---- END SSH2 PUBLIC KEY ----"),
            format!("Public-Lines: 1\n{LINE}"),
            "Private-Lines: 14 says how many lines of the file are private",
        );
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
