//! Passwords on curl's command line: `curl -u user:password`, `--user user:password`.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.curl_user",
    title: "Password in a curl command",
    label: "[PASSWORD]",
    pattern: r#"curl (?:[^\n\\]|\\\n?){0,400}?(?:-u|--user)[ \t=]{0,4}["']?[0-9A-Za-z_.@+-]{0,64}:["']?[!#-&+-:=?-Z^-_a-z|~@]{3,120}"#,
    prefilter: Prefilter::Prefix(&["curl "]),
    value,
    validate,
    about: native(&About {
        validator: "a user and a password behind -u or --user",
        notes: "References to variables and files, and passwords that are samples, are left out.",
        finds: &[
            concat!("curl -u elastic:", "‹P4ssw0rd!x› https://localhost:9200"),
            concat!(
                "curl -s --user 'api:",
                "‹d2LkV78zLx!t›' https://api.example"
            ),
        ],
        ignores: &[
            "curl -u $USER:$PASSWORD https://localhost",
            "curl -u <user:password> https://test.example",
            "curl -u 'test:test' https://localhost",
            "curl https://localhost:9200",
        ],
        sources: &["https://curl.se/docs/manpage.html#-u"],
    }),
    ..Detector::of(Family::Secret)
};

/// After the colon, and its quote.
fn value(text: &str) -> usize {
    let option = text.rfind("-u").max(text.rfind("--user")).unwrap_or(0);
    let colon = text.get(option..).and_then(|rest| rest.find(':'));
    let at = colon.map_or(0, |colon| option + colon + 1);
    let quoted = text
        .get(at..)
        .is_some_and(|rest| rest.starts_with(['"', '\'']));
    at + usize::from(quoted)
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let at = value(text);
    let password = text.get(at..)?;
    let user = text.get(..at)?.trim_end_matches([':', '"', '\'']);
    let user = user
        .rsplit([' ', '\t', '"', '\'', '='])
        .next()
        .unwrap_or_default();
    let reference = password.starts_with(['$', '<', '{', '%']) || password.starts_with("//");
    let same = password.eq_ignore_ascii_case(user);
    let word = password.bytes().all(|b| b.is_ascii_lowercase()) && password.len() < 10;
    if reference || same || word || user.starts_with("http") {
        return None;
    }
    placeholder::grade(password, Confidence::Medium)
}
