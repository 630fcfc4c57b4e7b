//! Keys and tokens of any service, where something is called one: `api_key = value`, `"client_secret": "value"`,
//! `--token value`, "the API key is value". The value must be random; nothing else tells it from what programs are full of.

use super::{
    assigned::{self, Assignment},
    placeholder,
};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.assigned_key",
    title: "Key or token by its name",
    label: "[SECRET]",
    pattern: concat!(
        "(?i:key|token|secret|auth|cred|passphrase|jwt)",
        r#"(?:[-:]["'`]?[0-9A-Za-z_+/.~=-]{20,200}|[0-9A-Za-z_.-]{0,32}["'`\])*>]{0,3}"#,
        r"(?:[ \t]{0,4}(?:(?:string |str )?[:?.+]{0,3}=>?|={2,3}|!=|:|,|\|\||->|-{2,6})[ \t]{0,4}|[ \r\n\t]{1,8})",
        r#"(?:(?:is|was)[ :]{1,2})?["'`(]{0,3}(?:(?i:bearer|token) )?[0-9A-Za-z_+/.~=-]{10,200})"#,
    ),
    prefilter: Prefilter::Name(&[
        "key",
        "token",
        "secret",
        "auth",
        "cred",
        "passphrase",
        "jwt",
    ]),
    value: assigned::value,
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
            concat!("var acmeToken string = \"", "‹q7Zt0LmXw3Rk9VbN2cYe›\""),
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
            "\"key\": \"9Cnzj4p4WGeKLs1Pt8QuKUpR\"",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/798.html"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let assignment = Assignment::read(candidate.text);
    let body = assignment.value.trim_end_matches(['.', '-']);
    let named = Named::new(candidate.before, assignment.name);
    if body.len() < 10 || !named.is_secret() || assigned::is_program(body) {
        return None;
    }
    if !assigned::is_random(body) && !placeholder::is_key_of_tests(body) {
        return None;
    }
    let sure = match (assignment.is_joined() || named.is_option(), body.len()) {
        (true, 16..) => Confidence::Medium,
        (true, _) => Confidence::Low,
        // Nothing but a blank between: prose, unless the value can be nothing else.
        (false, 20..) => Confidence::Low,
        (false, _) => return None,
    };
    // Base64 of a number begins with zeros.
    placeholder::grade_named(body.trim_start_matches('A'), sure)
}

/// A name in the text around it.
struct Named<'t> {
    /// What of its word stands before the part that the pattern knows: `MY_API_` of `MY_API_KEY`.
    lead: &'t str,
    /// The word before.
    before: &'t str,
    name: &'t str,
}

impl<'t> Named<'t> {
    fn new(before: &'t str, name: &'t str) -> Self {
        let of_word = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let at = before.trim_end_matches(of_word).len();
        let (rest, lead) = before.split_at_checked(at).unwrap_or(("", before));
        let before = rest.trim_end().rsplit(|c: char| !of_word(c)).next();
        Self {
            lead,
            before: before.unwrap_or_default(),
            name,
        }
    }

    /// `--api-token value`: nothing but a blank joins an option to its value.
    fn is_option(&self) -> bool {
        self.lead.starts_with("--")
    }

    /// Whether it names a secret, and nothing about one: its id, its public half, where it is kept, how long it is.
    fn is_secret(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        let lead = self.lead.to_ascii_lowercase();
        let lead = lead.trim_matches(['_', '-', '.']);
        let last = name.rsplit(['_', '-', '.', ' ']).next().unwrap_or_default();
        let ends = ENDS.iter().any(|end| {
            // `tokenId`, of which lower case has left one word.
            let rest = last.strip_suffix(end);
            last == *end || rest.is_some_and(|rest| end.len() > 3 || is_keyword(rest))
        });
        let is_author = name.starts_with("author") && !name.starts_with("authorization");
        let is_public = PUBLIC.iter().any(|word| lead.ends_with(word));
        let is_key = || !name.starts_with("key") || self.is_key(lead);
        !ends && !is_author && !is_public && is_key()
    }

    /// Most keys are no secrets: those of services, and what is called a key in capitals.
    fn is_key(&self, lead: &str) -> bool {
        let before = self.before.to_ascii_lowercase();
        let kinds = [
            "api",
            "access",
            "secret",
            "private",
            "license",
            "master",
            "signing",
            "encryption",
            "account",
            "service",
        ];
        let kind = kinds.iter().any(|kind| before == *kind);
        !lead.is_empty() || kind || self.name.starts_with("KEY")
    }
}

fn is_keyword(word: &str) -> bool {
    let words = [
        "key",
        "token",
        "secret",
        "auth",
        "cred",
        "credential",
        "credentials",
        "jwt",
    ];
    words.iter().any(|known| word.ends_with(known))
}

/// Last words of names that are no secrets'.
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
    "board",
    "word",
    "words",
    "frame",
    "frames",
    "space",
    "map",
];

/// First words of names that are no secrets'.
const PUBLIC: &[&str] = &[
    "public",
    "pub",
    "csrf",
    "xsrf",
    "page",
    "next",
    "continuation",
    "sync",
    "cancel",
    "primary",
    "foreign",
    "partition",
    "sort",
    "cache",
    "row",
    "object",
    "unique",
    "idempotency",
    "dedup",
    "translation",
    "i18n",
    "message",
    "user",
    "s3",
    "storage",
    "mon",
    "tur",
    "don",
    "hoc",
    "joc",
    "whis",
    "hot",
    "group",
    "index",
    "data",
    "sha",
    "hash",
];
