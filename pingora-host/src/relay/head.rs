//! Heads between Pingora and the lane, and what a proxy must take out of them (RFC 9110 §7.6.1).

use std::time::SystemTime;

use http::{Method, Uri, Version, header, header::HeaderName};
use lane::{HeadEdit, RequestHead, ResponseHead};
use pingora::{
    Result,
    http::{RequestHeader, ResponseHeader},
    proxy::Session,
};

/// How a body is delimited on its way on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Framing {
    /// There is no body and no header says so.
    Absent,
    /// `content-length`.
    Length(u64),
    /// `transfer-encoding: chunked` on HTTP/1.1, nothing on HTTP/2.
    Open,
}

/// What the lane is told of the request.
pub(super) fn request(session: &Session, request_id: &str) -> RequestHead {
    let received = session.req_header();
    let tls = session
        .digest()
        .is_some_and(|digest| digest.ssl_digest.is_some());
    RequestHead {
        method: received.method.as_str().to_owned(),
        scheme: if tls { "https" } else { "http" }.to_owned(),
        authority: authority(received),
        target: target(received),
        version: version(received.version).to_owned(),
        headers: lines(&received.headers),
        source: session
            .client_addr()
            .and_then(|address| address.as_inet())
            .copied(),
        received_ms: unix_ms(),
        request_id: request_id.to_owned(),
    }
}

/// What the lane is told of the response.
pub(super) fn response(received: &ResponseHeader) -> ResponseHead {
    ResponseHead {
        status: received.status.as_u16(),
        headers: lines(&received.headers),
    }
}

/// The request as it goes upstream, for HTTP/1.1; [`into_h2`] turns it on.
pub(super) fn upstream_request(
    received: &RequestHeader,
    edit: Option<&HeadEdit>,
    framing: Framing,
    host: Option<&str>,
) -> Result<RequestHeader> {
    let mut head = received.clone();
    let host = host.map_or_else(|| authority(received), str::to_owned);
    let path = target(received);
    strip_hop_by_hop(&mut head);
    head.remove_header(&header::EXPECT);
    head.remove_header(&header::CONTENT_LENGTH);
    head.set_version(Version::HTTP_11);
    if head.uri.authority().is_some() || head.raw_path() != path.as_bytes() {
        head.set_raw_path(path.as_bytes())?;
    }
    head.insert_header(header::HOST, host)?;
    for name in edit.iter().flat_map(|edit| &edit.remove) {
        head.remove_header(name.as_str());
    }
    for (name, value) in edit.iter().flat_map(|edit| &edit.set) {
        head.insert_header(name.clone(), value.as_slice())?;
    }
    head.remove_header(&header::TRANSFER_ENCODING);
    match framing {
        Framing::Absent => {
            head.remove_header(&header::CONTENT_LENGTH);
        }
        Framing::Length(length) => head.insert_header(header::CONTENT_LENGTH, length)?,
        Framing::Open => {
            head.remove_header(&header::CONTENT_LENGTH);
            head.insert_header(header::TRANSFER_ENCODING, "chunked")?;
        }
    }
    Ok(head)
}

/// The same request for an HTTP/2 upstream.
///
/// # Errors
/// When the host or path cannot be written as an HTTP/2 pseudo header.
pub(super) fn into_h2(mut head: RequestHeader, tls: bool) -> Result<RequestHeader> {
    let host = head
        .remove_header(&header::HOST)
        .map(|host| host.as_bytes().to_vec())
        .unwrap_or_default();
    head.remove_header(&header::TRANSFER_ENCODING);
    let path = String::from_utf8_lossy(head.raw_path()).into_owned();
    let uri = Uri::builder()
        .scheme(if tls { "https" } else { "http" })
        .authority(host)
        .path_and_query(path)
        .build()
        .map_err(|e| {
            pingora::Error::because(
                pingora::ErrorType::InvalidHTTPHeader,
                "no HTTP/2 form of this request",
                e,
            )
        })?;
    head.set_uri(uri);
    head.set_version(Version::HTTP_2);
    Ok(head)
}

