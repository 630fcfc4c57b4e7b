//! Keys and tokens of any service, where something is called one: `api_key = value`, `"client_secret": "value"`,
//! `--token value`, "the API key is value". The value must be random; nothing else tells it from what programs are full of.

use super::{
    assigned,
    assignment::{self, Assignment, Tie},
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
        "(?i:key|token|secret|auth|cred|passphrase|jwt|access|private)",
        r#"(?:[-:]["'`]?[0-9A-Za-z_+/.~=-]{20,200}|[0-9A-Za-z_.-]{0,32}(?:"#,
        assignment::typed!(),
        "[\"'`][0-9A-Za-z_+/.~=-]{10,200}|",
        assignment::joined!(),
        "(?:",
        assignment::phrase!(),
        "|",
        // In quotes a secret may have any character, letters of other languages and signs of currencies.
        r#"(?:[bfruBFRU@$]{1,2}|\[[ \t]{0,2})?["'`](?:[!#-&(-\[\]-_a-~]|[\xc2-\xd1][\x80-\xbf]|\xe2[\x81-\x83][\x80-\xbf]){16,200}"#,
        "|",
        assignment::opened!(),
        "(?:(?i:bearer|token) )?[0-9A-Za-z_+/.~=-]{7,199}[0-9A-Za-z_+/~=-](?::[0-9A-Za-z_+/.~=-]{16,200})?)))",
    ),
    prefilter: Prefilter::Name(&[
        "key",
        "token",
        "secret",
        "auth",
        "cred",
        "passphrase",
        "jwt",
        "access",
        "private",
    ]),
    value: assignment::value,
    validate,
    about: native(&About {
        validator: "name, entropy and mix of characters",
        notes: "A hash or an id that is called a token is found. Long numbers, and values that are only half random, have low confidence. Words, names of variables, versions and samples are not found.",
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
            concat!("acme access ", "‹3fea6af1349166eab2d07c55e98f4d1b›"),
            concat!("acmeToken = '", "‹4864652430072464›'"),
            concat!(
                "SECRET_KEY = \"",
                "‹wwf*2#86t64!fgh6yav$aoeuo@u2o@fy&*gg76q!›\""
            ),
            concat!("<api_key>", "‹q7Zt0LmXw3Rk9VbN2cYe›</api_key>"),
            concat!("<add key=\"ApiKey\" value=\"", "‹q7Zt0LmXw3Rk9VbN2cYe›\"/>"),
            concat!("- name: API_KEY\n  value: ", "‹q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!("const apiKey: string = \"", "‹q7Zt0LmXw3Rk9VbN2cYe›\""),
            concat!("SECRET_KEY = b\"", "‹q7Zt0LmXw3Rk9VbN2cYe›\""),
            concat!("client.setApiKey(\"", "‹q7Zt0LmXw3Rk9VbN2cYe›\")"),
            concat!("api_key: |\n  ", "‹q7Zt0LmXw3Rk9VbN2cYe›"),
            concat!("| api_key | ", "‹q7Zt0LmXw3Rk9VbN2cYe› |"),
            concat!("JWT_SECRET=", "‹hunter2hunter2›"),
            concat!("CLIENT_SECRET=", "‹Zx81-Kq7p›\n"),
            concat!("JWT_SECRET: \"", "‹my-super-secret-jwt-key-2024›\""),
            concat!("SESSION_SECRET=\"", "‹quartz lantern mosaic pigeon›\""),
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
            "access_log: 9Cnzj4p4WGeKLs1Pt8QuKUpR",
            "private String name = \"9Cnzj4p4WGeKLs1Pt8QuKUpR\"",
            "the key 9Cnzj4p4WGeKLs1Pt8QuKUpR",
            "AllowedKeySignature: Pkcs10AllowedSignatureTypes",
            "api_key = win32api.RegOpenKeyEx(root)",
            "onkeyup=searchAfter500ms;",
            "name=\"authenticity_token\" value=\"q7Zt0LmXw3Rk9VbN2cYe\"",
            "JWT_SECRET=your-secret-2024",
            "JWT_SECRET=change-me-2024",
            "CLIENT_SECRET=",
            "CLIENT_SECRET=xxxx-xxxx-1",
            "CLIENT_SECRET=getSecret2",
            "client_secret=hunter2hunter2",
            "USE_SECRET=v1.2.3-rc1",
            "JWT_SECRET=arn:aws:secretsmanager:x",
            "SESSION_SECRET=\"set this to your own value\"",
            "WWW-Authenticate: Digest nonce=\"6bf5d6e4da1ce66918800195d6b9130d\"",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/798.html"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let assignment = Assignment::read(candidate.text);
    let body = assignment.value.trim_end_matches(['.', '-']);
    let named = Named::new(candidate.before, assignment.name);
    if body.contains(' ') && assigned::is_phrase(assignment.value) {
        let given = named.is_plain() && assignment.tie(candidate.before) == Tie::Joined;
        return given.then_some(Confidence::Low);
    }
    // Where more stands between the quotes than a token, or it has two parts, a part tells.
    let end = body.bytes().position(|b| !assigned::of_token(b));
    let (first, rest) = body
        .split_at_checked(end.unwrap_or(body.len()))
        .unwrap_or((body, ""));
    let second = rest
        .strip_prefix(':')
        .filter(|second| assigned::is_plain(second));
    let is_random =
        |part: &str| part.len() >= 10 && assigned::is_random(part) && !assigned::is_names(part);
    let random = is_random(first) || second.is_some_and(is_random);
    if !named.is_secret(random) || assigned::is_program(body) {
        return None;
    }
    if !random && named.is_plain() && is_chosen(&assignment, body) {
        return Some(Confidence::Low);
    }
    if body.len() < 10 {
        return None;
    }
    let joined = match assignment.tie(candidate.before) {
        Tie::Joined => true,
        Tie::Loose => named.is_option(),
        Tie::None => return None,
    };
    let odd = || joined && assigned::is_odd(body) && !assigned::is_names(body);
    if !random && !placeholder::is_key_of_tests(body) && !odd() {
        return None;
    }
    let sure = match (joined, body.len()) {
        (true, 16..) if is_random(first) && !named.is_kind() => Confidence::Medium,
        (true, _) => Confidence::Low,
        // Nothing but a blank between: prose, unless the value can be nothing else.
        (false, 20..) => Confidence::Low,
        (false, _) => return None,
    };
    // Base64 of a number begins with zeros.
    placeholder::grade_named(body.trim_start_matches('A'), sure)
}

/// A value that somebody chose, which a configuration gives: letters and digits, and no word that samples have.
fn is_chosen(assignment: &Assignment<'_>, value: &str) -> bool {
    let sign = assignment.joint.trim_end_matches(['"', '\'']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    matches!(sign, "=" | ": " | " = ")
        && (8..=64).contains(&value.len())
        && letters > digits
        && digits >= 2
        && !assigned::is_dated(value)
        && !placeholder::is_mask(value)
        && !placeholder::holds_any(value, SAMPLES)
}

/// A name in the text around it.
struct Named<'t> {
    /// What of its word stands before the part that the pattern knows: `MY_API_` of `MY_API_KEY`.
    lead: &'t str,
    /// The word before, in the same line.
    before: &'t str,
    name: &'t str,
}

impl<'t> Named<'t> {
    fn new(before: &'t str, name: &'t str) -> Self {
        let of_word = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let at = before.trim_end_matches(of_word).len();
        let (rest, lead) = before.split_at_checked(at).unwrap_or(("", before));
        let blank = [' ', '\t'];
        let before = rest.trim_end_matches(blank).rsplit(|c| !of_word(c)).next();
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

    /// It says what kind of thing the value is, not that it is one: `ACME_ACCESS`, `acme private`.
    fn is_kind(&self) -> bool {
        KINDS
            .iter()
            .any(|kind| self.name.eq_ignore_ascii_case(kind))
    }

    /// A variable of the environment that holds nothing but a secret: `JWT_SECRET`.
    fn is_plain(&self) -> bool {
        let of_name = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        let capital = self.lead.bytes().chain(self.name.bytes()).all(of_name);
        let last = self.name.rsplit('_').next();
        capital && matches!(last, Some("SECRET" | "PASSPHRASE"))
    }

    /// Whether it names a secret, and nothing about one: its id, its public half, where it is kept, how long it is.
    fn is_secret(&self, random: bool) -> bool {
        let lead = self.lead.trim_matches(['_', '-', '.']);
        let last = self.name.rsplit(['_', '-', '.', ' ']).next();
        let last = last.unwrap_or_default();
        let ends = ENDS.iter().any(|end| {
            // `tokenId` is one word.
            let rest = assigned::before_end(last, end);
            rest.is_some_and(|rest| rest.is_empty() || end.len() > 3 || is_keyword(rest))
        });
        let begins = |word: &str| {
            let start = self.name.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let is_author = begins("author") && !begins("authorization")
            || begins("authenticated")
            || begins("authenticity");
        let is_public =
            PUBLIC.iter().any(|word| ends_in(lead, word)) || ends_in_any(lead, SYLLABLES);
        let is_key = || !begins("key") || self.is_key(lead, random);
        // `access` and `private` begin much that is none: `access_log`, `private_ip`.
        let is_kind = || KINDS.iter().all(|kind| !begins(kind)) || self.is_kind();
        let has_owner = || !self.is_kind() || !lead.is_empty() || !self.before.is_empty();
        !ends && !is_author && !is_public && is_key() && is_kind() && has_owner()
    }

    /// Most keys are no secrets: those of services, and what is called a key in capitals.
    fn is_key(&self, lead: &str, random: bool) -> bool {
        const KINDS: &[&str] = &[
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
        const NO_OWNERS: &[&str] = &[
            "the", "this", "that", "with", "and", "for", "each", "new", "any", "its", "same", "ssh",
        ];
        let is = |words: &[&str]| {
            words
                .iter()
                .any(|word| self.before.eq_ignore_ascii_case(word))
        };
        // `acme key 3fea…`
        let owned =
            random && self.before.len() >= 3 && !is(PUBLIC) && !is(SYLLABLES) && !is(NO_OWNERS);
        !lead.is_empty() || is(KINDS) || owned || self.name.starts_with("KEY")
    }
}

/// Whether the last word of a name is this one: `user_data`, `userData`, not `acmedata`.
fn ends_in(lead: &str, word: &str) -> bool {
    let Some(rest) = assigned::before_end(lead, word) else {
        return false;
    };
    let first = lead.as_bytes().get(rest.len());
    let before = rest.as_bytes().last();
    let capital =
        first.is_some_and(u8::is_ascii_uppercase) && before.is_some_and(u8::is_ascii_lowercase);
    before.is_none_or(|b| !b.is_ascii_alphabetic()) || capital
}

/// Whether one of these stands at the end of a name, inside a word or not.
fn ends_in_any(name: &str, ends: &[&str]) -> bool {
    ends.iter()
        .any(|end| assigned::before_end(name, end).is_some())
}

fn is_keyword(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "key",
        "token",
        "secret",
        "auth",
        "cred",
        "credential",
        "credentials",
        "jwt",
    ];
    ends_in_any(word, WORDS)
}

/// Words of what stands where a secret would, or says where it comes from.
const SAMPLES: &[&str] = &[
    "example",
    "sample",
    "dummy",
    "fake",
    "placeholder",
    "your",
    "test",
    "redacted",
    "change",
    "insert",
    "replace",
    "todo",
    "xxx",
    "get",
    "env",
    "read",
    "vault",
    "local",
    "default",
    "none",
    "null",
    "1234",
];

/// What a value may be called that is a secret, and much else.
const KINDS: &[&str] = &["access", "private"];

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
    "up",
    "down",
    "press",
];

/// What makes other words with `key`, or `token`.
const SYLLABLES: &[&str] = &["mon", "tur", "don", "hoc", "joc", "whis", "hot"];

/// First words of names that are no secrets'.
const PUBLIC: &[&str] = &[
    "public",
    "pub",
    "csrf",
    "xsrf",
    "authenticity",
    "requestverification",
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
    "group",
    "index",
    "data",
    "sha",
    "hash",
];
