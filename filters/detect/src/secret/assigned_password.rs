//! Passwords, where something is called one: `password = "value"`, `PGPASSWORD=value`, `--password value`,
//! `Pwd=value;` in a connection string, "my password is value".

use super::{
    assigned::{self, Assignment},
    placeholder,
};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.assigned_password",
    title: "Password by its name",
    label: "[PASSWORD]",
    pattern: concat!(
        r"(?i:pass(?:word|wort|wd|code)?|pwd)",
        r#"[0-9A-Za-z_.-]{0,24}["'`\])*>]{0,3}"#,
        r"(?:[ \t]{0,4}(?:(?:string |str )?[:?.+]{0,3}=>?|={2,3}|!=|:|,|->|-{2,6})[ \t]{0,4}|[ \r\n\t]{1,4})(?:(?:is|was|to)[ :]{1,2})?",
        r#"["'`(]{0,3}[!#-&+-:=?-Z^-_a-z|~@]{5,120}"#,
    ),
    prefilter: Prefilter::Name(&["pass", "pwd"]),
    value: assigned::value,
    validate,
    about: native(&About {
        validator: "name and mix of characters",
        notes: "A password of letters alone is found only in quotes or behind the name of an environment's variable, with low confidence. References to where one is kept are not.",
        finds: &[
            concat!("password = \"", "‹super$ecret›\""),
            concat!("my password is ", "‹Tr0ub4dor&3› ok?"),
            concat!("Server=db;Uid=sa;Pwd=", "‹q7Zt0LmX›;"),
            concat!("mysql --password ", "‹hunter2zz› -h db"),
            concat!("machine api.acme.com login jo password ", "‹012345abcdef›"),
            concat!("export DB_PASSWORD=", "‹whiteheron› # local"),
        ],
        ignores: &[
            "password = \"${DB_PASSWORD}\"",
            "password = config.db.password",
            "passwordLabel:\"Password:\",rememberMe",
            "the password is required",
            "password: <your-password>",
            "password = \"123\"",
            "PASSWORD=getpass()",
            "connect(password=whiteheron)",
            "[\"username\", \"password\", \"recipient\"]",
            "export PGPASSWORD=\"$db_password1\"",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/259.html"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let assignment = Assignment::read(candidate.text);
    let body = assignment.value.trim_end_matches(['.', ',', '?', ':']);
    let quoted = assignment.joint.ends_with(['"', '\'', '`']);
    let joins = assignment.is_joined();
    let is_option = is_option(candidate.before) || is_netrc(candidate.before);
    if body.len() < 6 || is_about(assignment.name) || !(joins || is_option) {
        return None;
    }
    let grade = placeholder::grade(body, Confidence::Medium)?;
    match assigned::is_password(body) {
        true if grade == Confidence::Medium => Some(grade),
        true => Some(Confidence::Low),
        // In quotes, behind a plain assignment.
        false if quoted && assignment.is_given() && is_word(body) => Some(Confidence::Low),
        false if assignment.joint == "=" && is_constant(candidate.before, assignment.name) => {
            (is_word(body) && !placeholder::holds_any(body, REFERENCES)).then_some(Confidence::Low)
        }
        false => None,
    }
}

/// An option: `--password value`, `-password value`.
fn is_option(before: &str) -> bool {
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    word == "-" || word.starts_with("--")
}

/// `login user password value`, as netrc has it.
fn is_netrc(before: &str) -> bool {
    let mut words = before.split_ascii_whitespace().rev();
    words.next().is_some() && matches!(words.next(), Some("login" | "username"))
}

/// The name of a variable of the environment: `DB_PASSWORD`.
fn is_constant(before: &str, name: &str) -> bool {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let lead = before.get(before.trim_end_matches(of_name).len()..);
    let capital = |b: u8| !b.is_ascii_lowercase();
    lead.is_some_and(|lead| lead.bytes().all(capital)) && name.bytes().all(capital)
}

/// Words for where a password comes from.
const REFERENCES: &[&str] = &[
    "pass", "get", "env", "input", "prompt", "read", "secret", "string",
];

/// What is chosen by people who choose words; not the name of something.
fn is_word(body: &str) -> bool {
    let lower = body.bytes().all(|b| b.is_ascii_lowercase());
    lower && body.len() >= 8 && !body.contains("password")
}

/// A name of something about a password.
fn is_about(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "label",
        "hint",
        "field",
        "length",
        "policy",
        "reset",
        "url",
        "file",
        "hash",
        "type",
        "confirm",
        "placeholder",
        "error",
        "min",
        "max",
    ];
    placeholder::holds_any(name, WORDS)
}
