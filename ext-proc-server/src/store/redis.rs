//! Counts on a Redis or Valkey server: one atomic script, one round trip.

use std::{fmt, sync::Arc, time::Duration};

use lane::{Count, Counted, Counting, Failure, RedisConfig, SOON_MS};
use redis::{
    Client, RedisError, Script,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use tokio::sync::oneshot;

use super::StoreError;

/// The counts of a server, over one connection that is made when needed and again when it broke.
#[derive(Clone)]
pub struct RedisStore {
    connection: ConnectionManager,
    script: Arc<Script>,
    prefix: Arc<str>,
    timeout: Duration,
}

/// How much later than anybody waits an answer may still come.
const LATE: Duration = Duration::from_secs(30);

/// What the script says of one counter: see there.
type Answer = (u8, u64, u64, u64, u64, u64);

impl RedisStore {
    /// The server of that configuration. Nothing is connected yet; to be called within a tokio runtime.
    ///
    /// # Errors
    /// When the address is none.
    pub fn open(config: &RedisConfig) -> Result<Self, StoreError> {
        let timeout = Duration::from_millis(u64::from(config.timeout_ms));
        // One attempt a call: whoever waits has its own time, and the next call tries again.
        let manager = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(timeout))
            // Whoever waits has its own time; an answer after that is still of use, see `count`.
            .set_response_timeout(Some(timeout + LATE));
        let connection = ConnectionManager::new_lazy_with_config(address(config)?, manager)
            .map_err(|_| StoreError)?;
        Ok(Self {
            connection,
            script: Arc::new(Script::new(include_str!("count.lua"))),
            prefix: Arc::from(config.prefix.as_str()),
            timeout,
        })
    }

    /// Counts, in order, at the server's time.
    ///
    /// # Errors
    /// When the server does not answer in time, or not as expected.
    pub async fn count(&self, counts: &[Count]) -> Result<Vec<Counted>, Failure> {
        if !counts.iter().any(|count| count.counting.holds()) {
            return self.count_at(None, counts).await;
        }
        // An answer that comes too late may have taken a place: nobody else would give it back.
        let (store, asked) = (self.clone(), counts.to_vec());
        let (tell, told) = oneshot::channel();
        tokio::spawn(async move {
            let answer = store.ask(None, &asked).await;
            if let Err(Ok(late)) = tell.send(answer) {
                let pairs = asked.iter().zip(&late);
                let released: Vec<_> = pairs.filter_map(|(count, c)| count.release(c)).collect();
                // What is not released now expires.
                let _ = store.count_at(None, &released).await;
            }
        });
        let answer = tokio::time::timeout(self.timeout, told).await;
        let answer = answer.map_err(|_| Failure::Timeout)?;
        answer.unwrap_or(Err(Failure::Unreachable))
    }

    /// Counts at that time (milliseconds since the Unix epoch) instead of the server's.
    ///
    /// # Errors
    /// See [`RedisStore::count`].
    pub async fn count_at(
        &self,
        now_ms: Option<u64>,
        counts: &[Count],
    ) -> Result<Vec<Counted>, Failure> {
        let answer = tokio::time::timeout(self.timeout, self.ask(now_ms, counts)).await;
        answer.unwrap_or(Err(Failure::Timeout))
    }

    async fn ask(&self, now_ms: Option<u64>, counts: &[Count]) -> Result<Vec<Counted>, Failure> {
        let mut call = self.script.prepare_invoke();
        call.arg(now_ms.map(|ms| ms.to_string()).unwrap_or_default());
        for count in counts {
            call.key(format!("{}{}", self.prefix, count.key.to_hex()));
            let window = &count.window;
            call.arg(count.amount)
                .arg(window.limit)
                .arg(window.period_ms)
                .arg(window.mitigation_ms)
                .arg(match count.counting {
                    Counting::Note => "0".to_owned(),
                    Counting::Take => "1".to_owned(),
                    Counting::TakeOrStop => "2".to_owned(),
                    Counting::Hold => "3".to_owned(),
                    Counting::HoldOrStop => "4".to_owned(),
                    Counting::Release { window } => format!("5:{window}"),
                });
        }
        let mut connection = self.connection.clone();
        let answers = call.invoke_async::<Vec<Answer>>(&mut connection);
        let answers = answers.await.map_err(|error| failure(&error))?;
        Ok(answers.iter().zip(counts).map(counted).collect())
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The connection knows its password.
        f.debug_struct("RedisStore")
            .field("prefix", &self.prefix)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The server's address.
pub(crate) fn address(config: &RedisConfig) -> Result<Client, StoreError> {
    Client::open(config.url.as_str()).map_err(|_| StoreError)
}

fn counted((answer, count): (&Answer, &Count)) -> Counted {
    let (over, previous, current, elapsed, refuses, window) = *answer;
    let holds = count.counting.holds();
    match (over, refuses) {
        (0, _) if holds => Counted::Held { window },
        (0, _) => Counted::Within,
        _ if holds => Counted::Over {
            retry_after_ms: SOON_MS,
        },
        (_, 0) => Counted::Over {
            retry_after_ms: count
                .window
                .wait((previous, current), elapsed, count.amount),
        },
        (_, refuses) => Counted::Over {
            retry_after_ms: refuses,
        },
    }
}

fn failure(error: &RedisError) -> Failure {
    if error.is_timeout() {
        Failure::Timeout
    } else if error.is_io_error() || error.is_unrecoverable_error() {
        Failure::Unreachable
    } else {
        Failure::Malformed
    }
}
