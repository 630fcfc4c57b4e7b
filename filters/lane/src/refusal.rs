//! What a client gets instead of what it asked for: which rule, what kind of data (never the data), and what to do.

use std::collections::BTreeSet;

use audit::Reason;
use codec::{Operation, Refusal};
use policy::{ActionKind, Block};

use crate::{classifiers, head::Header, step::Reply};

/// In which form somebody is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Audience {
    /// The API that was called, whose clients read errors of its shape.
    pub(crate) operation: Option<&'static Operation>,
    /// Whether a person reads it, in a browser.
    pub(crate) page: bool,
}

/// What somebody is told.
#[derive(Debug)]
pub(crate) struct Notice {
    /// For programs.
    pub(crate) refusal: Refusal,
    action: Option<ActionKind>,
    /// When it is worth trying again, in seconds, where that is known.
    retry_after: Option<u64>,
    /// For people: what happened, in a sentence, what stands beside it, and what to do.
    lead: &'static str,
    facts: Vec<(&'static str, String)>,
    advice: &'static str,
}

/// The reply of a rule that blocks or challenges: its own body, the provider's error shape, or a page.
pub(crate) fn blocked(
    audience: Audience,
    rule: &str,
    block: &Block,
    detected: &BTreeSet<&str>,
    request_id: &str,
) -> Reply {
    by_rule(rule, block.action, block.status, detected, request_id).or_own(block, audience)
}

/// The reply of a limit, to a request that is too much.
pub(crate) fn limited(
    audience: Audience,
    limit: &str,
    block: &Block,
    retry_after: u64,
    request_id: &str,
) -> Reply {
    let wait = match retry_after {
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    };
    let is_challenge = block.action.is_challenge();
    let (code, first) = match is_challenge {
        true => ("challenge_required", "Verify yourself, or try again"),
        false => ("rate_limit_exceeded", "Try again"),
    };
    let message = format!(
        "Too many requests (limit {limit}). {first} in {wait}, or ask your administrator{}.",
        reference(request_id)
    );
    let notice = Notice {
        refusal: Refusal {
            status: block.status,
            code: code.to_owned(),
            message,
        },
        action: Some(block.action),
        retry_after: Some(retry_after),
        lead: LIMITED,
        facts: vec![
            ("Limit", limit.to_owned()),
            ("Try again in", wait),
            ("Reference", request_id.to_owned()),
        ],
        advice: if is_challenge { VERIFY } else { WAIT },
    };
    notice.or_own(block, audience)
}

/// What is said of a request that a limit could not count.
pub(crate) fn uncounted(status: u16, limit: &str, request_id: &str) -> Notice {
    let message = format!(
        "Refused because it could not be counted (limit {limit}). Try again later, or ask your administrator{}.",
        reference(request_id)
    );
    Notice {
        refusal: Refusal {
            status,
            code: "uncounted".to_owned(),
            message,
        },
        action: None,
        retry_after: None,
        lead: FAILED,
        facts: vec![
            ("Limit", limit.to_owned()),
            ("Reference", request_id.to_owned()),
        ],
        advice: LATER,
    }
}

/// What a rule says that blocks or challenges.
pub(crate) fn by_rule(
    rule: &str,
    action: ActionKind,
    status: u16,
    detected: &BTreeSet<&str>,
    request_id: &str,
) -> Notice {
    let what: Vec<&str> = detected.iter().map(|id| title(id)).collect();
    let what = what.join(", ");
    let contains = match what.as_str() {
        "" => String::new(),
        what => format!(" It contains: {what}."),
    };
    let asked = format!("or ask your administrator{}.", reference(request_id));
    let (code, message) = match action.is_challenge() {
        true => (
            "challenge_required",
            format!(
                "Held for verification by policy (rule {rule}).{contains} Verify yourself, {asked}"
            ),
        ),
        false => (
            "blocked_by_policy",
            format!("Blocked by policy (rule {rule}).{contains} Remove it and try again, {asked}"),
        ),
    };
    let (lead, advice) = match (action.is_challenge(), what.is_empty()) {
        (true, _) => (CHALLENGED, VERIFY),
        (false, true) => (BLOCKED, REPHRASE),
        (false, false) => (BLOCKED, TAKE_OUT),
    };
    let facts = [
        ("Found in it", what),
        ("Rule", rule.to_owned()),
        ("Reference", request_id.to_owned()),
    ];
    Notice {
        refusal: Refusal {
            status,
            code: code.to_owned(),
            message,
        },
        action: Some(action),
        retry_after: None,
        lead,
        facts: facts.into(),
        advice,
    }
}

/// What is said of something that could not be inspected.
pub(crate) fn uninspected(status: u16, reason: Reason, request_id: &str) -> Notice {
    let message = format!(
        "Refused because it could not be inspected: {}. Ask your administrator{}.",
        explain(reason),
        reference(request_id)
    );
    Notice {
        refusal: Refusal {
            status,
            code: format!("uninspected_{reason}"),
            message,
        },
        action: None,
        retry_after: None,
        lead: UNREAD,
        facts: vec![
            ("Reason", explain(reason).to_owned()),
            ("Reference", request_id.to_owned()),
        ],
        advice: TELL_US,
    }
}

/// What a host says that fails itself.
pub(crate) fn failed(status: u16, code: &str, message: &str) -> Notice {
    Notice {
        refusal: Refusal {
            status,
            code: code.to_owned(),
            message: message.to_owned(),
        },
        action: None,
        retry_after: None,
        lead: FAILED,
        facts: vec![("Reason", message.to_owned())],
        advice: LATER,
    }
}

const BLOCKED: &str = "A security rule of this service stopped your request.";
const CHALLENGED: &str = "A security rule of this service asks you to verify yourself first.";
const LIMITED: &str = "That is more than this service takes from one caller in this time.";
const WAIT: &str = "Please wait and try again. If you think that this is a mistake, tell whoever runs this service, with what stands above.";
const UNREAD: &str =
    "This service only lets through what it can check, and this it could not check.";
const FAILED: &str = "This service cannot answer at the moment.";
const TAKE_OUT: &str = "Take it out and try again. If you think that this is a mistake, tell whoever runs this service, with what stands above.";
const REPHRASE: &str = "Please rephrase it and try again. If you think that this is a mistake, tell whoever runs this service, with what stands above.";
const VERIFY: &str = "If you have no way to do that here, ask whoever runs this service, and tell what stands above.";
const TELL_US: &str =
    "If it should go through, tell whoever runs this service, with what stands above.";
const LATER: &str = "Please try again later.";

impl Notice {
    /// In the shape of the API that was called, or as a page.
    pub(crate) fn reply(&self, audience: Audience) -> Reply {
        let (content_type, body) = match audience.operation {
            None if audience.page => ("text/html; charset=utf-8", self.page()),
            operation => ("application/json", body(operation, &self.refusal)),
        };
        Reply {
            status: self.refusal.status,
            headers: self.headers(content_type),
            body,
        }
    }

