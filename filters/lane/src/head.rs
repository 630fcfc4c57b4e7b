//! The heads of an exchange as hosts report them.

use std::net::SocketAddr;

/// One header line: the name in lower case, the value's bytes as received.
pub type Header = (String, Vec<u8>);

/// The request line and headers, and what the host knows of the connection.
#[derive(Clone, Debug, Default)]
pub struct RequestHead {
    /// `GET`, `POST` …
    pub method: String,
    /// `http` or `https`, as the client used it.
    pub scheme: String,
    /// The `Host` header or `:authority`, port included where it was given.
    pub authority: String,
    /// Path and query as sent: `/v1/messages?beta=true`.
    pub target: String,
    /// `HTTP/1.1`, `HTTP/2`, `HTTP/3`.
    pub version: String,
    /// The headers in order; no pseudo headers.
    pub headers: Vec<Header>,
    /// The client's address, where the host knows it.
    pub source: Option<SocketAddr>,
    /// When the head arrived, in milliseconds since the Unix epoch.
    pub received_ms: u64,
    /// The host's id of this exchange (`x-request-id` or its own); goes into the audit event.
    pub request_id: String,
}

impl RequestHead {
    /// The first header of that (lower-case) name.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        header(&self.headers, name)
    }
}

/// The status line and headers of the response.
#[derive(Clone, Debug, Default)]
pub struct ResponseHead {
    /// 200, 404 …
    pub status: u16,
    /// The headers in order; no pseudo headers.
    pub headers: Vec<Header>,
}

impl ResponseHead {
    /// The first header of that (lower-case) name.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        header(&self.headers, name)
    }
}

fn header<'h>(headers: &'h [Header], name: &str) -> Option<&'h [u8]> {
    headers
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.as_slice())
}
