//! How an exchange stops, and what the client is told when it stops before its answer.

use lane::{Disposition, Inspection, Reply};
use pingora::{Error, ErrorSource, ErrorType};

use super::strict::{self, Unfit};

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
    /// The request is not as HTTP has it; nothing of it went on.
    Unfit(Unfit),
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

    /// An error of reading the request's body, of which nothing went on yet.
    pub(super) fn request_body(error: &Error) -> Self {
        match error.etype() {
            ErrorType::Custom("InvalidChunk" | "InvalidTrailerEnd") => Self::Unfit(strict::CHUNKS),
            ErrorType::ReadTimedout => Self::Unfit(strict::SLOW),
            _ => Self::ClientGone,
        }
    }

    pub(super) fn disposition(&self) -> Disposition {
        match self {
            Self::ClientGone => Disposition::ClientGone,
            Self::Host(_) => Disposition::HostFailed,
            Self::Unfit(_) | Self::Upgrade => Disposition::HostRefused,
            Self::Closed | Self::Reply(_) => Disposition::Completed,
            Self::Upstream(_) => Disposition::UpstreamFailed,
        }
    }

    /// For logs.
    pub(super) fn problem(&self) -> Option<&'static str> {
        match self {
            Self::ClientGone | Self::Closed | Self::Reply(_) => None,
            Self::Host(what) => Some(what),
            Self::Unfit(unfit) => Some(unfit.message),
            Self::Upgrade => Some("uninspected protocol: upgrade refused"),
            Self::Upstream(Fault::Broken) => Some("upstream broke off"),
            Self::Upstream(Fault::Timeout) => Some("upstream did not answer in time"),
            Self::Upstream(Fault::Unreachable) => Some("upstream unreachable"),
        }
    }

    /// The answer when nothing was sent yet; `None` when there is nobody to tell or an answer is under way.
    pub(super) fn into_reply(self, inspection: Option<&Inspection>) -> Option<Reply> {
        let (status, code, message) = match self {
            Self::ClientGone | Self::Closed => return None,
            Self::Reply(reply) => return Some(reply),
            Self::Host(_) => (500, "proxy_error", "The proxy failed."),
            Self::Unfit(unfit) => (unfit.status, unfit.code, unfit.message),
            Self::Upgrade => (
                501,
                "upgrade_refused",
                "Protocol upgrades are not inspected and not forwarded.",
            ),
            Self::Upstream(Fault::Timeout) => (
                504,
                "upstream_timeout",
                "The upstream did not answer in time.",
            ),
            Self::Upstream(Fault::Unreachable) => (
                502,
                "upstream_unreachable",
                "The upstream could not be reached.",
            ),
            Self::Upstream(Fault::Broken) => (502, "upstream_failed", "The upstream broke off."),
        };
        inspection.map(|inspection| inspection.failure_reply(status, code, message))
    }
}
