//! Keys and tokens of any service, where something is called one: `api_key = value`, `"client_secret": "value"`,
//! `--token value`, "the API key is value". The value must be random; nothing else tells it from what programs are full of.

use super::{assigned, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.assigned_key",
    title: "Key or token by its name",
    label: "[SECRET]",
    pattern: concat!(
        r"(?i:api[_ -]?key|api[_ -]?token|access[_ -]?key|access[_ -]?token|auth|secret|token|credential|passphrase|",
        r"private[_ -]?key|signing[_ -]?key|encryption[_ -]?key|master[_ -]?key|license[_ -]?key|account[_ -]?key|jwt)",
        r#"[0-9A-Za-z_.-]{0,32}["'`\])*>]{0,3}"#,
        r"(?:[ \t]{0,4}(?::{0,2}=>?|==|!=|:|,|\|\||->|-{2,6})[ \t]{0,4}|[ \r\n\t]{1,8})(?:(?:is|was)[ :]{1,2})?",
        r#"["'`(]{0,3}(?:(?i:bearer|token) )?[0-9A-Za-z_+/.~=-]{12,200}"#,
    ),
    prefilter: Prefilter::Name(&[
        "api_key",
        "apikey",
        "api-key",
        "api key",
        "api_token",
        "apitoken",
        "api-token",
        "api token",
        "access_key",
        "accesskey",
        "access-key",
        "access key",
        "access_token",
        "accesstoken",
        "access-token",
        "access token",
        "auth",
        "secret",
        "token",
        "credential",
        "passphrase",
        "private_key",
        "privatekey",
        "private-key",
        "private key",
        "signing_key",
        "signingkey",
        "signing-key",
        "signing key",
        "encryption_key",
        "encryptionkey",
        "encryption-key",
        "encryption key",
        "master_key",
        "masterkey",
        "master-key",
        "master key",
        "license_key",
        "licensekey",
        "license-key",
        "license key",
        "account_key",
        "accountkey",
        "account-key",
        "account key",
        "jwt",
    ]),
    value: |text| assigned::split(text).1,
    validate,
    about: native(&About {
        validator: "name, entropy and mix of characters",
        notes: "A hash or an id that is called a token is found. Words, names of variables, versions and samples are not.",
        finds: &[
            concat!("api_key = \"", "‹q7Zt0LmXw3Rk9VbN2cYe›\""),
            concat!(
                "\"client_secret\" : \"",
                "‹6da89121079f83b2eb6acccf8219ea982c3d79bc›\","
            ),
            concat!("--token ", "‹q7Zt0LmXw3Rk9VbN2cYe› run"),
            concat!("my api key is ", "‹q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!(
                "getEnv(\"api_token\", \"",
                "‹dafa7817-e246-48f3-91a7-e87653d587b8›\")"
            ),
        ],
        ignores: &[
            "public_key = \"9Cnzj4p4WGeKLs1Pt8QuKUpR\"",
            "token = getTokenFromVault2(x)",
            "secretName: prod-database-credentials-v2",
            "api_key = os.environ[\"API_KEY_2\"]",
            "API_VERSION_TOKEN=rc0.13.0_20230412_0712",
            "api_key = your_api_key_goes_here_123",
            "the token was replaced by q7Zt",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/798.html"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (name, at) = assigned::split(candidate.text);
    let value = candidate.text.get(at..)?;
    let body = value.trim_end_matches(['.', '-']);
    let joint = candidate.text.get(name.len()..at)?;
    let joins = joint
        .bytes()
        .any(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
    if body.len() < 12
        || is_no_secret(candidate.before, name)
        || !(joins || is_option(candidate.before))
    {
        return None;
    }
    let random = assigned::is_random(body) && !assigned::is_program(body);
    let grade = placeholder::grade(body, Confidence::Medium)?;
    (random && grade == Confidence::Medium).then_some(match body.len() {
        ..16 => Confidence::Low,
        _ => Confidence::Medium,
    })
}

/// `--api-token value`: nothing but a blank joins an option to its value.
fn is_option(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '\t']).next().unwrap_or_default();
    word.starts_with("--")
}

/// A name of something about the secret: its id, its public half, where it is kept, how long it is.
fn is_no_secret(before: &str, name: &str) -> bool {
    const ENDS: &[&str] = &[
        "id",
        "ids",
        "name",
        "url",
        "uri",
        "path",
        "file",
        "type",
        "size",
        "length",
        "len",
        "count",
        "version",
        "alg",
        "algorithm",
        "format",
        "endpoint",
        "host",
        "header",
        "field",
        "label",
        "hint",
        "expires",
        "expiry",
        "ttl",
        "status",
        "scope",
        "issuer",
        "ref",
        "arn",
        "selector",
        "dir",
        "class",
        "store",
        "method",
        "provider",
        "hash",
        "digest",
        "checksum",
        "sha",
        "sha256",
        "md5",
        "commit",
        "rev",
    ];
    const STARTS: &[&str] = &[
        "public",
        "pub",
        "csrf",
        "xsrf",
        "page",
        "next",
        "continuation",
        "sync",
        "author",
        "cancel",
    ];
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(['_', '-', '.', ' ']).next().unwrap_or_default();
    let ends = ENDS.iter().any(|end| {
        // `tokenId`, of which lower case has left one word.
        last == *end
            || end.len() > 3 && last.ends_with(end)
            || last.strip_suffix(end).is_some_and(is_keyword)
    });
    let joined = before
        .rsplit(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c))
        .next();
    let lead = joined.unwrap_or_default().to_ascii_lowercase();
    let lead = lead.trim_end_matches(['_', '-', '.']);
    let is_author = name.starts_with("author") && !name.starts_with("authorization");
    ends || is_author || STARTS.iter().any(|start| lead.ends_with(start))
}

fn is_keyword(word: &str) -> bool {
    [
        "key",
        "token",
        "secret",
        "auth",
        "credential",
        "credentials",
        "jwt",
    ]
    .iter()
    .any(|known| word.ends_with(known))
}
