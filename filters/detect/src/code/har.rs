//! HTTP archives (HAR) as browsers record them: with the cookies and credentials of whoever recorded them.
//!
//! One that was cleaned for sharing has its cookies and authorisation taken out or replaced by a word that says so.

use serde_json::Value;

use crate::{
    detector::{About, Detector, Family, native},
    finding::{Confidence, DetectorId, Finding, Span},
    whole::Whole,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.har",
    title: "HTTP archive (HAR) that was not sanitised",
    label: "[HTTP_ARCHIVE]",
    whole: Some(&HAR),
    about: native(&About {
        validator: "JSON with log.version and log.entries, whose requests or responses carry cookies or credentials",
        notes: "Archives in which no cookie and no credential is left are none, nor are those whose values were replaced by a word such as \"redacted\". What follows the JSON is not looked at; an archive in parts is not put together.",
        finds: &[
            r#"‹{"log": {"version": "1.2", "creator": {"name": "Browser", "version": "1"}, "entries": [{"request": {"method": "GET", "url": "https://example.com/", "headers": [{"name": "Cookie", "value": "sid=8c1f0b7a"}], "cookies": []}, "response": {"status": 200, "headers": []}}]}}›"#,
            r#"‹{"log": {"version": "1.2", "entries": [{"request": {"method": "GET", "url": "https://example.com/a", "headers": []}, "response": {"status": 200, "headers": [{"name": "set-cookie", "value": "token=b0a1d2; Path=/"}]}}]}}›"#,
            r#"‹{"log": {"version": "1.1", "entries": [{"request": {"url": "https://example.com/b", "headers": [], "cookies": [{"name": "sid", "value": "77aa01"}]}, "response": {}}]}}›"#,
        ],
        ignores: &[
            r#"{"log": {"version": "1.2", "entries": [{"request": {"method": "GET", "url": "https://example.com/", "headers": [{"name": "Accept", "value": "*/*"}]}, "response": {"status": 200}}]}}"#,
            r#"{"log": {"version": "1.2", "entries": [{"request": {"url": "https://example.com/", "headers": [{"name": "Authorization", "value": "[redacted]"}, {"name": "Cookie", "value": "sid=redacted"}]}}]}}"#,
            r#"{"log": {"version": "1.2", "level": "entries", "entries": ["request", "headers", "cookie: a=1"], "text": "authorization"}}"#,
            r#"log.entries[0].request.headers has "cookie" and "log" of "version" 1, and "entries" are listed with "request" each"#,
            r#"{"entries": [{"request": {"url": "https://example.com/", "headers": [{"name": "Cookie", "value": "sid=8c1f0b7a"}]}}], "version": "log"}"#,
        ],
        sources: &[
            "https://w3c.github.io/web-performance/specs/HAR/Overview.html",
            "https://developers.cloudflare.com/fundamentals/reference/har-sanitizer/",
        ],
    }),
    ..Detector::of(Family::Code)
};

static HAR: Whole = Whole {
    shortest: 100,
    judge,
};

fn judge(text: &str) -> Vec<Finding> {
    let start = text.len() - text.trim_start().len();
    // A browser writes the version and the first entries' names early.
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    let json = text.get(start..).unwrap_or_default();
    if !json.starts_with('{')
        || !["\"log\"", "\"version\""]
            .iter()
            .all(|name| head.contains(name))
    {
        return Vec::new();
    }
    if !text.contains("\"entries\"") {
        return Vec::new();
    }
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<Value>();
    let Some(Ok(archive)) = values.next() else {
        return Vec::new();
    };
    let end = start + values.byte_offset();
    let log = archive.get("log");
    let version = log
        .and_then(|log| log.get("version"))
        .is_some_and(Value::is_string);
    let entries = log
        .and_then(|log| log.get("entries"))
        .and_then(Value::as_array);
    let Some(entries) = entries.filter(|_| version) else {
        return Vec::new();
    };
    let known = entries
        .iter()
        .any(|entry| entry.pointer("/request/url").is_some());
    match known && entries.iter().any(tells) {
        true => vec![Finding {
            detector: DetectorId::builtin("code.har"),
            span: Span::new(start, end),
            confidence: Confidence::High,
        }],
        false => Vec::new(),
    }
}

/// Whether an entry carries somebody's cookie or credential.
fn tells(entry: &Value) -> bool {
    let list = |place| {
        entry
            .pointer(place)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let text = |item: &Value, name| {
        item.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let headers = ["/request/headers", "/response/headers"];
    let cookies = ["/request/cookies", "/response/cookies"];
    let secret = |header: &&Value| {
        let name = text(header, "name");
        SECRET
            .iter()
            .any(|secret| name.eq_ignore_ascii_case(secret))
    };
    headers
        .into_iter()
        .flat_map(list)
        .filter(secret)
        .chain(cookies.into_iter().flat_map(list))
        .any(|item| is_live(&text(item, "value")))
}

/// Whether a value is one: not empty, stars, or a word that says it was taken out.
fn is_live(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let masked = lower
        .chars()
        .all(|c| matches!(c, '*' | 'x' | '.' | '-' | ' '));
    !masked && !CLEANED.iter().any(|word| lower.contains(word))
}

/// Headers that carry what lets somebody in.
const SECRET: &[&str] = &[
    "authorization",
    "cookie",
    "proxy-authorization",
    "set-cookie",
    "x-api-key",
    "x-auth-token",
    "x-csrf-token",
];

/// Words that stand in for a value that was taken out.
const CLEANED: &[&str] = &[
    "redacted",
    "removed",
    "sanitized",
    "sanitised",
    "masked",
    "hidden",
];

/// The beginning of a text, in bytes, where an archive's first names stand.
const HEAD: usize = 64 << 10;
