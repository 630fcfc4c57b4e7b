//! The payload log's settings.

use serde::Deserialize;

use super::ConfigError;
use crate::payload::{Masking, PublicKey};

/// Who may read what matched. Rules with `payload_log: true` add it to their events, sealed to this key.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PayloadLogConfig {
    /// An X25519 public key in base64, as `weir keys generate` prints it. Absent or empty: no payloads are logged.
    pub public_key: Option<String>,
    /// How much of a match is shown, to whoever opens a payload.
    pub masking_level: Masking,
}

impl PayloadLogConfig {
    pub(crate) fn key(&self) -> Result<Option<PublicKey>, ConfigError> {
        let text = self.public_key.as_deref().filter(|key| !key.is_empty());
        text.map(PublicKey::from_base64)
            .transpose()
            .map_err(|error| ConfigError::at("payload_log.public_key", error.to_string()))
    }
}
