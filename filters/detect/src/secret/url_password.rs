//! Passwords in URLs: `scheme://user:password@host` (RFC 3986 §3.2.1), as databases, queues and proxies are configured.
//!
//! What is found runs from the colon to the `@`; it begins where the scheme ends, and user names have at most 62 characters. Variables, masks and the words people
//! write in place of a password are left out; a password equal to its user name is a default: low
//! confidence.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.url_password",
    title: "Password in a URL",
    label: "[URL_PASSWORD]",
    // Long text without spaces is common and must not be held: repeats are small enough to stay bounded.
    // The class is printable ASCII but quotes; a password that starts with a slash would be the URL's own `//`.
    pattern: concat!(
        r"://[!$-&(-.0-9;-=>@-_a-~\x80-\xff]{0,62}",
        ":[!#-&(-.0-?A-_a-~][!#-&(-_a-~]{0,63}[!#-&(-_a-~]{0,63}@"
    ),
    prefilter: Prefilter::Prefix(&[SCHEME_ENDS]),
    value,
    validate,
    context: &[
        "database_url",
        "dsn",
        "connection",
        "redis",
        "postgres",
        "mysql",
        "mongodb",
        "amqp",
    ],
    about: native(&About {
        validator: "a web address with a user and a password",
        notes: "Placeholders and variables in the password's place are left out; so is a user without a password.",
        finds: &[
            "postgres://app‹:q7Zt0LmX@›db.internal:5432/main",
            "DATABASE_URL=mysql+pymysql://root‹:h%40nter2@›127.0.0.1/x",
            "redis://‹:q7Zt0LmX@›cache:6379/0",
            "amqps://svc‹:p@ss:w0rd!@›queue/vhost",
            "https://jo‹:q7Zt0LmX@›git.example.com/repo.git",
            "mongodb+srv://u‹:a/b+c=@›cluster0.example.net",
        ],
        ignores: &[
            "postgres://user:password@localhost/db",
            "postgres://user:<password>@localhost/db",
            "postgres://user:${DB_PASSWORD}@localhost/db",
            "postgres://user:$DB_PASSWORD@localhost/db",
            "postgres://user:{password}@localhost/db",
            "postgres://user:xxxx@localhost/db",
            "postgres://user:****@localhost/db",
            "postgres://user:changeme@localhost/db",
            "postgres://user@localhost:5432/db",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
            "https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS",
        ],
    }),
    ..Detector::of(Family::Secret)
};

const SCHEME_ENDS: &str = "://";

/// What documentation writes where a password goes.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "pass",
    "pwd",
    "pw",
    "secret",
    "changeme",
    "change_me",
    "example",
    "token",
    "mypassword",
    "your_password",
    "yourpassword",
    "db_password",
    "dbpassword",
    "redacted",
    "hidden",
    // RabbitMQ's default, which it lets in from its own host alone.
    "guest",
];

/// Where the password begins, with its colon.
fn value(text: &str) -> usize {
    let rest = text.get(SCHEME_ENDS.len()..).unwrap_or_default();
    SCHEME_ENDS.len() + rest.find(':').unwrap_or(0)
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (user, password) = candidate
        .text
        .strip_prefix(SCHEME_ENDS)?
        .strip_suffix('@')?
        .split_once(':')?;
    let before = candidate.before;
    let scheme = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let ends = password.contains(['/', '?', '#']);
    // `user%40domain:password` is a user name; after `user@host:` a path may come, or a port.
    let host = user.contains('@') && (ends || password.bytes().all(|b| b.is_ascii_digit()));
    // `host:8080/path@…` and `host:8080?a=b@…` have a port here.
    let port = password.starts_with(|c: char| c.is_ascii_digit())
        && password
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with(['/', '?', '#']);
    if !scheme || host || port || is_stand_in(password) {
        return None;
    }
    Some(
        match password.eq_ignore_ascii_case(user) || placeholder::is_sample(password) {
            true => Confidence::Low,
            false => Confidence::High,
        },
    )
}

fn is_stand_in(password: &str) -> bool {
    let variable = password.starts_with(['$', '<', '{', '[', '%'])
        && (password.ends_with(['>', '}', ']', '%'])
            || password
                .bytes()
                .skip(1)
                .all(|b| b.is_ascii_uppercase() || b == b'_'));
    let repeated = password.len() > 2
        && password
            .bytes()
            .all(|b| password.starts_with(char::from(b)));
    let word = |word: &&str| password.eq_ignore_ascii_case(word);
    variable || repeated || WORDS.iter().any(word)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_passwords() {
        finds!(DETECTOR,
            "postgres://app:q7Zt0LmX@db.internal:5432/main" => ":q7Zt0LmX@",
            "DATABASE_URL=mysql+pymysql://root:h%40nter2@127.0.0.1/x" => ":h%40nter2@",
            "redis://:q7Zt0LmX@cache:6379/0" => ":q7Zt0LmX@",
            "amqps://svc:p@ss:w0rd!@queue/vhost" => ":p@ss:w0rd!@",
            "https://jo:q7Zt0LmX@git.example.com/repo.git" => ":q7Zt0LmX@",
            "mongodb+srv://u:a/b+c=@cluster0.example.net" => ":a/b+c=@",
            "postgres://myadmin@myserver:q7Zt0LmX@myserver.example.com/db" => ":q7Zt0LmX@",
        );
        rates!(DETECTOR,
            "ftp://jo:q7Zt0LmX@host" => High,
            "ftp://admin:admin@localhost" => Low,
        );
    }

    #[test]
    fn finds_the_password_of_an_encoded_user_name() {
        let text = "postgres://myadmin%40myserver:q7Zt0LmX@myserver.postgres.database.azure.com/db";
        let found = crate::laws::ALL.scan(text);
        let found: Vec<_> = found
            .iter()
            .map(|f| text.get(f.span.start..f.span.end))
            .collect();
        assert_eq!(found, [Some(":q7Zt0LmX@")]);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "postgres://user:password@localhost/db",
            "postgres://user:<password>@localhost/db",
            "postgres://user:${DB_PASSWORD}@localhost/db",
            "postgres://user:$DB_PASSWORD@localhost/db",
            "postgres://user:{password}@localhost/db",
            "postgres://user:xxxx@localhost/db",
            "postgres://user:****@localhost/db",
            "postgres://user:changeme@localhost/db",
            "postgres://user@localhost:5432/db",
            "http://localhost:8080/path/a@b",
            "ssh://git@example.com:team/project@v2",
            "amqp://jo@localhost:5672@x",
            "http://localhost:8080?user=a@b",
            "https://example.com/a:b@c",
            "amqp://guest:guest@localhost:5672",
            "mailto:jo@example.com",
            "time: 12:30@noon",
            "scp file jo@host:path jo@other",
        );
    }
}
