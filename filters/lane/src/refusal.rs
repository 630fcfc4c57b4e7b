//! What a client gets instead of what it asked for: which rule, what kind of data (never the data), and what to do.

use std::collections::BTreeSet;

use audit::Reason;
use codec::{Operation, Refusal};
use policy::Block;

use crate::{classifiers, step::Reply};

/// The reply of a rule that blocks: its own body, or the provider's error shape.
pub(crate) fn blocked(
    operation: Option<&'static Operation>,
    rule: &str,
    block: &Block,
    detected: &BTreeSet<&str>,
    request_id: &str,
    html: bool,
) -> Reply {
    if let Some(body) = &block.body {
        let headers = headers(block.content_type.as_str());
        return Reply {
            status: block.status,
            headers,
            body: body.clone().into_bytes(),
        };
    }
    reply(
        operation,
        &by_rule(rule, block.status, detected, request_id),
        html,
    )
}

/// The refusal of a rule that blocks.
pub(crate) fn by_rule(
    rule: &str,
    status: u16,
    detected: &BTreeSet<&str>,
    request_id: &str,
) -> Refusal {
    let what: Vec<&str> = detected.iter().map(|id| title(id)).collect();
    let contains = if what.is_empty() {
        String::new()
    } else {
        format!(" It contains: {}.", what.join(", "))
    };
    let message = format!(
        "Blocked by policy (rule {rule}).{contains} Remove it and try again, or ask your administrator{}.",
        reference(request_id)
    );
    Refusal {
        status,
        code: "blocked_by_policy".to_owned(),
        message,
    }
}

/// The refusal of something that could not be inspected.
pub(crate) fn uninspected(status: u16, reason: Reason, request_id: &str) -> Refusal {
    let message = format!(
        "Refused because it could not be inspected: {}. Ask your administrator{}.",
        explain(reason),
        reference(request_id)
    );
    Refusal {
        status,
        code: format!("uninspected_{reason}"),
        message,
    }
}

/// A refusal in the shape of the API that was called, or as a page where a browser asked for one.
pub(crate) fn reply(operation: Option<&'static Operation>, refusal: &Refusal, html: bool) -> Reply {
    let (content_type, body) = if html && operation.is_none() {
        ("text/html; charset=utf-8", page(refusal))
    } else {
        ("application/json", body(operation, refusal))
    };
    Reply {
        status: refusal.status,
        headers: headers(content_type),
        body,
    }
}

/// A refusal as JSON.
pub(crate) fn body(operation: Option<&'static Operation>, refusal: &Refusal) -> Vec<u8> {
    match operation {
        Some(operation) => operation.provider().error_body(refusal),
        None => generic_body(refusal),
    }
}

fn headers(content_type: &str) -> Vec<(String, Vec<u8>)> {
    vec![
        ("content-type".to_owned(), content_type.as_bytes().to_vec()),
        ("cache-control".to_owned(), b"no-store".to_vec()),
    ]
}

fn generic_body(refusal: &Refusal) -> Vec<u8> {
    // By hand: a tree of values and its printer would be 6 KB of the wasm module.
    let quoted = |text: &String| serde_json::to_string(text).unwrap_or_default();
    let (code, message) = (quoted(&refusal.code), quoted(&refusal.message));
    format!(r#"{{"error":{{"message":{message},"type":{code}}}}}"#).into_bytes()
}

fn page(refusal: &Refusal) -> Vec<u8> {
    let message = refusal
        .message
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Request blocked</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;\
         color:#1a1a1a;background:#fff}}h1{{font-size:1.5rem}}code{{color:#555}}</style><h1>Request blocked</h1><p>{message}</p>\
         <p><code>{}</code></p></html>",
        refusal.code
    )
    .into_bytes()
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