    /// The same where the rule or limit has no body of its own.
    fn or_own(&self, block: &Block, audience: Audience) -> Reply {
        match &block.body {
            Some(body) => Reply {
                status: block.status,
                headers: self.headers(block.content_type.as_str()),
                body: body.clone().into_bytes(),
            },
            None => self.reply(audience),
        }
    }

    fn headers(&self, content_type: &str) -> Vec<Header> {
        let wait = self.retry_after.map(|seconds| seconds.to_string());
        let mut headers = vec![
            ("content-type", content_type),
            ("cache-control", "no-store"),
        ];
        if self.action.is_some_and(ActionKind::is_challenge) {
            // How clients of Cloudflare's tell a challenge from an answer.
            headers.push(("cf-mitigated", "challenge"));
        }
        headers.extend(wait.iter().map(|seconds| ("retry-after", seconds.as_str())));
        let header = |(name, value): (&str, &str)| (name.to_owned(), value.as_bytes().to_vec());
        headers.into_iter().map(header).collect()
    }

    fn page(&self) -> Vec<u8> {
        let heading = match self.action {
            Some(action) if action.is_challenge() => "Verification needed",
            Some(_) if self.retry_after.is_some() => "Too many requests",
            Some(_) => "Request blocked",
            None if self.refusal.status >= 500 => "Not available",
            None => "Request refused",
        };
        let mut facts = String::new();
        for (name, value) in self.facts.iter().filter(|(_, value)| !value.is_empty()) {
            facts.extend(["<dt>", name, "<dd>", &escaped(value)]);
        }
        format!(
            "{PAGE_HEAD}<title>{heading}</title><main><p class=s>{}</p><h1>{heading}</h1><p>{}</p><dl>{facts}</dl><p>{}</p></main></html>",
            self.refusal.status, self.lead, self.advice,
        )
        .into_bytes()
    }
}

/// No script, no picture, nothing from elsewhere.
const PAGE_HEAD: &str = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">\
<meta name=robots content=noindex><meta name=color-scheme content=\"light dark\"><style>\
:root{--b:#f4f5f7;--c:#fff;--t:#1c2024;--m:#5b6470;--l:#d9dde3;--a:#b3261e}\
@media(prefers-color-scheme:dark){:root{--b:#14171a;--c:#1e2226;--t:#e8eaed;--m:#a3abb5;--l:#363c43;--a:#ff8a80}}\
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--b);color:var(--t);font:16px/1.55 system-ui,sans-serif}\
main{box-sizing:border-box;width:min(36rem,100% - 2rem);margin:2rem 1rem;padding:2rem;background:var(--c);border:1px solid var(--l);border-top:4px solid var(--a);border-radius:8px}\
h1{margin:.2rem 0 1rem;font-size:1.6rem;line-height:1.25}.s{margin:0;color:var(--m);font-size:.9rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.2rem;margin:1.4rem 0;padding:1rem 0;border:solid var(--l);border-width:1px 0}\
dt{color:var(--m)}dd{margin:0;overflow-wrap:anywhere}</style>";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
    out
}