/// The response as it goes to the client, framing aside.
pub(super) fn client_response(
    mut head: ResponseHeader,
    edit: Option<&HeadEdit>,
) -> Result<ResponseHeader> {
    for name in hop_by_hop(&head.headers) {
        head.remove_header(&name);
    }
    for name in edit.iter().flat_map(|edit| &edit.remove) {
        head.remove_header(name.as_str());
    }
    for (name, value) in edit.iter().flat_map(|edit| &edit.set) {
        head.insert_header(name.clone(), value.as_slice())?;
    }
    head.remove_header(&header::TRANSFER_ENCODING);
    head.set_version(Version::HTTP_11);
    Ok(head)
}

/// `content-length`, where there is exactly one readable value.
pub(super) fn content_length(headers: &http::HeaderMap) -> Option<u64> {
    let mut values = headers.get_all(header::CONTENT_LENGTH).iter();
    let value = values.next()?.to_str().ok()?.trim().parse().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether a response to this request can have a body.
pub(super) fn has_body(method: &Method, status: u16) -> bool {
    *method != Method::HEAD && !matches!(status, 100..=199 | 204 | 304)
}

/// Whether the client waits for `100 Continue` before it sends the body.
pub(super) fn expects_continue(head: &RequestHeader) -> bool {
    head.version == Version::HTTP_11
        && head
            .headers
            .get(header::EXPECT)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

/// Whether the request wants to leave HTTP. An offer to go on in HTTP/2 does not, and is ignored.
pub(crate) fn is_upgrade(head: &RequestHeader) -> bool {
    let offered = head.headers.get(header::UPGRADE);
    let leaves = offered.is_some_and(|to| !to.as_bytes().eq_ignore_ascii_case(b"h2c"));
    (head.version < Version::HTTP_2
        && leaves
        && nominated(&head.headers).any(|name| name == "upgrade"))
        || head.method == Method::CONNECT
}

/// Path and query as sent, without scheme and host where the client sent them (`GET http://host/path`).
pub(super) fn target(head: &RequestHeader) -> String {
    let raw = String::from_utf8_lossy(head.raw_path());
    if raw.starts_with('/') || raw == "*" {
        return raw.into_owned();
    }
    head.uri
        .path_and_query()
        .map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned())
}

/// Host and path of a target in either form, `http://host/path` or `/path`, that nobody has parsed.
pub(super) fn split_target(target: &str) -> (String, String) {
    match target.split_once("://") {
        Some((_, rest)) => {
            let path = rest.find(['/', '?']).unwrap_or(rest.len());
            let (host, path) = rest.split_at(path);
            // What stands before an `@` may be a password.
            let host = host.rsplit('@').next().unwrap_or_default();
            (host.to_owned(), path.to_owned())
        }
        None => (String::new(), target.to_owned()),
    }
}

fn authority(head: &RequestHeader) -> String {
    if let Some(authority) = head.uri.authority() {
        return authority.as_str().to_owned();
    }
    head.headers
        .get(header::HOST)
        .map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned())
        .unwrap_or_default()
}

fn strip_hop_by_hop(head: &mut RequestHeader) {
    for name in hop_by_hop(&head.headers) {
        head.remove_header(&name);
    }
}

/// The headers there are that go no further. Most heads have none, and looking each up would cost more.
fn hop_by_hop(headers: &http::HeaderMap) -> Vec<HeaderName> {
    let nominated: Vec<String> = nominated(headers).collect();
    let ends_here = |name: &&HeaderName| {
        let name = name.as_str();
        HOP_BY_HOP.contains(&name) || nominated.iter().any(|n| n == name)
    };
    headers.keys().filter(ends_here).cloned().collect()
}

/// Header names that `connection` lists, in lower case, except those that no sender may list.
fn nominated(headers: &http::HeaderMap) -> impl Iterator<Item = String> + use<> {
    headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty() && !matches!(name.as_str(), "host" | "content-length"))
        .collect::<Vec<_>>()
        .into_iter()
}

