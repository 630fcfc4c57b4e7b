//! Hashed passwords in crypt's format, `$id$…$hash`: MD5, bcrypt, SHA-256, SHA-512, scrypt,
//! yescrypt, Argon2, PBKDF2; Cisco's types 8 and 9; Kerberos answers that passwords can be guessed from.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.password_hash",
    title: "Hashed password",
    label: "[PASSWORD_HASH]",
    pattern: concat!(
        r"\$(?:(?:1|apr1)\$[0-9A-Za-z./]{1,8}\$[0-9A-Za-z./]{22}[0-9A-Za-z/]?",
        r"|2[abxy]\$[0-9]{2}\$[0-9A-Za-z./]{53}[0-9A-Za-z/]?",
        r"|6\$(?:rounds=[0-9]{1,9}\$)?[0-9A-Za-z./]{1,16}\$[0-9A-Za-z./]{86}[0-9A-Za-z/]?",
        r"|5\$(?:rounds=[0-9]{1,9}\$)?[0-9A-Za-z./]{1,16}\$[0-9A-Za-z./]{43}[0-9A-Za-z/]?",
        r"|(?:y|7|gy)\$[0-9A-Za-z./$]{40,160}",
        r"|argon2(?:id|i|d)\$v=[0-9]{1,3}\$m=[0-9]{1,9},t=[0-9]{1,5},p=[0-9]{1,4}\$[0-9A-Za-z+/]{8,90}\$[0-9A-Za-z+/]{16,90}",
        r"|krb5(?:asrep|tgs)\$[0-9]{1,2}\$[0-9A-Za-z$*@./_-]{0,120}[0-9a-f]{32}\$[0-9a-f]{40,4000}",
        r"|[89]\$[0-9A-Za-z./]{14}\$[0-9A-Za-z./]{43}",
        r"|pbkdf2-sha(?:1|256|512)\$[0-9]{1,9}\$[0-9A-Za-z./+=]{8,90}\$[0-9A-Za-z./+=]{20,120})",
    ),
    prefilter: Prefilter::Prefix(&[
        "$1$",
        "$apr1$",
        "$2a$",
        "$2b$",
        "$2x$",
        "$2y$",
        "$5$",
        "$6$",
        "$y$",
        "$7$",
        "$gy$",
        "$argon2",
        "$krb5",
        "$8$",
        "$9$",
        "$pbkdf2-sha",
    ]),
    validate: |candidate: &Match<'_>| {
        let hash = candidate.text.rsplit('$').next()?;
        let fits = match candidate.text.as_bytes() {
            [_, b'1' | b'a', ..] if !candidate.text.starts_with("$argon") => hash.len() == 22,
            [_, b'2', ..] => hash.len() == 53,
            [_, b'5', ..] => hash.len() == 43,
            [_, b'6', ..] => hash.len() == 86,
            _ => true,
        };
        placeholder::grade(hash, Confidence::High).filter(|_| fits)
    },
    context: &["password", "hash", "shadow", "htpasswd", "passwd", "bcrypt"],
    about: native(&About {
        validator: "scheme and lengths",
        notes: "A hash is no password, but weak ones are soon guessed from it.",
        finds: &[
            concat!(
                "root:‹$6",
                "$q7Zt0LmX$w3Rk9VbN2cYeJ5sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw3ZtQmLxRkVbNcYeJsHdGfAuTpQi4z3›:19000"
            ),
            concat!(
                "‹$2b",
                "$12$q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSl›"
            ),
            concat!(
                "The hash is ‹$2b",
                "$12$q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSl›."
            ),
        ],
        ignores: &[
            "$2b$12$q7Zt0LmXw3Rk9VbN2cYe",
            "it costs $1$ or $2$ each",
            "$6$xxxxxxxx$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
        sources: &[
            "https://man7.org/linux/man-pages/man5/crypt.5.html",
            "https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md",
        ],
    }),
    ..Detector::of(Family::Secret)
};
