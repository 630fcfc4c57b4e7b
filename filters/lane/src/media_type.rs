//! Content types and the headers that carry them.

use crate::head::{Header, RequestHead};

/// A header's value as lower-case text without surrounding space; empty where it is absent or not ASCII.
pub(crate) fn header_text(value: Option<&[u8]>) -> String {
    value
        .and_then(|v| std::str::from_utf8(v).ok())
        .map(|v| v.trim().to_ascii_lowercase())
        .unwrap_or_default()
}

/// The values of all headers of that name as one list (RFC 9110 §5.3), each as [`header_text`] gives it.
pub(crate) fn header_list(headers: &[Header], name: &str) -> String {
    let mut list = String::new();
    for (_, value) in headers.iter().filter(|(n, _)| n == name) {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&header_text(Some(value)));
    }
    list
}

/// The type without its parameters: `application/json`.
pub(crate) fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// `application/json`, `application/vnd.api+json` …
pub(crate) fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type);
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

/// Server-sent events.
pub(crate) fn is_event_stream(content_type: &str) -> bool {
    essence(content_type) == "text/event-stream"
}

/// JSON values one after another.
pub(crate) fn is_json_lines(content_type: &str) -> bool {
    matches!(
        essence(content_type),
        "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
            | "application/json-lines"
    )
}

/// A body without its byte order mark.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// A body that holds server-sent events, whatever its type says. Their readers ignore lines that mean nothing to them,
/// so that any line may be the first with data; no JSON has a line that begins so.
pub(crate) fn holds_events(body: &[u8]) -> bool {
    without_mark(body)
        .split(|b| matches!(b, b'\r' | b'\n'))
        .any(|line| line.starts_with(b"data:"))
}

/// The fields of a form as a query; a plus is a space.
pub(crate) fn is_form(content_type: &str) -> bool {
    essence(content_type) == "application/x-www-form-urlencoded"
}

/// The query of a request's target as text, without what lets the client in: that is the upstream's, like the headers
/// that do. Empty where there is none.
pub(crate) fn query_text(target: &str) -> String {
    const CREDENTIALS: [&str; 5] = ["key", "api_key", "api-key", "access_token", "token"];
    let (_, query) = target.split_once('?').unwrap_or_default();
    let mut text = String::new();
    for pair in query.split('&') {
        let name = pair.split('=').next().unwrap_or_default();
        if CREDENTIALS.iter().any(|c| c.eq_ignore_ascii_case(name)) {
            continue;
        }
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(pair);
    }
    text.replace('+', " ")
}

/// Types whose body is text; a missing type counts, since nothing says otherwise.
pub(crate) fn is_text(content_type: &str) -> bool {
    let essence = essence(content_type);
    essence.is_empty()
        || is_form(essence)
        || essence.starts_with("text/")
        || matches!(
            essence,
            "application/xml"
                | "application/javascript"
                | "application/yaml"
                | "application/graphql"
        )
        || essence.ends_with("+xml")
        || is_json_lines(essence)
}

/// Whether a pattern of the configuration (`image/*`, `audio/mpeg`) covers the type.
pub(crate) fn fits(pattern: &str, content_type: &str) -> bool {
    let essence = essence(content_type);
    match pattern.strip_suffix("/*") {
        Some(kind) => essence.split('/').next() == Some(kind) && !essence.is_empty(),
        None => essence == pattern,
    }
}

/// Whether a pattern can cover a type: `image/png` or `image/*`.
pub(crate) fn is_pattern(pattern: &str) -> bool {
    let is_name = |name: &str| {
        let is_part = |b: u8| b.is_ascii_graphic() && !b"*/;,".contains(&b);
        !name.is_empty() && name.bytes().all(is_part)
    };
    pattern
        .split_once('/')
        .is_some_and(|(kind, rest)| is_name(kind) && (rest == "*" || is_name(rest)))
}

/// The encodings of an `accept-encoding` value that can be undone here; `identity` where none is left.
pub(crate) fn known_encodings(offered: &str) -> String {
    let known = |part: &&str| {
        matches!(
            essence(part),
            "gzip" | "x-gzip" | "deflate" | "br" | "zstd" | "identity"
        )
    };
    let parts: Vec<&str> = offered.split(',').map(str::trim).collect();
    let kept: Vec<&str> = parts.iter().copied().filter(known).collect();
    if kept.len() == parts.len() || offered.is_empty() {
        return offered.to_owned();
    }
    if kept.is_empty() {
        "identity".to_owned()
    } else {
        kept.join(", ")
    }
}

