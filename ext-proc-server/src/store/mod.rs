//! The store that exchanges share: in this process, or on a Redis or Valkey server.

mod memory;
mod redis;

use std::{fmt, sync::Arc};

use lane::{Config, ConfigError, Failure, StoreConfig, StoreReply, StoreRequest};
use tokio::runtime::Handle;

pub(crate) use self::redis::address;
pub use self::{memory::Counters, redis::RedisStore};

/// Where counts are kept. Clones are the same store.
#[derive(Clone, Debug)]
pub enum Store {
    /// In this process: they are gone when it ends.
    InProcess(Arc<Counters>),
    /// On a server, shared with whoever uses the same one.
    Redis(RedisStore),
}

impl Default for Store {
    fn default() -> Self {
        Self::InProcess(Arc::default())
    }
}

impl Store {
    /// Opens what the configuration says. Nothing is connected yet: a server may come later than its hosts. To be called
    /// within a tokio runtime.
    ///
    /// # Errors
    /// When the address is none.
    pub fn open(config: &StoreConfig) -> Result<Self, StoreError> {
        match &config.redis {
            Some(redis) => RedisStore::open(redis).map(Self::Redis),
            None => Ok(Self::default()),
        }
    }

    /// Does what an inspection asks for.
    ///
    /// # Errors
    /// When there is no usable answer in time.
    pub async fn answer(&self, request: StoreRequest) -> Result<StoreReply, Failure> {
        match self {
            Self::InProcess(counters) => counters.answer(&request),
            Self::Redis(redis) => {
                let StoreRequest::Count(counts) = request;
                redis.count(&counts).await.map(StoreReply::Counted)
            }
        }
    }
}

impl Store {
    /// Does what an inspection asks for at its end, when nobody waits for the answer. A server is asked only within a tokio runtime.
    pub fn release(&self, request: StoreRequest) {
        match self {
            // Memory always answers.
            Self::InProcess(counters) => drop(counters.answer(&request)),
            Self::Redis(redis) => {
                let redis = redis.clone();
                let StoreRequest::Count(counts) = request;
                // What is not released now expires.
                if let Ok(runtime) = Handle::try_current() {
                    runtime.spawn(async move { redis.count(&counts).await });
                }
            }
        }
    }
}

/// Checks that a host could use the store that a document names.
///
/// # Errors
/// When the address is none.
pub fn check_store(config: &Config) -> Result<(), ConfigError> {
    match &config.store.redis {
        Some(redis) => address(redis)
            .map(drop)
            .map_err(|e| ConfigError::at("store.redis.url", e.to_string())),
        None => Ok(()),
    }
}

/// A server's address that is none. What it is does not appear: it may hold a password.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StoreError;

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no address of a server; it looks like redis://user:password@host:6379/0")
    }
}

impl std::error::Error for StoreError {}
