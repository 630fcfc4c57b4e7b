//! The `pingora` section of `weir.yaml` as typed.

use std::{collections::BTreeMap, path::PathBuf};

use lane::LaneKind;
use serde::Deserialize;

/// What the bundled proxy listens on, forwards to and writes.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct PingoraSettings {
    /// Address of `/healthz`, `/readyz` and `/metrics`; none when absent.
    pub admin: Option<String>,
    /// Where clients connect.
    pub listeners: Vec<ListenerSettings>,
    /// Groups of equal servers, by name.
    pub upstreams: BTreeMap<String, UpstreamSettings>,
    /// Where audit events go, one JSON line each.
    pub audit_log: LogTarget,
    /// Where access lines go, one JSON line each.
    pub access_log: LogTarget,
    /// How long exchanges under way may take to end after SIGTERM, in seconds.
    pub graceful_seconds: GracefulSeconds,
    /// Threads per listener; the number of CPUs when absent.
    pub threads: Option<usize>,
}

/// One address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ListenerSettings {
    /// `host:port`.
    pub address: String,
    /// The lane that inspects what arrives here.
    pub lane: LaneKind,
    /// The name of the upstream group it is forwarded to.
    pub upstream: String,
    /// TLS with HTTP/1.1 and HTTP/2 by ALPN; without it HTTP/1.1 and HTTP/2 in clear text.
    #[serde(default)]
    pub tls: Option<CertificateSettings>,
    /// What happens to requests that want to leave HTTP (WebSocket).
    #[serde(default)]
    pub upgrades: UpgradeSettings,
}

/// A server certificate.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct CertificateSettings {
    /// PEM file with the chain, leaf first.
    pub certificate: PathBuf,
    /// PEM file with its private key.
    pub key: PathBuf,
}

/// What happens to upgrades.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum UpgradeSettings {
    /// 501.
    #[default]
    Refuse,
    /// Forwarded uninspected.
    Pass,
}

/// A group of equal servers, used in turn.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct UpstreamSettings {
    /// `host:port` each; names are resolved again every half minute.
    pub servers: Vec<String>,
    /// Whether to speak TLS to them.
    #[serde(default)]
    pub tls: bool,
    /// The name to ask for and to verify; each server's own host name when absent.
    #[serde(default)]
    pub sni: Option<String>,
    /// PEM file of the authorities to trust instead of the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// The `Host` to send. When absent: the client's in clear text, `sni` (or the first server's name) over TLS.
    #[serde(default)]
    pub host: Option<String>,
    /// HTTP versions to offer.
    #[serde(default)]
    pub http: HttpVersions,
    /// How to find out which servers are well; all count as well when absent.
    #[serde(default)]
    pub health_check: Option<HealthCheckSettings>,
    /// Milliseconds to wait for a connection, TLS included.
    #[serde(default = "connect_timeout_ms")]
    pub connect_timeout_ms: u64,
    /// Milliseconds to wait for the response, and between two pieces of it.
    #[serde(default = "read_timeout_ms")]
    pub read_timeout_ms: u64,
    /// Milliseconds after which an unused connection is closed.
    #[serde(default = "idle_timeout_ms")]
    pub idle_timeout_ms: u64,
}

/// HTTP versions that an upstream is offered.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
pub enum HttpVersions {
    /// HTTP/2 where ALPN agrees on it, else HTTP/1.1; HTTP/1.1 without TLS.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// HTTP/1.1.
    #[serde(rename = "1.1")]
    One,
    /// HTTP/2, also without TLS.
    #[serde(rename = "2")]
    Two,
}

/// A health check.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct HealthCheckSettings {
    /// `GET` this path and want 200; when absent a connection is enough.
    #[serde(default)]
    pub path: Option<String>,
    /// Milliseconds between two checks.
    #[serde(default = "health_interval_ms")]
    pub interval_ms: u64,
    /// So many failures in a row take a server out.
    #[serde(default = "one")]
    pub failures: usize,
    /// So many successes in a row bring it back.
    #[serde(default = "one")]
    pub successes: usize,
}

/// Where lines go.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(from = "String")]
pub enum LogTarget {
    /// Standard output.
    #[default]
    Stdout,
    /// Nowhere.
    Off,
    /// Appended to this file; opened anew on SIGHUP.
    File(PathBuf),
}

impl From<String> for LogTarget {
    fn from(text: String) -> Self {
        match text.as_str() {
            "stdout" => Self::Stdout,
            "off" => Self::Off,
            _ => Self::File(text.into()),
        }
    }
}

/// Seconds, 5 when absent.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
pub struct GracefulSeconds(pub u64);

impl Default for GracefulSeconds {
    fn default() -> Self {
        Self(5)
    }
}

/// The part of the document that this host reads.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Document {
    pingora: PingoraSettings,
}

impl PingoraSettings {
    /// Reads the section out of the whole document.
    ///
    /// # Errors
    /// Names line, column and key.
    pub fn from_yaml(text: &str) -> Result<Self, String> {
        let document: Document = serde_saphyr::from_str(text).map_err(|e| e.to_string())?;
        document.pingora.checked()
    }

    fn checked(self) -> Result<Self, String> {
        for listener in &self.listeners {
            if !self.upstreams.contains_key(&listener.upstream) {
                return Err(format!(
                    "pingora.listeners: {} names the upstream {:?}, which pingora.upstreams does not have",
                    listener.address, listener.upstream
                ));
            }
        }
        for (name, upstream) in &self.upstreams {
            if upstream.servers.is_empty() {
                return Err(format!("pingora.upstreams.{name}: no servers"));
            }
            for server in &upstream.servers {
                let port = server.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
                if !matches!(port, Some(Ok(_))) {
                    return Err(format!(
                        "pingora.upstreams.{name}: {server:?} is not host:port"
                    ));
                }
            }
        }
        Ok(self)
    }
}

fn connect_timeout_ms() -> u64 {
    5_000
}

/// A long completion may be silent for minutes before its first byte.
fn read_timeout_ms() -> u64 {
    600_000
}

fn idle_timeout_ms() -> u64 {
    60_000
}

fn health_interval_ms() -> u64 {
    5_000
}

fn one() -> usize {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_read() {
        let settings = PingoraSettings::from_yaml(
            "version: 1\npingora:\n  admin: 127.0.0.1:9090\n  listeners:\n    - {address: 127.0.0.1:8080, lane: llm_gateway, upstream: a}\n  upstreams:\n    a: {servers: [127.0.0.1:1], http: auto}\n  audit_log: audit.jsonl\n",
        )
        .unwrap();
        assert_eq!(settings.audit_log, LogTarget::File("audit.jsonl".into()));
        assert_eq!(settings.graceful_seconds.0, 5);
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        for (text, wanted) in [
            ("pingora:\n  lisseners: []\n", "line 2"),
            (
                "pingora:\n  listeners:\n    - {address: a, lane: llm_gateway, upstream: nope}\n",
                "nope",
            ),
            ("pingora:\n  upstreams: {a: {servers: []}}\n", "no servers"),
            (
                "pingora:\n  upstreams: {a: {servers: [host]}}\n",
                "host:port",
            ),
        ] {
            let error = PingoraSettings::from_yaml(text).unwrap_err();
            assert!(error.contains(wanted), "{error}");
        }
    }
}
