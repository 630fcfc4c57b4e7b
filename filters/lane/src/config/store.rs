//! Where counts are kept that exchanges share, and what hosts tell each other.

#[cfg(not(target_family = "wasm"))]
use std::fmt;

use serde::Deserialize;

#[cfg(not(target_family = "wasm"))]
use super::error::ConfigError;

/// Where counts are kept that exchanges share. Nothing said: in the host's memory, each host for itself.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StoreConfig {
    /// A server that hosts share. A wasm filter cannot reach one and refuses the document.
    pub redis: Option<RedisConfig>,
}

/// Only whether there is one is read.
#[cfg(target_family = "wasm")]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RedisConfig;

#[cfg(target_family = "wasm")]
impl<'de> Deserialize<'de> for RedisConfig {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// A Redis or Valkey server. What is written there is counts under hashed names, and, where `discovery` names no `state` file,
/// what is known of endpoints. All of it expires.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RedisConfig {
    /// `redis://[user:password@]host:port[/database]`, or `rediss://` for TLS.
    pub url: String,
    /// How long an answer may take, connecting included, in milliseconds, 1 to 60000; later it is a failure.
    #[serde(default = "a_tenth")]
    pub timeout_ms: u32,
    /// What names begin with: hosts with the same one share their limits, and what discovery finds.
    #[serde(default = "weir")]
    pub prefix: String,
}

#[cfg(not(target_family = "wasm"))]
impl StoreConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let Some(redis) = &self.redis else {
            return Ok(());
        };
        let is_url = ["redis://", "rediss://"]
            .iter()
            .any(|scheme| redis.url.starts_with(scheme));
        if !is_url {
            // The text may hold a password: it is not repeated.
            let message = "no address of a server; it looks like redis://host:6379";
            return Err(ConfigError::at("store.redis.url", message));
        }
        if !(1..=60_000).contains(&redis.timeout_ms) {
            let message = format!("{} is out of range; it may be 1 to 60000", redis.timeout_ms);
            return Err(ConfigError::at("store.redis.timeout_ms", message));
        }
        Ok(())
    }
}

#[cfg(not(target_family = "wasm"))]
impl fmt::Debug for RedisConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisConfig")
            .field("url", &"…")
            .field("timeout_ms", &self.timeout_ms)
            .field("prefix", &self.prefix)
            .finish()
    }
}

#[cfg(not(target_family = "wasm"))]
fn a_tenth() -> u32 {
    100
}

#[cfg(not(target_family = "wasm"))]
fn weir() -> String {
    String::from("weir:")
}

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn passwords_are_not_repeated() {
        let read = |url: &str, more: &str| {
            let text =
                format!(r#"{{"version": 1, "store": {{"redis": {{"url": "{url}"{more}}}}}}}"#);
            Config::from_json(&text)
        };
        let config = read("redis://:geheim@127.0.0.1:6379/1", "").unwrap();
        assert!(!format!("{config:?}").contains("geheim"));
        for (url, more, path) in [
            ("http://:geheim@host", "", "store.redis.url"),
            (":geheim@host", "", "store.redis.url"),
            (
                "redis://:geheim@host",
                r#", "timeout_ms": 0"#,
                "store.redis.timeout_ms",
            ),
            ("redis://:geheim@host", r#", "password": "x""#, ""),
        ] {
            let error = read(url, more).unwrap_err();
            assert!(error.path() == path || path.is_empty(), "{error}");
            assert!(!error.to_string().contains("geheim"), "{error}");
        }
    }
}
