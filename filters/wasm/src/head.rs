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
