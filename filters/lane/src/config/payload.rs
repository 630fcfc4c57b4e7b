//! The payload log's settings.

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::payload::{Masking, PublicKey};

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

fn key<'de, D: Deserializer<'de>>(document: D) -> Result<Option<PublicKey>, D::Error> {
    let text = Option::<String>::deserialize(document)?;
    let text = text.filter(|key| !key.is_empty());
    let key = text.map(|text| PublicKey::from_base64(&text));
    key.transpose().map_err(D::Error::custom)
}
