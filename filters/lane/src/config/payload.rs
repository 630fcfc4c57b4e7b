//! The payload log's settings.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Deserializer, de::Error as _};

use super::ConfigError;
use crate::payload::{Entropy, Masking, PublicKey};

/// Who may read what matched. Rules with `payload_log: true` add it to their events, sealed to this key; `log_mode` adds whole bodies.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PayloadLogConfig {
    /// An X25519 public key in base64, as `weir keys generate` prints it. Absent or empty: no payloads are logged.
    #[serde(deserialize_with = "key")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub public_key: Option<PublicKey>,
    /// How much of a match is shown, to whoever opens a payload. Bodies are shown whole.
    pub masking_level: Masking,
    /// The longest payload in bytes, 1 to 1048576; instead of a longer one stands `truncated`.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_048_576)))]
    pub max_bytes: usize,
}

impl Default for PayloadLogConfig {
    fn default() -> Self {
        Self {
            public_key: None,
            masking_level: Masking::default(),
            max_bytes: 64 << 10,
        }
    }
}

impl PayloadLogConfig {
    /// What `max_bytes` may be: an event has to fit into a line of a log.
    const LENGTHS: std::ops::RangeInclusive<usize> = 1..=1 << 20;

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if Self::LENGTHS.contains(&self.max_bytes) {
            return Ok(());
        }
        let (least, most) = Self::LENGTHS.into_inner();
        let message = format!("{} is not between {least} and {most}", self.max_bytes);
        Err(ConfigError::at("payload_log.max_bytes", message))
    }
}

/// Random bytes that nobody else knows, never the same twice: clones draw from one source, so that no two lanes of a
/// document, compiled as often as may be, seal anything with the same key.
#[derive(Clone)]
pub struct Random(Arc<Mutex<Entropy>>);

impl Random {
    /// `seed`: bytes from the host's random source, for this one alone.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(Entropy::new(seed))))
    }

    /// The next bytes.
    pub fn draw(&self) -> [u8; 32] {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).draw()
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

fn key<'de, D: Deserializer<'de>>(document: D) -> Result<Option<PublicKey>, D::Error> {
    let text = Option::<String>::deserialize(document)?;
    let text = text.filter(|key| !key.is_empty());
    let key = text.map(|text| PublicKey::from_base64(&text));
    key.transpose().map_err(D::Error::custom)
}