/// A refusal as JSON.
pub(crate) fn body(operation: Option<&'static Operation>, refusal: &Refusal) -> Vec<u8> {
    match operation {
        Some(operation) => operation.provider().error_body(refusal),
        None => generic_body(refusal),
    }
}

fn generic_body(refusal: &Refusal) -> Vec<u8> {
    // By hand: a tree of values and its printer would be 6 KB of the wasm module.
    let quoted = |text: &String| serde_json::to_string(text).unwrap_or_default();
    let (code, message) = (quoted(&refusal.code), quoted(&refusal.message));
    format!(r#"{{"error":{{"message":{message},"type":{code}}}}}"#).into_bytes()
}

fn reference(request_id: &str) -> String {
    if request_id.is_empty() {
        String::new()
    } else {
        format!(" with reference {request_id}")
    }
}

fn title(detector: &str) -> &str {
    match detect::detector(detector) {
        Some(detector) => detector.title,
        None => classifiers::title(detector).unwrap_or(detector),
    }
}

fn explain(reason: Reason) -> &'static str {
    match reason {
        Reason::Exempt | Reason::NoCheck | Reason::OutOfScope => "nothing looks at it",
        Reason::ContentType => "its content type cannot be read",
        Reason::Depth => "its JSON nests too deeply",
        Reason::Encoding => "its content encoding is unknown or its data is corrupt",
        Reason::Encrypted => "a file in it is encrypted",
        Reason::Image => "it is a picture",
        Reason::Malformed => "it is malformed or cut off",
        Reason::Media => "it carries media",
        Reason::Overload => "the service is overloaded; try again later",
        Reason::Protocol => "its protocol cannot be inspected",
        Reason::Ratio => "it decompresses to too many bytes",
        Reason::Size => "it is too large",
        Reason::Time => "it took too long",
        Reason::Tokens => "its text is given as token ids",
        Reason::Unavailable => "a classifier is not available; try again later",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(action: ActionKind, rule: &str, detected: &[&str]) -> (String, Vec<Header>) {
        let detected = detected.iter().copied().collect();
        let audience = Audience {
            operation: None,
            page: true,
        };
        let reply = by_rule(rule, action, 403, &detected, "r-1").reply(audience);
        (String::from_utf8(reply.body).unwrap(), reply.headers)
    }

    #[test]
    fn a_page_says_what_rule_and_what_kind_and_takes_nothing_from_elsewhere() {
        let (text, headers) = page(ActionKind::Block, "no<cards>", &["finance.visa"]);
        for part in [
            "Request blocked",
            "no&lt;cards>",
            "r-1",
            title("finance.visa"),
            "Take it out",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        for part in ["<script", "http", "src=", "url(", "@import"] {
            assert!(!text.contains(part), "{part}");
        }
        assert!(headers.iter().all(|(name, _)| name != "cf-mitigated"));
        let (text, headers) = page(ActionKind::JsChallenge, "humans", &[]);
        assert!(text.contains("Verification needed") && !text.contains("Found in it"));
        assert!(headers.contains(&("cf-mitigated".to_owned(), b"challenge".to_vec())));
    }

    #[test]
    fn the_generic_body_is_json_whatever_the_message_says() {
        let refusal = Refusal {
            status: 403,
            code: "blocked_by_policy".to_owned(),
            message: "a \"quoted\"\nid \\ é".to_owned(),
        };
        let body: serde_json::Value = serde_json::from_slice(&generic_body(&refusal)).unwrap();
        let expected = serde_json::json!({
            "error": { "type": refusal.code, "message": refusal.message }
        });
        assert_eq!(body, expected);
        assert_eq!(generic_body(&refusal), expected.to_string().into_bytes());
    }
}
