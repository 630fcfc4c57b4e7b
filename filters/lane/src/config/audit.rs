//! Where audit events go.

use std::collections::BTreeMap;

use audit::{Event, LogpushNames};
use serde::Deserialize;

use super::{ConfigError, SecretConfig};

/// Where audit events go. Each sink gets every event; a slow one holds up neither traffic nor another.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct AuditConfig {
    /// The sinks; where there are none and no `audit_log` either, events go to standard output.
    pub sinks: Vec<SinkConfig>,
}

/// One sink.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SinkConfig {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: SinkType,
    /// What metrics and messages call it; its type where nothing is said. No two are called the same.
    #[serde(default)]
    pub name: Option<String>,
    /// In which form it gets events.
    #[serde(default)]
    pub format: EventFormat,
    /// For `file`: the file; lines are appended.
    #[serde(default)]
    pub path: Option<String>,
    /// For `file`: when it is put aside for a new one; never where nothing is said.
    #[serde(default)]
    pub rotate: Option<RotateConfig>,
    /// For `http` and `otlp`: where batches are posted to, `https://host/path`; OTLP's path ends in `/v1/logs`, over gRPC there is
    /// none: `https://host:4317`.
    #[serde(default)]
    pub url: Option<String>,
    /// For `otlp`: how it is spoken, by the names of OpenTelemetry's exporters; `http/protobuf` where nothing is said.
    #[serde(default)]
    pub protocol: Option<OtlpProtocol>,
    /// For `http` and `otlp`: headers of each request; over gRPC its metadata.
    #[serde(default)]
    pub headers: BTreeMap<String, SecretConfig>,
    /// For `http`, `otlp` and `s3`: whether batches are compressed; they are where nothing is said.
    #[serde(default)]
    pub gzip: Option<bool>,
    /// For `otlp`: attributes of the resource, beside `service.name`.
    #[serde(default)]
    pub resource: BTreeMap<String, String>,
    /// For `syslog`: `tcp://host:601`, `tls://host:6514`, `udp://host:514` or `unix:///dev/log`.
    #[serde(default)]
    pub address: Option<String>,
    /// For `syslog`: the facility by its number, 0 to 23; 13 (log audit) where nothing is said.
    #[serde(default)]
    pub facility: Option<u8>,
    /// For `syslog` over `tcp` and `tls`: how messages are told apart.
    #[serde(default)]
    pub framing: Option<SyslogFraming>,
    /// For `http`, `otlp`, `s3`, and `syslog` over `tls`: PEM file with the authorities to trust; the system's where nothing is said.
    #[serde(default)]
    pub ca: Option<String>,
    /// For `s3`: the bucket.
    #[serde(default)]
    pub bucket: Option<String>,
    /// For `s3`: what objects' names begin with: `weir/events`.
    #[serde(default)]
    pub prefix: Option<String>,
    /// For `s3`: the region; `us-east-1` where nothing is said.
    #[serde(default)]
    pub region: Option<String>,
    /// For `s3`: the address of a store that is not Amazon's; the bucket is then part of the path.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// For `s3`: the access key's id; where neither is said, the environment's `AWS_…` variables say, or the machine's role.
    #[serde(default)]
    pub access_key: Option<SecretConfig>,
    /// For `s3`: the secret access key.
    #[serde(default)]
    pub secret_key: Option<SecretConfig>,
    /// For all but `stdout` and `file`: how much is sent at once.
    #[serde(default)]
    pub batch: Option<BatchConfig>,
    /// For `http`, `otlp`, `s3`, and `syslog` but over `udp`: where batches wait for their receiver, also over a restart; in memory
    /// where nothing is said.
    #[serde(default)]
    pub spool: Option<SpoolConfig>,
}

/// What kind of sink it is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SinkType {
    /// A file.
    File,
    /// Lines of JSON, posted.
    Http,
    /// OpenTelemetry's protocol, over HTTP in protobuf or over gRPC.
    Otlp,
    /// An object store that speaks S3.
    S3,
    /// Standard output.
    Stdout,
    /// A syslog server (RFC 5424).
    Syslog,
}

impl SinkType {
    /// As the document spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Http => "http",
            Self::Otlp => "otlp",
            Self::S3 => "s3",
            Self::Stdout => "stdout",
            Self::Syslog => "syslog",
        }
    }

    /// The keys that it must have, and those that it may have.
    fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::File => (&["path"], &["rotate"]),
            Self::Http => (&["url"], &["headers", "gzip", "ca", "batch", "spool"]),
            Self::Otlp => (
                &["url"],
                &[
                    "protocol", "headers", "gzip", "resource", "ca", "batch", "spool",
                ],
            ),
            Self::S3 => (
                &["bucket"],
                &[
                    "prefix",
                    "region",
                    "endpoint",
                    "access_key",
                    "secret_key",
                    "gzip",
                    "ca",
                    "batch",
                    "spool",
                ],
            ),
            Self::Stdout => (&[], &[]),
            Self::Syslog => (
                &["address"],
                &["facility", "framing", "ca", "batch", "spool"],
            ),
        }
    }
}

