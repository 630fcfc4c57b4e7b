//! The hosts' own settings: where they listen and forward to. They never change a verdict.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::lane::LaneKind;

/// The bundled Pingora host.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PingoraConfig {
    /// Where `/healthz`, `/readyz`, `/metrics` and `/discovery` are served; absent: nowhere.
    #[serde(default)]
    pub admin: Option<String>,
    /// Where clients connect.
    pub listeners: Vec<ListenerConfig>,
    /// Where exchanges are forwarded to, by name.
    pub upstreams: BTreeMap<String, UpstreamConfig>,
    /// Where audit events go too, in Weir's own form; beside `audit.sinks`, or instead of them.
    #[serde(default)]
    pub audit_log: Option<AuditSink>,
    /// Where access log lines go; absent: nowhere.
    #[serde(default)]
    pub access_log: Option<AuditSink>,
    /// How long exchanges under way may take to end after SIGTERM, in seconds.
    #[serde(default = "ten")]
    pub graceful_seconds: u64,
    /// Worker threads; 0 = one per core.
    #[serde(default)]
    pub threads: usize,
    /// How many exchanges may be under way, 1 to 1000000; what comes beyond that is answered 503 at once, so that those under way end
    /// in time.
    #[serde(default = "ten_thousand")]
    pub max_in_flight: u32,
    /// The same of one client, 1 to 1000000: of the address that is connected (of an IPv6 address its network of 64 bits), so not where
    /// everybody comes through one balancer. Absent: one client may have them all.
    #[serde(default)]
    pub max_in_flight_per_client: Option<u32>,
}

/// One listener.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListenerConfig {
    /// `127.0.0.1:8080`.
    pub address: String,
    /// The lane its traffic takes.
    pub lane: LaneKind,
    /// The upstream by name, where no route says another.
    pub upstream: String,
    /// Upstreams by path prefix; the longest that fits wins. A prefix ends at a `/` or at the path's end.
    #[serde(default)]
    pub routes: BTreeMap<String, String>,
    /// TLS towards clients; absent: plain HTTP (h1 and h2c).
    #[serde(default)]
    pub tls: Option<TlsConfig>,
    /// How long a request's head may take to arrive from its first byte on, in milliseconds. Longer: 408. How long its body may
    /// take is in `limits.request_timeout_ms`.
    #[serde(default = "ten_seconds")]
    pub head_timeout_ms: u64,
    /// How long a connection may stay open without a request, in milliseconds. Before its first request it is a minute at most.
    #[serde(default = "one_hour")]
    pub idle_timeout_ms: u64,
}

/// A certificate and its key.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// PEM file with the chain.
    pub certificate: String,
    /// PEM file with the key.
    pub key: String,
}

/// One upstream.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpstreamConfig {
    /// `host:port`, one or several; healthy ones are used in turn.
    pub servers: Vec<String>,
    /// TLS towards the upstream; absent: plain HTTP.
    #[serde(default)]
    pub tls: Option<UpstreamTls>,
    /// How servers are checked; absent: they are taken as healthy.
    #[serde(default)]
    pub health_check: Option<HealthCheckConfig>,
    /// The `Host` to send; absent: the client's.
    #[serde(default)]
    pub host: Option<String>,
    /// How long connecting may take, in milliseconds.
    #[serde(default = "five_seconds")]
    pub connect_timeout_ms: u64,
    /// How long the upstream may be silent, in milliseconds.
    #[serde(default = "five_minutes")]
    pub idle_timeout_ms: u64,
    /// Whether to speak HTTP/2.
    #[serde(default)]
    pub http2: bool,
}

/// TLS towards an upstream.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct UpstreamTls {
    /// The name in the handshake; absent: the server's host name.
    pub sni: Option<String>,
    /// PEM file with the authorities to trust; absent: the system's.
    pub ca: Option<String>,
}

/// How the servers of an upstream are checked.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HealthCheckConfig {
    /// A path that must answer 200; absent: a TCP connection suffices.
    #[serde(default)]
    pub path: Option<String>,
    /// How often, in milliseconds.
    #[serde(default = "one_second")]
    pub interval_ms: u64,
}

/// Where log lines go: `stdout`, or a file's path.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub enum AuditSink {
    /// Standard output.
    #[default]
    Stdout,
    /// A file; lines are appended.
    File(String),
}

impl From<String> for AuditSink {
    fn from(text: String) -> Self {
        if text == "stdout" {
            Self::Stdout
        } else {
            Self::File(text)
        }
    }
}

/// The ext_proc server.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtProcConfig {
    /// Where Envoy connects: `127.0.0.1:9001`.
    pub listen: String,
    /// Where `/healthz`, `/metrics` and `/discovery` are served; absent: nowhere.
    #[serde(default)]
    pub admin: Option<String>,
    /// The lane; absent: the Classifier service only.
    #[serde(default)]
    pub lane: Option<LaneKind>,
    /// Where audit events go too, in Weir's own form; beside `audit.sinks`, or instead of them.
    #[serde(default)]
    pub audit_log: Option<AuditSink>,
    /// How long an exchange may be silent, in milliseconds: models think before they write.
    #[serde(default = "fifteen_minutes")]
    pub idle_timeout_ms: u64,
    /// How long exchanges under way may take to end after SIGTERM, in seconds.
    #[serde(default = "ten")]
    pub graceful_seconds: u64,
}

/// The wasm filter in Envoy.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct WasmConfig {
    /// The listener's `per_connection_buffer_limit_bytes`. A held body is written back through that buffer in one piece,
    /// so nothing larger is held: it is `uninspected(size)`, as if `limits.max_body_bytes` were that small.
    pub buffer_limit_bytes: usize,
    /// Whether Envoy lets the filter hold heads (`allow_on_headers_stop_iteration`). Where it does not, heads go on before
    /// their body is judged: a blocked request reaches the upstream without its body, a blocked answer is broken off. The
    /// upstream is asked for uncompressed answers; a compressed body of which something must be redacted is not let through.
    pub hold_heads: bool,
}

impl Default for WasmConfig {
    fn default() -> Self {
        Self {
            buffer_limit_bytes: 1 << 20,
            hold_heads: true,
        }
    }
}

fn ten_thousand() -> u32 {
    10_000
}

fn ten() -> u64 {
    10
}

fn one_second() -> u64 {
    1000
}

fn ten_seconds() -> u64 {
    10_000
}

fn one_hour() -> u64 {
    3_600_000
}

fn five_seconds() -> u64 {
    5000
}

fn fifteen_minutes() -> u64 {
    900_000
}

fn five_minutes() -> u64 {
    300_000
}
