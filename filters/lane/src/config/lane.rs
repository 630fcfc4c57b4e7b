//! One lane's part of the document.

use std::fmt;

use policy::RuleConfig;
use serde::Deserialize;

#[cfg(not(target_family = "wasm"))]
use super::DiscoveryConfig;
use super::{ConfigError, LogModeConfig, PromptAtConfig, RateLimitConfig};
use crate::head::RequestHead;

/// The lanes in use.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LanesConfig {
    /// CLIs, apps and agents to LLM provider APIs.
    #[serde(default)]
    pub llm_gateway: Option<LaneConfig>,
    /// The public to an AI application.
    #[serde(default)]
    pub ai_waf: Option<LaneConfig>,
}

impl LanesConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let each = [
            (LaneKind::LlmGateway, &self.llm_gateway),
            (LaneKind::AiWaf, &self.ai_waf),
        ];
        for (kind, lane) in each {
            if let Some(log_mode) = lane.as_ref().and_then(|lane| lane.log_mode.as_ref()) {
                log_mode.check(&format!("lanes.{kind}"))?;
            }
            #[cfg(not(target_family = "wasm"))]
            if let Some(discovery) = lane.as_ref().and_then(|lane| lane.discovery.as_ref()) {
                discovery.check(&format!("lanes.{kind}.discovery"))?;
            }
        }
        Ok(())
    }
}

/// The inline lanes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LaneKind {
    /// CLIs, apps and agents to LLM provider APIs.
    LlmGateway,
    /// The public to an AI application.
    AiWaf,
}

impl LaneKind {
    /// Every inline lane.
    pub const ALL: [Self; 2] = [Self::LlmGateway, Self::AiWaf];

    /// As the document spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LlmGateway => "llm_gateway",
            Self::AiWaf => "ai_waf",
        }
    }
}

impl fmt::Display for LaneKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One lane.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LaneConfig {
    /// Whether verdicts are carried out or only recorded.
    pub mode: Mode,
    /// What happens to what could not be inspected.
    pub failure_mode: FailureMode,
    /// How response streams are inspected.
    pub streams: StreamMode,
    /// The DLP profiles in force: their detectors run on every inspected body.
    pub profiles: Vec<String>,
    /// The rules, in order.
    pub rules: Vec<RuleConfig>,
    /// Managed rules that watch, and come after these; absent: there are none.
    pub log_mode: Option<LogModeConfig>,
    /// Rate limits, in order, for requests that the rules let pass.
    pub rate_limits: Vec<RateLimitConfig>,
    /// `ai_waf`: endpoints and their labels. Where one carries `cf-llm`, traffic to those without it is not scanned; where none
    /// does, and discovery labels none, every request is in scope.
    pub endpoints: Vec<EndpointConfig>,
    /// `ai_waf`: finds out from traffic which endpoints are models'; absent: it does not. Needs a host with a state: the Pingora
    /// host or the ext_proc server.
    #[cfg(not(target_family = "wasm"))]
    pub discovery: Option<DiscoveryConfig>,
    /// Told of at load: a module sees a share of the traffic and forgets it with its worker.
    #[cfg(target_family = "wasm")]
    pub discovery: Option<serde::de::IgnoredAny>,
    /// Response and request content types that pass uninspected by choice: `image/*`, `audio/mpeg`.
    pub exempt_content_types: Vec<String>,
    /// Which request headers carry a verified identity.
    pub identity: IdentityConfig,
}

impl Default for LaneConfig {
    fn default() -> Self {
        Self {
            mode: Mode::Enforce,
            failure_mode: FailureMode::Closed,
            streams: StreamMode::Inspect,
            profiles: vec!["default".to_owned()],
            rules: Vec::new(),
            log_mode: None,
            rate_limits: Vec::new(),
            endpoints: Vec::new(),
            discovery: None,
            exempt_content_types: Vec::new(),
            identity: IdentityConfig::default(),
        }
    }
}

/// Whether verdicts are carried out.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// They are.
    #[default]
    Enforce,
    /// Traffic passes unchanged; the audit event says what would have happened.
    Observe,
}

/// What happens to what could not be inspected.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FailureMode {
    /// It is refused.
    #[default]
    Closed,
    /// It passes, as long as nothing of it was released before; the audit event says so.
    Open,
}

/// How response streams are inspected.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StreamMode {
    /// While they stream: text is released as soon as it cannot become a finding.
    #[default]
    Inspect,
    /// Held to their end and judged as a whole: needed by rules that count findings.
    Hold,
}

/// An endpoint and its labels.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointConfig {
    /// The method; absent: any.
    #[serde(default)]
    pub method: Option<String>,
    /// The host, without port, any case; `*` stands for anything, `*.example.com` for its subdomains. Absent: any.
    #[serde(default)]
    pub host: Option<String>,
    /// The path; `*` or `{name}` stands for one path segment, a final `/**` for any rest.
    pub path: String,
    /// Where the prompt is in what is sent there. Where none of these finds anything, and where there are none: in the places of a
    /// known API, else every text in the body, else the body. Of several endpoints that fit, the first counts.
    #[serde(default)]
    pub prompts: Vec<PromptAtConfig>,
    /// What it is: managed labels (`cf-llm`, `cf-log-in` …) and words of your own. Absent: `cf-llm`. An empty list takes from it
    /// what discovery would give.
    #[serde(default)]
    pub labels: Option<Vec<String>>,
}

/// Which request headers carry a verified identity. Name only headers that the proxy in front sets itself and strips from clients.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IdentityConfig {
    /// Fills `identity.email`.
    pub email_header: Option<String>,
    /// Fills `identity.id`.
    pub id_header: Option<String>,
    /// Fills `identity.groups`, comma separated.
    pub groups_header: Option<String>,
}

impl IdentityConfig {
    pub(crate) fn email(&self, head: &RequestHead) -> Option<String> {
        text(self.email_header.as_deref(), head)
    }

    pub(crate) fn id(&self, head: &RequestHead) -> Option<String> {
        text(self.id_header.as_deref(), head)
    }

    pub(crate) fn groups(&self, head: &RequestHead) -> Option<String> {
        text(self.groups_header.as_deref(), head)
    }
}

fn text(name: Option<&str>, head: &RequestHead) -> Option<String> {
    let value = head.header(&name?.to_ascii_lowercase())?;
    Some(String::from_utf8_lossy(value).into_owned())
}
