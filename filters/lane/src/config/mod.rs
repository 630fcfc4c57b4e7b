//! The configuration document, `weir.yaml`, as typed. One document for every host; what it means is checked by
//! [`crate::Lane::compile`].

#[cfg(not(target_family = "wasm"))]
mod analytics;
#[cfg(not(target_family = "wasm"))]
mod audit;
mod classifiers;
#[cfg(not(target_family = "wasm"))]
mod discovery;
mod entry;
mod error;
mod host;
mod json;
mod lane;
mod limits;
#[cfg(feature = "yaml")]
mod locate;
mod log_mode;
mod payload;
mod profile;
mod prompt;
mod rate_limit;
#[cfg(not(target_family = "wasm"))]
mod secret;
mod store;
mod topic;
#[cfg(feature = "yaml")]
mod yaml;

use std::{fmt, sync::Arc};

use serde::Deserialize;

pub use self::{
    classifiers::{ClassifierMode, ClassifiersConfig, PromptConfig, RemoteConfig, UnsafeTopics},
    entry::{EntryConfig, EntryType, Validation},
    error::ConfigError,
    host::{
        AuditSink, ExtProcConfig, HealthCheckConfig, ListenerConfig, PingoraConfig, TlsConfig,
        UpstreamConfig, UpstreamTls, WasmConfig,
    },
    lane::{
        EndpointConfig, FailureMode, IdentityConfig, LaneConfig, LaneKind, LanesConfig, Mode,
        StreamMode,
    },
    limits::{Limits, Overflow},
    payload::{PayloadLogConfig, Random},
    profile::ProfileConfig,
    prompt::{
        ExtractionConfig, ExtractionFieldConfig, LlmPromptsConfig, PromptAtConfig, SpeakerConfig,
    },
    rate_limit::RateLimitConfig,
    store::{RedisConfig, StoreConfig},
    topic::CustomTopicConfig,
};

pub(crate) use self::log_mode::LogModeConfig;

#[cfg(not(target_family = "wasm"))]
pub use self::{
    analytics::{AnalyticsConfig, ClickHouseConfig, PostgresConfig, SqliteConfig},
    audit::{
        AuditConfig, BatchConfig, EventFormat, OtlpProtocol, RotateConfig, SinkConfig, SinkType,
        SpoolConfig, SyslogFraming,
    },
    classifiers::{ModerationApi, ModerationConfig, NetworkConfig},
    discovery::{Apply, DiscoveryConfig},
    secret::SecretConfig,
};

pub(crate) use self::prompt::MOST_CHARACTERS;
use crate::entries::{self, Custom};

/// The whole document. Unknown keys are errors everywhere in it.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The document's version; only `1` exists.
    pub version: u32,
    /// Named lists that expressions use as `$name`: strings, integers, addresses or networks.
    #[serde(default)]
    pub lists: policy::Lists,
    /// Detection entries of your own: regular expressions, words, exact data, documents.
    #[serde(default)]
    pub entries: Vec<EntryConfig>,
    /// DLP profiles of your own, beside the built-in ones.
    #[serde(default)]
    pub profiles: Vec<ProfileConfig>,
    /// Bounds on size and time.
    #[serde(default)]
    pub limits: Limits,
    /// How findings are replaced.
    #[serde(default)]
    pub redaction: RedactionConfig,
    /// Who may read what matched.
    #[serde(default)]
    pub payload_log: PayloadLogConfig,
    /// What nobody else knows, drawn by the host each time it reads the document. Sealing needs it.
    #[serde(skip)]
    pub random: Option<Random>,
    /// Where the classifiers run.
    #[serde(default)]
    pub classifiers: ClassifiersConfig,
    /// Topics that prompts are scored for, where a rule reads the scores.
    #[serde(default)]
    pub custom_topics: Vec<CustomTopicConfig>,
    /// Where prompts are in the bodies that `ai_waf` looks at, beside what each endpoint says.
    #[serde(default)]
    pub llm_prompts: LlmPromptsConfig,
    /// Where the counts of rate limits are kept.
    #[serde(default)]
    pub store: StoreConfig,
    /// The lanes in use.
    #[serde(default)]
    pub lanes: LanesConfig,
    /// Where audit events go; a wasm filter ignores it, Envoy's log has its events.
    #[serde(default)]
    #[cfg(not(target_family = "wasm"))]
    pub audit: AuditConfig,
    /// Not read here.
    #[serde(default)]
    #[cfg(target_family = "wasm")]
    pub audit: Option<serde::de::IgnoredAny>,
    /// Where exchanges are kept to be looked at; a wasm filter ignores it.
    #[serde(default)]
    #[cfg(not(target_family = "wasm"))]
    pub analytics: Option<AnalyticsConfig>,
    /// Not read here.
    #[serde(default)]
    #[cfg(target_family = "wasm")]
    pub analytics: Option<serde::de::IgnoredAny>,
    /// The bundled Pingora host's own settings; other hosts ignore them.
    #[serde(default)]
    #[cfg(not(target_family = "wasm"))]
    pub pingora: Option<PingoraConfig>,
    /// Not read here: reading it would cost a wasm module forty kilobytes.
    #[serde(default)]
    #[cfg(target_family = "wasm")]
    pub pingora: Option<serde::de::IgnoredAny>,
    /// The ext_proc server's own settings; other hosts ignore them.
    #[serde(default)]
    #[cfg(not(target_family = "wasm"))]
    pub ext_proc: Option<ExtProcConfig>,
    /// Not read here.
    #[serde(default)]
    #[cfg(target_family = "wasm")]
    pub ext_proc: Option<serde::de::IgnoredAny>,
    /// The wasm filter's own settings; other hosts ignore them.
    #[serde(default)]
    pub wasm: Option<WasmConfig>,
    /// What the host has seen of its endpoints, where a lane is to discover them: it outlives the document.
    #[cfg(not(target_family = "wasm"))]
    #[serde(skip)]
    pub discovery: Option<Arc<crate::Discovery>>,
    /// The entries, once the host has read their files.
    #[serde(skip)]
    loaded: Option<Arc<[Custom]>>,
}