/// Whether a page suits the client best: it names HTML and nothing for programs that it prefers. One that names neither gets the lane's
/// own.
pub(crate) fn wants_page(head: &RequestHead, by_default: bool) -> bool {
    let accept = header_text(head.header("accept"));
    let weight = |wanted: fn(&str) -> bool| {
        let parts = accept.split(',').filter(|part| wanted(essence(part)));
        parts.map(quality).max()
    };
    let program = |kind: &str| is_json(kind) || is_event_stream(kind) || is_json_lines(kind);
    match (weight(|kind| kind == "text/html"), weight(program)) {
        (None, None) => by_default,
        (html, program) => html > Some(0) && html >= program,
    }
}

/// How welcome a part of an `accept` header is, in thousandths (RFC 9110, section 12.4.2).
fn quality(part: &str) -> u16 {
    let mut parameters = part.split(';').skip(1).map(str::trim);
    let given = parameters.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    let Some((whole, fraction)) = given.map(|q| q.split_once('.').unwrap_or((q, ""))) else {
        return 1000;
    };
    // Reading it as a number with a point would be ten kilobytes of the wasm module.
    let digits = fraction.bytes().chain(*b"000").take(3);
    let value = digits.fold(0, |sum: u16, digit| {
        sum * 10 + u16::from(digit.saturating_sub(b'0').min(9))
    });
    if whole.trim() == "0" { value } else { 1000 }
}

#[cfg(test)]
mod tests {
    use crate::head::RequestHead;

    use super::{
        fits, holds_events, is_event_stream, is_json, is_pattern, is_text, known_encodings,
    };

    #[test]
    fn pages_are_for_those_who_name_them_first() {
        for (accept, by_default, expected) in [
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                false,
                true,
            ),
            ("application/json", true, false),
            ("application/json, text/html;q=0.5", true, false),
            (
                "text/html;q=0.9, application/problem+json;q=0.85",
                false,
                true,
            ),
            ("text/event-stream, */*", true, false),
            ("text/html;q=0", true, false),
            ("*/*", true, true),
            ("*/*", false, false),
            ("", true, true),
        ] {
            let head = RequestHead {
                headers: vec![("accept".to_owned(), accept.as_bytes().to_vec())],
                ..RequestHead::default()
            };
            assert_eq!(super::wants_page(&head, by_default), expected, "{accept}");
        }
    }

    #[test]
    fn encodings_that_cannot_be_undone_are_not_offered() {
        assert_eq!(
            known_encodings("gzip, deflate, br, zstd"),
            "gzip, deflate, br, zstd"
        );
        assert_eq!(known_encodings("gzip;q=0.5, dcz, *"), "gzip;q=0.5");
        assert_eq!(known_encodings("*"), "identity");
        assert_eq!(known_encodings(""), "");
    }

    #[test]
    fn types_are_told_apart() {
        for json in [
            "application/json",
            "application/json; charset=utf-8",
            "application/vnd.x+json",
        ] {
            assert!(is_json(json) && !is_event_stream(json), "{json}");
        }
        assert!(is_event_stream("text/event-stream; charset=utf-8"));
        for text in ["", "text/plain", "application/x-www-form-urlencoded"] {
            assert!(is_text(text), "{text}");
        }
        for other in [
            "image/png",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
        ] {
            assert!(!is_text(other) && !is_json(other), "{other}");
        }
    }

    #[test]
    fn a_query_is_text_without_its_credentials() {
        assert_eq!(super::query_text("/a?b=c+d&Key=x&e&key"), "b=c d&e");
        assert_eq!(super::query_text("/a"), "");
    }

    #[test]
    fn events_are_known_by_any_line() {
        for events in [
            "data: x",
            "\u{feff}data: x",
            "\n\r\ndata:x\n\n",
            "x: 1\ndata: x",
            "<!-- -->\rdata: x",
            "event: a\r\ndata: x\r\n",
        ] {
            assert!(holds_events(events.as_bytes()), "{events}");
        }
        for other in ["", "{\"data:\": 1}", " data: x", "datum: x", "x data: x"] {
            assert!(!holds_events(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn exemptions_cover_a_type_or_a_kind() {
        assert!(fits("image/*", "image/png"));
        assert!(fits("audio/mpeg", "audio/mpeg"));
        assert!(!fits("image/*", "imagery/png"));
        assert!(!fits("image/*", ""));
        for pattern in [
            "image/*",
            "audio/mpeg",
            "application/vnd.x+json",
            "Image/PNG",
        ] {
            assert!(is_pattern(pattern), "{pattern}");
        }
        for never in [
            "*/*",
            "*",
            "image",
            "image/",
            "/png",
            "image/p*",
            "text/plain; charset=x",
            " image/png",
        ] {
            assert!(!is_pattern(never), "{never}");
        }
    }
}
