//! How an exchange stops, and what the client is told when it stops before its answer.

use lane::{Disposition, Reply};
use pingora::{Error, ErrorSource, ErrorType};

/// Why an exchange goes no further.
#[derive(Debug)]
pub(super) enum Stop {
    /// The client went away.
    ClientGone,
    /// The inspection ended the response early; its last bytes are sent.
    Closed,
    /// This host could not carry out a step.
    Host(&'static str),
    /// The inspection answers.
    Reply(Reply),
    /// Upgrades are refused: nobody would look at what follows.
    Upgrade,
    /// The upstream failed.
    Upstream(Fault),
}

/// How an upstream failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fault {
    /// It broke off or broke the protocol.
    Broken,
    /// It did not answer in time.
    Timeout,
    /// No connection, or no healthy server.
    Unreachable,
}

impl Stop {
    /// An error of a call on the upstream's side.
    pub(super) fn upstream(error: &Error) -> Self {
        Self::Upstream(match error.etype() {
            ErrorType::ConnectTimedout
            | ErrorType::TLSHandshakeTimedout
            | ErrorType::ReadTimedout
            | ErrorType::WriteTimedout => Fault::Timeout,
            ErrorType::ConnectError
            | ErrorType::ConnectNoRoute
            | ErrorType::ConnectRefused
            | ErrorType::ConnectProxyFailure
            | ErrorType::InvalidCert
            | ErrorType::SocketError
            | ErrorType::TLSHandshakeFailure => Fault::Unreachable,
            _ => Fault::Broken,
        })
    }

    /// An error of a call on the client's side.
    pub(super) fn client(error: &Error) -> Self {
        match (error.esource(), error.etype()) {
            (ErrorSource::Internal, ErrorType::InvalidHTTPHeader) => Self::Host("response head"),
            _ => Self::ClientGone,
        }
    }

    pub(super) fn disposition(&self) -> Disposition {
        match self {
            Self::ClientGone => Disposition::ClientGone,
            Self::Host(_) | Self::Upgrade => Disposition::HostFailed,
            Self::Closed | Self::Reply(_) => Disposition::Completed,
            Self::Upstream(_) => Disposition::UpstreamFailed,
        }
    }

    /// For logs.
    pub(super) fn problem(&self) -> Option<&'static str> {
        match self {
            Self::ClientGone | Self::Closed | Self::Reply(_) => None,
            Self::Host(what) => Some(what),
            Self::Upgrade => Some("uninspected protocol: upgrade refused"),
            Self::Upstream(Fault::Broken) => Some("upstream broke off"),
            Self::Upstream(Fault::Timeout) => Some("upstream did not answer in time"),
            Self::Upstream(Fault::Unreachable) => Some("upstream unreachable"),
        }
    }

    /// The answer when nothing was sent yet; `None` when there is nobody to tell or an answer is under way.
    pub(super) fn into_reply(self) -> Option<Reply> {
        match self {
            Self::ClientGone | Self::Closed => None,
            Self::Reply(reply) => Some(reply),
            Self::Host(_) => Some(plain(500, "proxy_error", "the proxy failed")),
            Self::Upgrade => Some(plain(
                501,
                "upgrade_refused",
                "protocol upgrades are not inspected and not forwarded",
            )),
            Self::Upstream(Fault::Timeout) => Some(plain(
                504,
                "upstream_timeout",
                "the upstream did not answer in time",
            )),
            Self::Upstream(Fault::Unreachable) => Some(plain(
                502,
                "upstream_unreachable",
                "the upstream could not be reached",
            )),
            Self::Upstream(Fault::Broken) => {
                Some(plain(502, "upstream_failed", "the upstream broke off"))
            }
        }
    }
}

/// An error in the shape that most clients of JSON services read.
fn plain(status: u16, code: &str, message: &str) -> Reply {
    let body =
        serde_json::json!({"error": {"message": message, "type": "proxy_error", "code": code}});
    Reply {
        status,
        headers: vec![("content-type".to_owned(), b"application/json".to_vec())],
        body: body.to_string().into_bytes(),
    }
}
