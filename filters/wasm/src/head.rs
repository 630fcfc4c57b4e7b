//! Envoy's header maps as the lane's heads, and the lane's edits as changes to a map.

use std::net::SocketAddr;

use lane::{HeadEdit, Header, RequestHead, ResponseHead};

use crate::flow::Length;

/// What the host knows of a request beside its headers.
#[derive(Debug, Default)]
pub(crate) struct Circumstances {
    /// `HTTP/1.1`, `HTTP/2` …
    pub(crate) version: String,
    /// The client's address.
    pub(crate) source: Option<SocketAddr>,
    /// Milliseconds since the Unix epoch.
    pub(crate) received_ms: u64,
}

/// A change to a header map.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Change {
    Remove(String),
    Add(String, Vec<u8>),
}

/// The request's head from Envoy's pairs.
pub(crate) fn request(pairs: Vec<Header>, known: Circumstances) -> RequestHead {
    let mut head = RequestHead {
        version: known.version,
        source: known.source,
        received_ms: known.received_ms,
        ..RequestHead::default()
    };
    for (name, value) in pairs {
        match name.as_str() {
            ":method" => head.method = text(value),
            ":scheme" => head.scheme = text(value),
            ":authority" => head.authority = text(value),
            ":path" => head.target = text(value),
            _ if name.starts_with(':') => {}
            _ => head.headers.push((name, value)),
        }
    }
    head.request_id = head
        .header("x-request-id")
        .map(|id| text(id.to_vec()))
        .unwrap_or_default();
    head
}

/// The response's head from Envoy's pairs.
pub(crate) fn response(pairs: Vec<Header>) -> ResponseHead {
    let mut head = ResponseHead::default();
    for (name, value) in pairs {
        if name == ":status" {
            head.status = text(value).parse().unwrap_or_default();
        } else if !name.starts_with(':') {
            head.headers.push((name, value));
        }
    }
    head
}

/// The changes that carry out an edit, and make the length that the head states true.
pub(crate) fn changes(edit: Option<HeadEdit>, length: Length) -> Vec<Change> {
    let edit = edit.unwrap_or_default();
    let mut changes: Vec<Change> = edit.remove.into_iter().map(Change::Remove).collect();
    let mut set = edit.set;
    if length != Length::AsReceived {
        set.retain(|(name, _)| name != CONTENT_LENGTH);
        changes.push(Change::Remove(CONTENT_LENGTH.to_owned()));
    }
    if let Length::Exactly(bytes) = length {
        set.push((CONTENT_LENGTH.to_owned(), bytes.to_string().into_bytes()));
    }
    // A name may be set to several values: clear each name before the first is added.
    changes.extend(set.iter().map(|(name, _)| Change::Remove(name.clone())));
    changes.extend(
        set.into_iter()
            .map(|(name, value)| Change::Add(name, value)),
    );
    changes
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

const CONTENT_LENGTH: &str = "content-length";

#[cfg(test)]
mod tests {
    use lane::HeadEdit;

    use super::{Change, Circumstances, Length, changes, request, response};

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        of.iter()
            .map(|(n, v)| ((*n).to_owned(), v.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn pseudo_headers_are_the_request_line() {
        let head = request(
            pairs(&[
                (":method", "POST"),
                (":scheme", "https"),
                (":authority", "api.example:8443"),
                (":path", "/v1/messages?beta=true"),
                (":protocol", "websocket"),
                ("x-request-id", "7"),
            ]),
            Circumstances::default(),
        );
        assert_eq!(
            (head.method.as_str(), head.scheme.as_str()),
            ("POST", "https")
        );
        assert_eq!(head.authority, "api.example:8443");
        assert_eq!(head.target, "/v1/messages?beta=true");
        assert_eq!(head.request_id, "7");
        assert_eq!(head.headers, pairs(&[("x-request-id", "7")]));
        assert_eq!(
            response(pairs(&[(":status", "404"), ("a", "b")])).status,
            404
        );
    }

    #[test]
    fn a_stated_length_is_the_true_one() {
        let edit = HeadEdit {
            remove: vec!["etag".to_owned()],
            set: pairs(&[("a", "1"), ("a", "2"), ("content-length", "9")]),
        };
        let made = changes(Some(edit), Length::Exactly(3));
        let removed: Vec<_> = made
            .iter()
            .filter_map(|c| match c {
                Change::Remove(name) => Some(name.as_str()),
                Change::Add(..) => None,
            })
            .collect();
        assert_eq!(
            removed,
            ["etag", "content-length", "a", "a", "content-length"]
        );
        let added: Vec<_> = made
            .into_iter()
            .filter_map(|c| match c {
                Change::Add(name, value) => Some((name, value)),
                Change::Remove(_) => None,
            })
            .collect();
        assert_eq!(
            added,
            pairs(&[("a", "1"), ("a", "2"), ("content-length", "3")])
        );
        assert_eq!(changes(None, Length::AsReceived), []);
    }
}