/// How findings are replaced.
#[derive(Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RedactionConfig {
    /// The key of `with: hash`: equal texts get equal hashes wherever the key is the same. At least 16 characters.
    pub hash_key: Option<String>,
}

impl fmt::Debug for RedactionConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedactionConfig")
            .field("hash_key", &self.hash_key.as_ref().map(|_| "…"))
            .finish()
    }
}

impl Config {
    /// Reads JSON, the form in which Envoy hands a plugin its configuration.
    ///
    /// # Errors
    /// Names the line, the column and the key.
    pub fn from_json(text: &str) -> Result<Self, ConfigError> {
        json::read::<Self>(text)?.checked()
    }

    /// Reads YAML (of which JSON is a part).
    ///
    /// # Errors
    /// Names the line, the column and the key.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(text: &str) -> Result<Self, ConfigError> {
        yaml::read::<Self>(text)?.checked()
    }

    /// The JSON Schema of the document (draft 2020-12).
    #[cfg(feature = "schema")]
    pub fn json_schema() -> serde_json::Value {
        schemars::schema_for!(Self).to_value()
    }

    /// Makes the entries ready; `read` gives the bytes of a file that one of them names. Hosts that read files call it before
    /// anything is compiled; all lanes then share what was read.
    ///
    /// # Errors
    /// What is wrong with an entry or its file.
    pub fn load_files(
        &mut self,
        read: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    ) -> Result<(), ConfigError> {
        self.loaded = Some(entries::compile(self, read)?);
        Ok(())
    }

    /// The files that entries name.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|entry| {
            let files = [entry.file.as_deref(), entry.key.as_deref()];
            files.into_iter().flatten()
        })
    }

    /// The entries, ready.
    pub(crate) fn custom(&self) -> Result<Arc<[Custom]>, ConfigError> {
        match &self.loaded {
            Some(loaded) => Ok(Arc::clone(loaded)),
            None => entries::compile(self, &mut |_| {
                Err("this host reads no files; a wasm filter takes regular expressions, and words in the document".to_owned())
            }),
        }
    }

    /// One lane's part.
    pub fn lane(&self, kind: LaneKind) -> Option<&LaneConfig> {
        match kind {
            LaneKind::LlmGateway => self.lanes.llm_gateway.as_ref(),
            LaneKind::AiWaf => self.lanes.ai_waf.as_ref(),
        }
    }

    fn checked(self) -> Result<Self, ConfigError> {
        if self.version != 1 {
            return Err(ConfigError::at(
                "version",
                format!("{} is not a known version; this one reads 1", self.version),
            ));
        }
        self.limits.check()?;
        self.classifiers.check()?;
        self.payload_log.check()?;
        self.lanes.check()?;
        #[cfg(not(target_family = "wasm"))]
        self.store.check()?;
        #[cfg(not(target_family = "wasm"))]
        self.audit.check()?;
        #[cfg(not(target_family = "wasm"))]
        if let Some(analytics) = &self.analytics {
            analytics.check()?;
        }
        CustomTopicConfig::check(&self.custom_topics)?;
        self.llm_prompts.check()?;
        if !self.llm_prompts.rules.is_empty() && self.lanes.ai_waf.is_none() {
            return Err(ConfigError::at(
                "llm_prompts",
                "only ai_waf takes prompts out by rules, and this lane is not configured",
            ));
        }
        if self
            .redaction
            .hash_key
            .as_ref()
            .is_some_and(|key| key.len() < 16)
        {
            return Err(ConfigError::at(
                "redaction.hash_key",
                "a key has at least 16 characters",
            ));
        }
        Ok(self)
    }
}