/// The form of an event; docs/reference/event-formats.md has each.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventFormat {
    /// Weir's own.
    #[default]
    Weir,
    /// The names of Cloudflare's Logpush.
    Logpush,
    /// The same with the names before May 2026: `FirewallForAI…` for `AISecurity…`.
    LogpushOlder,
    /// OCSF's HTTP Activity.
    Ocsf,
}

impl EventFormat {
    /// Adds the event to `out`, in one line without its end.
    pub fn write(self, event: &Event, out: &mut Vec<u8>) {
        let form = match self {
            Self::Weir => {
                out.extend_from_slice(event.to_json().as_bytes());
                return;
            }
            Self::Logpush => audit::logpush(event, LogpushNames::Current),
            Self::LogpushOlder => audit::logpush(event, LogpushNames::Older),
            Self::Ocsf => audit::ocsf(event),
        };
        out.extend_from_slice(form.to_string().as_bytes());
    }
}

/// How OpenTelemetry's protocol is spoken.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OtlpProtocol {
    /// Calls over HTTP/2.
    #[serde(rename = "grpc")]
    Grpc,
    /// Protobuf, posted.
    #[default]
    #[serde(rename = "http/protobuf")]
    HttpProtobuf,
}

/// How syslog messages are told apart on a connection (RFC 6587).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SyslogFraming {
    /// Each begins with its length.
    #[default]
    Octets,
    /// Each ends with a line end.
    Lines,
}

/// When a file is put aside, and how many are kept.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RotateConfig {
    /// At this size, in bytes, 1024 or more; 0: at no size.
    pub bytes: u64,
    /// At this age, in seconds; 0: at no age.
    pub seconds: u64,
    /// How many that were put aside are kept: `path.1` is the youngest.
    pub keep: u32,
    /// Whether those are compressed: `path.1.gz`.
    pub gzip: bool,
}

impl Default for RotateConfig {
    fn default() -> Self {
        Self {
            bytes: 100 << 20,
            seconds: 0,
            keep: 7,
            gzip: false,
        }
    }
}

/// How much is sent at once: what is reached first ends a batch.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BatchConfig {
    /// Events, 1 to 100000.
    pub events: usize,
    /// Bytes before compression, 1024 to 104857600.
    pub bytes: usize,
    /// How long the first may wait, in milliseconds, 1 to 3600000.
    pub ms: u64,
}

impl Default for BatchConfig {
    fn default() -> Self {
        Self {
            events: 1000,
            bytes: 1 << 20,
            ms: 1000,
        }
    }
}

/// Where batches wait.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpoolConfig {
    /// A folder for this sink alone; it is made where it is missing.
    pub folder: String,
    /// How many bytes may wait in it; beyond that new events are dropped.
    #[serde(default = "one_gibibyte")]
    pub max_bytes: u64,
}

fn one_gibibyte() -> u64 {
    1 << 30
}

impl AuditConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        for (index, sink) in self.sinks.iter().enumerate() {
            let at = |key: &str| format!("audit.sinks[{index}]{key}");
            if self
                .sinks
                .iter()
                .take(index)
                .any(|s| s.name() == sink.name())
            {
                let name = sink.name();
                let message = format!("another sink is called {name}; give this one a `name`");
                return Err(ConfigError::at(at(""), message));
            }
            sink.check()
                .map_err(|(key, why)| ConfigError::at(at(&key), why))?;
        }
        Ok(())
    }
}

/// A key of a sink with a dot before it, and what is wrong with it.
type Wrong = (String, String);

