//! The payload log's settings.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::payload::{Entropy, Masking, PublicKey};

/// Who may read what matched. Rules with `payload_log: true` add it to their events, sealed to this key.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PayloadLogConfig {
    /// An X25519 public key in base64, as `weir keys generate` prints it. Absent or empty: no payloads are logged.
    #[serde(deserialize_with = "key")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub public_key: Option<PublicKey>,
    /// How much of a match is shown, to whoever opens a payload.
    pub masking_level: Masking,
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
