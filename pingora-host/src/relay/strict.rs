//! Heads that Pingora takes and two readers could read in two ways: none goes on (RFC 9112 §3.2, §5, §6). What Envoy does with each is in
//! `docs/reference/http.md`.

use http::{HeaderMap, Method, Version, header, uri::Authority};
use pingora::{http::RequestHeader, proxy::Session};

/// Why a request is refused before the lane sees it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Unfit {
    pub(super) status: u16,
    pub(super) code: &'static str,
    pub(super) message: &'static str,
}

impl Unfit {
    const fn new(status: u16, code: &'static str, message: &'static str) -> Self {
        Self {
            status,
            code,
            message,
        }
    }
}

/// What is wrong with a head, if anything is.
pub(crate) fn unfit(session: &Session) -> Option<Unfit> {
    let head = session.req_header();
    let http1 = session.as_downstream().as_http1();
    let raw = http1.map(|session| session.get_headers_raw_bytes());
    let size = raw
        .as_ref()
        .map_or_else(|| size(&head.headers), |raw| raw.len());
    if size > MAX_HEAD || head.headers.len() > MAX_HEADERS {
        return Some(TOO_LARGE);
    }
    let Some(raw) = raw else {
        return place(head);
    };
    if has_bare_line_feed(&raw) {
        return Some(LINE_ENDS);
    }
    framing(&head.headers, &raw).or_else(|| place(head))
}

/// How the body is delimited: Pingora has dropped a length beside chunks, the bytes still have it.
fn framing(headers: &HeaderMap, raw: &[u8]) -> Option<Unfit> {
    let mut encodings = headers.get_all(header::TRANSFER_ENCODING).iter();
    if let Some(encoding) = encodings.next() {
        if has_line(raw, b"content-length:") {
            return Some(FRAMING);
        }
        let is_chunked = encoding.as_bytes().eq_ignore_ascii_case(b"chunked");
        return (!is_chunked || encodings.next().is_some()).then_some(ENCODING);
    }
    let mut lengths = headers.get_all(header::CONTENT_LENGTH).iter();
    let listed = lengths.next()?.as_bytes().contains(&b',');
    (listed || lengths.next().is_some()).then_some(FRAMING)
}

/// Where the request wants to go.
fn place(head: &RequestHeader) -> Option<Unfit> {
    let host = head.headers.get(header::HOST).map(|host| host.as_bytes());
    let is_host = |host: &[u8]| host.is_empty() || Authority::try_from(host).is_ok();
    let placed = match host {
        Some(host) => is_host(host),
        None => head.version < Version::HTTP_11 || head.uri.authority().is_some(),
    };
    if !placed {
        return Some(HOST);
    }
    let fits = head.method == Method::CONNECT || is_target(&head.method, head.raw_path());
    (!fits).then_some(TARGET)
}

/// A path, `*` where it may be, or the whole of an HTTP address.
fn is_target(method: &Method, target: &[u8]) -> bool {
    let begins = |with: &[u8]| {
        let start = target.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let fits = begins(b"/") || begins(b"http://") || begins(b"https://");
    let asterisk = target == b"*" && method == Method::OPTIONS;
    fits || asterisk
}

fn size(headers: &HeaderMap) -> usize {
    let lines = headers.iter();
    lines
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum()
}

fn has_bare_line_feed(raw: &[u8]) -> bool {
    let mut before = 0;
    raw.iter().any(|byte| {
        let bare = *byte == b'\n' && before != b'\r';
        before = *byte;
        bare
    })
}

fn has_line(raw: &[u8], name: &[u8]) -> bool {
    raw.split(|byte| *byte == b'\n').any(|line| {
        let start = line.get(..name.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(name))
    })
}

/// As Envoy's `max_request_headers_kb` and `max_headers_count`.
const MAX_HEAD: usize = 60 * 1024;
const MAX_HEADERS: usize = 100;

const ENCODING: Unfit = Unfit::new(
    501,
    "unknown_transfer_encoding",
    "A transfer encoding other than chunked is not understood.",
);
const FRAMING: Unfit = Unfit::new(
    400,
    "ambiguous_length",
    "The request says in two ways how long it is.",
);
const HOST: Unfit = Unfit::new(400, "bad_host", "The request does not name one host.");
const LINE_ENDS: Unfit = Unfit::new(
    400,
    "bad_line_ends",
    "Lines of the head must end with carriage return and line feed.",
);
const TARGET: Unfit = Unfit::new(400, "bad_target", "The request's target is none.");
const TOO_LARGE: Unfit = Unfit::new(431, "head_too_large", "The request's head is too large.");
/// The body broke its own framing.
pub(super) const CHUNKS: Unfit = Unfit::new(
    400,
    "bad_chunks",
    "The request's body is not chunked as it should be.",
);
/// The body stopped coming.
pub(super) const SLOW: Unfit = Unfit::new(
    408,
    "request_timeout",
    "The request did not arrive in time.",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn head(method: &str, target: &str, headers: &[(&'static str, &'static str)]) -> RequestHeader {
        let mut head = RequestHeader::build(method, target.as_bytes(), None).unwrap();
        for (name, value) in headers {
            head.append_header(*name, *value).unwrap();
        }
        head
    }

    #[test]
    fn a_body_has_one_length() {
        let chunked = ("transfer-encoding", "chunked");
        for (headers, raw, expected) in [
            (vec![], "", None),
            (vec![chunked], "\r\ntransfer-encoding: chunked\r\n", None),
            (vec![chunked], "\r\nContent-Length: 1\r\n", Some(FRAMING)),
            (vec![chunked, chunked], "", Some(ENCODING)),
            (
                vec![("transfer-encoding", "gzip, chunked")],
                "",
                Some(ENCODING),
            ),
            (vec![("content-length", "1")], "", None),
            (vec![("content-length", "1, 1")], "", Some(FRAMING)),
            (vec![("content-length", "1"); 2], "", Some(FRAMING)),
        ] {
            let head = head("POST", "/", &headers);
            assert_eq!(
                framing(&head.headers, raw.as_bytes()),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn a_request_goes_to_one_place() {
        let host = ("host", "a.example:8080");
        for (method, target, headers, expected) in [
            ("GET", "/", vec![host], None),
            ("GET", "/", vec![], Some(HOST)),
            ("GET", "/", vec![("host", "")], None),
            ("GET", "x", vec![host], Some(TARGET)),
            ("GET", "/", vec![("host", "a b")], Some(HOST)),
            ("GET", "/", vec![("host", "[::1]:80")], None),
            ("GET", "http://a.example/x", vec![host], None),
            ("GET", "ftp://a.example/x", vec![host], Some(TARGET)),
            ("GET", "*", vec![host], Some(TARGET)),
            ("OPTIONS", "*", vec![host], None),
            ("CONNECT", "a.example:443", vec![host], None),
        ] {
            let head = head(method, target, &headers);
            assert_eq!(place(&head), expected, "{method} {target} {headers:?}");
        }
    }

    #[test]
    fn lines_end_with_both() {
        assert!(!has_bare_line_feed(b"GET / HTTP/1.1\r\n\r\n"));
        assert!(has_bare_line_feed(b"GET / HTTP/1.1\n\r\n"));
        assert!(has_bare_line_feed(b"\nGET / HTTP/1.1\r\n"));
    }
}