impl SinkConfig {
    /// What metrics and messages call it.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.kind.as_str())
    }

    fn check(&self) -> Result<(), Wrong> {
        let (must, may) = self.kind.keys();
        let given = self.given();
        let kind = self.kind.as_str();
        for key in &given {
            if !must.contains(key) && !may.contains(key) {
                let known = [&["type", "name", "format"], must, may].concat();
                let message = format!("is no key of {kind}, which has {}", known.join(", "));
                return Err((format!(".{key}"), message));
            }
        }
        if let Some(missing) = must.iter().find(|key| !given.contains(key)) {
            return Err((String::new(), format!("{kind} needs `{missing}`")));
        }
        if self.access_key.is_some() != self.secret_key.is_some() {
            let message = "`access_key` and `secret_key` belong together";
            return Err((String::new(), message.to_owned()));
        }
        self.check_values()
    }

    /// The keys that are said, but for those that every sink has.
    fn given(&self) -> Vec<&'static str> {
        let keys = [
            ("path", self.path.is_some()),
            ("rotate", self.rotate.is_some()),
            ("url", self.url.is_some()),
            ("protocol", self.protocol.is_some()),
            ("headers", !self.headers.is_empty()),
            ("gzip", self.gzip.is_some()),
            ("resource", !self.resource.is_empty()),
            ("address", self.address.is_some()),
            ("facility", self.facility.is_some()),
            ("framing", self.framing.is_some()),
            ("ca", self.ca.is_some()),
            ("bucket", self.bucket.is_some()),
            ("prefix", self.prefix.is_some()),
            ("region", self.region.is_some()),
            ("endpoint", self.endpoint.is_some()),
            ("access_key", self.access_key.is_some()),
            ("secret_key", self.secret_key.is_some()),
            ("batch", self.batch.is_some()),
            ("spool", self.spool.is_some()),
        ];
        keys.into_iter()
            .filter(|(_, is_given)| *is_given)
            .map(|(key, _)| key)
            .collect()
    }

    fn check_values(&self) -> Result<(), Wrong> {
        let name = self.name();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        if name.is_empty() || name.len() > 64 || !name.chars().all(is_plain) {
            let message = "a name has 1 to 64 letters, digits, `_`, `-` and `.`".to_owned();
            return Err((".name".to_owned(), message));
        }
        for (key, url) in [(".url", &self.url), (".endpoint", &self.endpoint)] {
            let is_http = |url: &String| ["http://", "https://"].iter().any(|s| url.starts_with(s));
            if let Some(url) = url.as_ref().filter(|url| !is_http(url)) {
                let message = format!("{url:?} is no address like https://host/path");
                return Err((key.to_owned(), message));
            }
        }
        let url = self.url.as_deref().unwrap_or_default();
        let has_path = url.splitn(4, '/').nth(3).is_some_and(|p| !p.is_empty());
        if self.protocol == Some(OtlpProtocol::Grpc) && has_path {
            let message = format!("{url:?} has a path; gRPC's address is like https://host:4317");
            return Err((".url".to_owned(), message));
        }
        if let Some(address) = &self.address {
            self.check_address(address)
                .map_err(|why| (".address".to_owned(), why))?;
        }
        if self.facility.is_some_and(|facility| facility > 23) {
            return Err((".facility".to_owned(), "a facility is 0 to 23".to_owned()));
        }
        let rotate = self.rotate.as_ref();
        if let Some(bytes) = rotate.map(|r| r.bytes).filter(|b| (1..1024).contains(b)) {
            let message = format!("{bytes} is too small; it may be 0, or 1024 and more");
            return Err((".rotate.bytes".to_owned(), message));
        }
        if let Some(batch) = &self.batch {
            batch.check()?;
        }
        let headers = self.headers.iter();
        let headers = headers.map(|(name, secret)| (format!(".headers.{name}"), Some(secret)));
        let keys = [
            (".access_key".to_owned(), self.access_key.as_ref()),
            (".secret_key".to_owned(), self.secret_key.as_ref()),
        ];
        for (key, secret) in headers.chain(keys) {
            if let Some(Err(why)) = secret.map(SecretConfig::check) {
                return Err((key, why));
            }
        }
        Ok(())
    }

    fn check_address(&self, address: &str) -> Result<(), String> {
        let (scheme, rest) = address.split_once("://").unwrap_or_default();
        let has_port = rest
            .rsplit_once(':')
            .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        let is_good = match scheme {
            "unix" => rest.starts_with('/'),
            "tcp" | "tls" | "udp" => has_port,
            _ => false,
        };
        if !is_good {
            return Err(format!(
                "{address:?} is no address like tcp://host:601, tls://host:6514, udp://host:514 or unix:///dev/log"
            ));
        }
        match scheme {
            "udp" if self.spool.is_some() => {
                Err("over UDP nobody knows what arrived: a `spool` would hold nothing".to_owned())
            }
            "udp" | "unix" if self.framing.is_some() => Err(format!(
                "{scheme} needs no `framing`: a datagram is a message"
            )),
            "tls" => Ok(()),
            _ if self.ca.is_some() => Err(format!("{scheme} needs no `ca`")),
            _ => Ok(()),
        }
    }
}

impl BatchConfig {
    fn check(&self) -> Result<(), Wrong> {
        let bounds = [
            ("events", self.events as u64, 1, 100_000),
            ("bytes", self.bytes as u64, 1024, 100 << 20),
            ("ms", self.ms, 1, 3_600_000),
        ];
        for (key, given, least, most) in bounds {
            if !(least..=most).contains(&given) {
                let message = format!("{given} is out of range; it may be {least} to {most}");
                return Err((format!(".batch.{key}"), message));
            }
        }
        Ok(())
    }
}