fn lines(headers: &http::HeaderMap) -> Vec<lane::Header> {
    headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec()))
        .collect()
}

/// As the lane spells it.
pub(super) fn version(version: Version) -> &'static str {
    match version {
        Version::HTTP_09 => "HTTP/0.9",
        Version::HTTP_10 => "HTTP/1.0",
        Version::HTTP_2 => "HTTP/2",
        Version::HTTP_3 => "HTTP/3",
        _ => "HTTP/1.1",
    }
}

/// Now.
pub(super) fn unix_ms() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| {
            u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
        })
}

const HOP_BY_HOP: &[&str] = &[
    "connection",
    "http2-settings",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn received(headers: &[(&'static str, &'static str)]) -> RequestHeader {
        let mut head = RequestHeader::build("POST", b"/v1/messages?beta=true", None).unwrap();
        for (name, value) in headers {
            head.append_header(*name, *value).unwrap();
        }
        head
    }

    #[test]
    fn hop_by_hop_headers_stay_here() {
        let head = received(&[
            ("host", "a.example"),
            ("connection", "keep-alive, X-Private"),
            ("x-private", "1"),
            ("te", "trailers"),
            ("x-kept", "2"),
        ]);
        let sent = upstream_request(&head, None, Framing::Open, None).unwrap();
        let mut names: Vec<_> = sent.headers.keys().map(|n| n.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["host", "transfer-encoding", "x-kept"]);
        assert_eq!(sent.raw_path(), b"/v1/messages?beta=true");
    }

    #[test]
    fn edits_apply_and_framing_is_the_hosts() {
        let head = received(&[("host", "a"), ("content-length", "9"), ("x-a", "1")]);
        let edit = HeadEdit {
            remove: vec!["x-a".into()],
            set: vec![("x-b".into(), b"2".to_vec())],
        };
        let sent =
            upstream_request(&head, Some(&edit), Framing::Length(3), Some("up.example")).unwrap();
        assert_eq!(sent.headers.get("host").unwrap(), "up.example");
        assert_eq!(sent.headers.get("content-length").unwrap(), "3");
        assert_eq!(sent.headers.get("x-b").unwrap(), "2");
        assert!(sent.headers.get("x-a").is_none());
    }

    #[test]
    fn http2_carries_the_host_in_the_target() {
        let head = received(&[("host", "a.example:8443")]);
        let sent = upstream_request(&head, None, Framing::Open, None).unwrap();
        let sent = into_h2(sent, true).unwrap();
        assert_eq!(
            sent.uri.to_string(),
            "https://a.example:8443/v1/messages?beta=true"
        );
        assert!(sent.headers.is_empty());
    }

    #[test]
    fn connection_cannot_take_the_host_away() {
        let head = received(&[("host", "a"), ("connection", "host, content-length")]);
        let sent = upstream_request(&head, None, Framing::Length(1), None).unwrap();
        assert_eq!(sent.headers.get("host").unwrap(), "a");
        assert_eq!(sent.headers.get("content-length").unwrap(), "1");
    }

    #[test]
    fn a_target_is_split_without_its_userinfo() {
        for (target, host, path) in [
            ("/x?y", "", "/x?y"),
            ("http://a:8080/x", "a:8080", "/x"),
            ("http://me:secret@a", "a", ""),
            ("*", "", "*"),
        ] {
            assert_eq!(split_target(target), (host.to_owned(), path.to_owned()));
        }
    }

    #[test]
    fn an_upgrade_needs_both_headers() {
        assert!(is_upgrade(&received(&[
            ("connection", "Upgrade"),
            ("upgrade", "websocket")
        ])));
        assert!(!is_upgrade(&received(&[("upgrade", "websocket")])));
        assert!(!is_upgrade(&received(&[
            ("connection", "Upgrade, HTTP2-Settings"),
            ("upgrade", "h2c")
        ])));
    }
}
