//! What hosts know of endpoints on a Redis or Valkey server: each host puts its own part there, under its name.

use std::{
    fmt, io,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use lane::{Discovery, RedisConfig};
use redis::{AsyncConnectionConfig, Client, RedisResult, Script};
use tokio::{runtime, time::timeout};

use super::EndpointStore;
use crate::{
    gzip::{gunzip, gzip},
    store::{StoreError, address},
    trust::install_crypto,
};

/// How long one exchange with the server may take: parts are larger than counts, and nobody's request waits.
const PATIENCE: Duration = Duration::from_secs(10);
/// How large a part may be, compressed; ten thousand endpoints fit.
const MOST_BYTES: usize = 4 << 20;
/// How large another host's part may be when it is read.
const MOST_PLAIN: u64 = 64 << 20;
/// How many hosts' parts are kept, as many as a host takes up; those that were saved last.
const MOST_PARTS: usize = 32;

/// A Redis or Valkey server that hosts share. Its connection lasts for one exchange: there is one in half a minute.
pub struct RedisEndpoints {
    client: Client,
    script: Script,
    key: String,
    keep_ms: u64,
    /// Whether this host's own part was taken up. Until then it may know less than the server, and must not write over it.
    is_restored: AtomicBool,
}

impl RedisEndpoints {
    /// The server of that configuration; a host's part is kept for so long after it was saved last. Nothing is connected yet.
    ///
    /// # Errors
    /// When the address is none.
    pub fn open(config: &RedisConfig, keep: Duration) -> Result<Self, StoreError> {
        install_crypto();
        Ok(Self {
            client: address(config)?,
            script: Script::new(include_str!("exchange.lua")),
            key: format!("{}endpoints", config.prefix),
            keep_ms: u64::try_from(keep.as_millis()).unwrap_or(u64::MAX),
            is_restored: AtomicBool::new(false),
        })
    }

    /// Puts a host's part down, where it is not empty, and gives the others', or all where it is.
    fn exchange(&self, host: &str, part: &[u8]) -> io::Result<Vec<Vec<u8>>> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let asked = runtime.block_on(async { timeout(PATIENCE, self.ask(host, part)).await });
        // The system may still be looking up a name.
        runtime.shutdown_background();
        match asked {
            Ok(answer) => answer.map_err(io::Error::other),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    async fn ask(&self, host: &str, part: &[u8]) -> RedisResult<Vec<Vec<u8>>> {
        // The whole exchange has its time; none of its steps has one of its own.
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(None)
            .set_response_timeout(None);
        let connected = self
            .client
            .get_multiplexed_async_connection_with_config(&config);
        let mut connection = connected.await?;
        let mut call = self.script.key(&self.key);
        call.arg(host).arg(part).arg(self.keep_ms).arg(MOST_PARTS);
        call.invoke_async(&mut connection).await
    }
}

impl EndpointStore for RedisEndpoints {
    fn restore(&self, discovery: &Discovery) -> io::Result<bool> {
        let parts = self.exchange("", &[])?;
        self.is_restored.store(true, Ordering::Relaxed);
        take_up(&parts, |text| discovery.restore(text))?;
        Ok(!parts.is_empty())
    }

    /// A part that cannot be read (of a host of another version, say) is passed over; the error comes when all else is done.
    fn merge_and_save(&self, discovery: &Discovery) -> io::Result<()> {
        if !self.is_restored.load(Ordering::Relaxed)
            && let Err(error) = self.restore(discovery)
            && error.kind() != io::ErrorKind::InvalidData
        {
            return Err(error);
        }
        let part = gzip(discovery.own_to_json().as_bytes())?;
        let is_small = part.len() <= MOST_BYTES;
        let given = if is_small { part.as_slice() } else { &[] };
        let parts = self.exchange(&discovery.host(), given)?;
        take_up(&parts, |text| discovery.merge(text))?;
        if !is_small {
            let why = format!(
                "this host's part has {} bytes, and is not saved: make discovery.max_endpoints smaller",
                part.len()
            );
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
        }
        Ok(())
    }
}

/// Gives every part that can be read to `take`.
fn take_up<E: fmt::Display>(
    parts: &[Vec<u8>],
    take: impl Fn(&str) -> Result<(), E>,
) -> io::Result<()> {
    let mut unread = None;
    for part in parts {
        let text = gunzip(part, MOST_PLAIN).and_then(|plain| {
            String::from_utf8(plain).map_err(|_| io::ErrorKind::InvalidData.into())
        });
        let taken = text
            .map_err(|e| e.to_string())
            .and_then(|text| take(&text).map_err(|e| e.to_string()));
        if let Err(why) = taken {
            unread = Some(why);
        }
    }
    match unread {
        Some(why) => {
            let why = format!("a host's part cannot be read: {why}");
            Err(io::Error::new(io::ErrorKind::InvalidData, why))
        }
        None => Ok(()),
    }
}

impl fmt::Debug for RedisEndpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The client knows its password.
        f.debug_struct("RedisEndpoints")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
