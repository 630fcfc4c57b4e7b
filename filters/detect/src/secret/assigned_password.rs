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
        notes: "A password of letters alone is found only in quotes, with low confidence. References to where one is kept are not.",
        finds: &[
            concat!("password = \"", "‹super$ecret›\""),
            concat!("my password is ", "‹Tr0ub4dor&3› ok?"),
            concat!("Server=db;Uid=sa;Pwd=", "‹q7Zt0LmX›;"),
            concat!("mysql --password ", "‹hunter2zz› -h db"),
        ],
        ignores: &[
            "password = \"${DB_PASSWORD}\"",
            "password = config.db.password",
            "passwordLabel:\"Password:\",rememberMe",
            "the password is required",
            "password: <your-password>",
            "password = \"123\"",
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
    let is_option = candidate
        .before
        .rsplit([' ', '\n'])
        .next()
        .is_some_and(|w| w.starts_with("--"));
    if body.len() < 6 || is_about(assignment.name) || !(joins || is_option) {
        return None;
    }
    let grade = placeholder::grade(body, Confidence::Medium)?;
    match assigned::is_password(body) {
        true if grade == Confidence::Medium => Some(grade),
        true => Some(Confidence::Low),
        // In quotes, behind a plain assignment.
        false if quoted && joins && is_word(body) => Some(Confidence::Low),
        false => None,
    }
}

/// What is chosen by people who choose words; not the name of something.
fn is_word(body: &str) -> bool {
    let lower = body.bytes().all(|b| b.is_ascii_lowercase());
    lower && body.len() >= 8 && !body.contains("password")
}

/// A name of something about a password.
fn is_about(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
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
    ]
    .iter()
    .any(|word| name.contains(word))
}