#[cfg(all(test, feature = "yaml"))]
mod tests {
    use crate::Config;

    fn read(sink: &str) -> Result<Config, String> {
        let text = format!("version: 1\naudit:\n  sinks:\n    - {sink}\n");
        Config::from_yaml(&text).map_err(|e| e.in_document("weir.yaml", &text))
    }

    #[test]
    fn what_a_sink_cannot_do_is_refused_with_line_and_column() {
        for (sink, wanted) in [
            ("{type: files}", "weir.yaml:4:14: audit.sinks[0].type: "),
            (
                "{type: file}",
                "weir.yaml:4:7: audit.sinks[0]: file needs `path`",
            ),
            (
                "{type: file, path: x, pth: y}",
                "weir.yaml:4:29: audit.sinks[0].pth: ",
            ),
            (
                "{type: file, path: x, rotate: {byte: 1}}",
                "weir.yaml:4:38: audit.sinks[0].rotate.byte: ",
            ),
            (
                "{type: file, path: x, rotate: {bytes: 10}}",
                "weir.yaml:4:45: audit.sinks[0].rotate.bytes: ",
            ),
            (
                "{type: file, path: x, url: 'http://h/'}",
                "weir.yaml:4:34: audit.sinks[0].url: is no key of file, which has type, name, format, path, rotate",
            ),
            (
                "{type: stdout, format: cef}",
                "weir.yaml:4:30: audit.sinks[0].format: ",
            ),
            (
                "{type: stdout, name: 'a b'}",
                "weir.yaml:4:28: audit.sinks[0].name: ",
            ),
            (
                "{type: http, url: host}",
                "weir.yaml:4:25: audit.sinks[0].url: ",
            ),
            (
                "{type: http, url: 'http://h/', headers: {a: {env: A, value: b}}}",
                "weir.yaml:4:51: audit.sinks[0].headers.a: one of",
            ),
            (
                "{type: http, url: 'http://h/', batch: {events: 0}}",
                "weir.yaml:4:54: audit.sinks[0].batch.events: 0 is out of range",
            ),
            (
                "{type: otlp, url: 'http://h:4317/v1/logs', protocol: grpc}",
                "weir.yaml:4:25: audit.sinks[0].url: ",
            ),
            (
                "{type: otlp, url: 'http://h:4317', protocol: http/json}",
                "weir.yaml:4:",
            ),
            (
                "{type: http, url: 'http://h/', protocol: grpc}",
                "weir.yaml:4:48: audit.sinks[0].protocol: is no key of http",
            ),
            (
                "{type: syslog, address: 'host:514'}",
                "weir.yaml:4:31: audit.sinks[0].address: ",
            ),
            (
                "{type: syslog, address: 'udp://h:514', framing: lines}",
                "weir.yaml:4:31: audit.sinks[0].address: udp needs no",
            ),
            (
                "{type: s3, bucket: b, access_key: {env: A}}",
                "weir.yaml:4:7: audit.sinks[0]: `access_key` and",
            ),
            (
                "{type: stdout}\n    - {type: stdout}",
                "weir.yaml:5:7: audit.sinks[1]: another sink is called stdout",
            ),
        ] {
            let error = read(sink).unwrap_err();
            assert!(error.starts_with(wanted), "{sink}: {error}");
        }
    }

    #[test]
    fn sinks_of_every_type_can_be_had() {
        for sink in [
            "{type: stdout}\n    - {type: stdout, name: again, format: ocsf}",
            "{type: file, path: x, format: logpush_older, rotate: {seconds: 86400, keep: 3, gzip: true}}",
            "{type: http, url: 'https://h/', headers: {a: {value: b}}, gzip: false, batch: {ms: 5}, spool: {folder: f}}",
            "{type: otlp, url: 'http://h:4318/v1/logs', resource: {deployment.environment.name: test}}",
            "{type: otlp, url: 'https://h:4317/', protocol: grpc, ca: ca.pem, headers: {a: {value: b}}}",
            "{type: otlp, url: 'http://h:4318/v1/logs', protocol: http/protobuf}",
            "{type: syslog, address: 'tls://h:6514', ca: ca.pem, framing: lines, facility: 16}",
            "{type: syslog, address: 'unix:///dev/log'}",
            "{type: s3, bucket: b, endpoint: 'http://h:9000', access_key: {env: A}, secret_key: {file: s}}",
        ] {
            let config = read(sink).unwrap();
            assert!(!format!("{config:?}").contains("value: Some(\"b\")"));
        }
    }
}
