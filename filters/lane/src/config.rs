//! The configuration document, `weir.yaml`, as typed. One document for every host.

use std::fmt;

use serde::Deserialize;

/// The whole document.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Config {}

/// The inline lanes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "snake_case")]
pub enum LaneKind {
    /// CLIs, apps and agents to LLM provider APIs.
    LlmGateway,
    /// The public to an AI application.
    AiWaf,
}

impl Config {
    /// Reads JSON, the form in which Envoy hands a plugin its configuration.
    ///
    /// # Errors
    /// Names the line, the column and the key.
    pub fn from_json(text: &str) -> Result<Self, ConfigError> {
        serde_json::from_str(text).map_err(|e| ConfigError(e.to_string()))
    }

    /// Reads YAML (of which JSON is a part).
    ///
    /// # Errors
    /// Names the line, the column and the key.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(text: &str) -> Result<Self, ConfigError> {
        serde_saphyr::from_str(text).map_err(|e| ConfigError(e.to_string()))
    }
}

/// Why a document was refused; its text names the place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigError(pub(crate) String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}
