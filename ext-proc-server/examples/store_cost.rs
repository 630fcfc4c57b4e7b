//! What a count costs: in memory, and on a Redis or Valkey server.
//!
//! `cargo run --release -p ext-proc-server --example store_cost -- [redis://127.0.0.1:6379]`

use std::{
    env,
    io::Write as _,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use ext_proc_server::Store;
use lane::{Count, CounterKey, Counting, RedisConfig, StoreConfig, StoreRequest, Window};

/// How many different callers there are.
const KEYS: u64 = 10_000;

#[tokio::main]
async fn main() -> Result<()> {
    let mut out = std::io::stdout();
    let memory = Store::default();
    let took = one_by_one(&memory, 200_000).await?;
    writeln!(out, "in memory: {took:?} a request with one limit")?;
    let Some(url) = env::args().nth(1) else {
        return Ok(());
    };
    let redis = RedisConfig {
        url,
        timeout_ms: 1_000,
        prefix: String::from("weir-cost:"),
    };
    let store = Store::open(&StoreConfig { redis: Some(redis) })?;
    // Connects.
    one_by_one(&store, 10).await?;
    let took = one_by_one(&store, 5_000).await?;
    writeln!(out, "server: {took:?} a request, one after the other")?;
    let began = Instant::now();
    let tasks: Vec<_> = (0..32)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { one_by_one(&store, 1_000).await })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    let rate = 32_000.0 / began.elapsed().as_secs_f64();
    writeln!(
        out,
        "server: {rate:.0} requests a second, 32 at a time over one connection"
    )?;
    Ok(())
}

async fn one_by_one(store: &Store, requests: u32) -> Result<Duration> {
    let began = Instant::now();
    for n in 0..requests {
        let request = StoreRequest::Count(vec![count(u64::from(n) % KEYS)]);
        if let Err(failure) = store.answer(request).await {
            bail!("{failure:?}");
        }
    }
    began.elapsed().checked_div(requests).context("no requests")
}

fn count(caller: u64) -> Count {
    let mut key = [0; 16];
    // As a hash would, spread over all places.
    let spread = caller.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for (to, from) in key.iter_mut().zip(spread.to_le_bytes()) {
        *to = from;
    }
    Count {
        key: CounterKey(key),
        amount: 1,
        window: Window {
            limit: 100,
            period_ms: 60_000,
            mitigation_ms: 0,
        },
        counting: Counting::TakeOrStop,
    }
}
