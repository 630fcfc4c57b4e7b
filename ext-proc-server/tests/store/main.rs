//! The shared store on real servers: counts are exact, one for all who share it, and nothing stays or is told. Hosts meet there
//! too.

#![expect(clippy::expect_used, reason = "tests fail loudly")]

mod endpoints;
mod server;

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

use ext_proc_server::{RedisStore, Store};
use lane::{
    Count, Counted, CounterKey, CounterSet, Counting, Failure, RedisConfig, StoreConfig,
    StoreReply, StoreRequest, Window,
};
use redis::AsyncCommands;

use crate::server::{PASSWORD, SERVERS, Server};

fn count(key: u8, limit: u64, amount: u64) -> Count {
    Count {
        key: CounterKey([key; 16]),
        amount,
        window: Window {
            limit,
            period_ms: 60_000,
            mitigation_ms: 0,
        },
        counting: Counting::TakeOrStop,
    }
}

async fn within(store: &RedisStore, tries: usize, counts: &[Count]) -> usize {
    let mut within = 0;
    for _ in 0..tries {
        let counted = store.count(counts).await.expect("an answer");
        within += usize::from(counted == [Counted::Within]);
    }
    within
}

#[tokio::test(flavor = "multi_thread")]
async fn all_who_share_a_server_share_one_count() {
    for name in SERVERS {
        let server = Server::start(name);
        let tasks = (0..4).map(|_| {
            let store = server.store("weir:");
            tokio::spawn(async move { within(&store, 50, &[count(1, 60, 1)]).await })
        });
        let mut sum = 0;
        for task in tasks.collect::<Vec<_>>() {
            sum += task.await.expect("no panic");
        }
        assert_eq!(sum, 60, "{name}");
        let elsewhere = server.store("other:");
        assert_eq!(within(&elsewhere, 3, &[count(1, 60, 1)]).await, 3, "{name}");
    }
}

#[tokio::test]
async fn the_script_counts_as_the_lane_does() {
    // xorshift64*: the same steps each time.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |below: u64| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % below
    };
    for name in SERVERS {
        let server = Server::start(name);
        let store = server.store("weir:");
        let mut sets = [(); 4].map(|()| CounterSet::default());
        let mut now_ms = 1_767_225_600_000;
        for step in 0..2_000 {
            now_ms += [0, 1, 40, 700, 6_000][random(5) as usize];
            let mut counts = Vec::new();
            for _ in 0..=random(3) {
                let key = random(4);
                counts.push(Count {
                    key: CounterKey([key as u8; 16]),
                    amount: random(4),
                    window: Window {
                        limit: 1 + 3 * key,
                        period_ms: 1_000 * (1 + key),
                        mitigation_ms: 1_500 * (key % 2),
                    },
                    counting: Counting::Take,
                });
                let last = counts.last_mut().expect("one");
                last.counting = match random(16) {
                    0 | 1 => Counting::Note,
                    2 => Counting::TakeOrStop,
                    3 | 4 => Counting::Hold,
                    5 => Counting::HoldOrStop,
                    6 => Counting::Release {
                        window: (now_ms / last.window.period_ms).saturating_sub(random(3)),
                    },
                    _ => Counting::Take,
                };
            }
            let mut expected = Vec::new();
            for count in &counts {
                let one = sets[usize::from(count.key.0[0])].count(now_ms, count, 8);
                expected.push(one);
                if matches!(one, Counted::Over { .. }) && count.counting.stops() {
                    break;
                }
            }
            let counted = store.count_at(Some(now_ms), &counts).await;
            assert_eq!(counted, Ok(expected), "{name}, step {step}: {counts:?}");
        }
    }
}

#[tokio::test]
async fn what_is_written_expires_and_says_nothing() {
    let server = Server::start("valkey");
    let store = server.store("weir:");
    let mut hour = count(7, 5, 1);
    hour.window.mitigation_ms = 3_600_000;
    for count in [count(1, 5, 1), hour] {
        store.count(&[count]).await.expect("an answer");
    }
    let mut connection = server.connection().await;
    let mut keys: Vec<String> = connection.keys("*").await.expect("keys");
    keys.sort();
    assert_eq!(
        keys,
        [1_u8, 7].map(|key| format!("weir:{}", CounterKey([key; 16]).to_hex()))
    );
    for key in keys {
        let left: i64 = connection.pttl(&key).await.expect("a time");
        assert!((60_000..=120_000).contains(&left), "{key}: {left}");
    }
    let shown = format!("{store:?} {:?}", server.config("weir:", 1));
    assert!(!shown.contains(PASSWORD), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_is_a_failure_and_one_that_is_back_counts() {
    for name in SERVERS {
        let server = Server::start(name);
        let (address, config) = (server.address, server.config("weir:", 1_000));
        drop(server);
        // A host starts without its store.
        let store = Store::open(&StoreConfig {
            redis: Some(config.clone()),
        })
        .expect("an address");
        let ask = || store.answer(StoreRequest::Count(vec![count(1, 1, 1)]));
        let counted = |counted| Ok(StoreReply::Counted(vec![counted]));
        assert_eq!(ask().await, Err(Failure::Unreachable), "{name}");
        let server = Server::start_at(name, address);
        assert_eq!(eventually(&ask).await, counted(Counted::Within), "{name}");
        drop(server);
        let began = Instant::now();
        assert!(ask().await.is_err(), "{name}");
        assert!(began.elapsed() < Duration::from_secs(3), "{name}");
        // It forgot, having kept nothing on disk.
        let _server = Server::start_at(name, address);
        assert_eq!(eventually(&ask).await, counted(Counted::Within), "{name}");
    }
}

/// The first answer there is.
async fn eventually<F>(ask: &impl Fn() -> F) -> Result<StoreReply, Failure>
where
    F: Future<Output = Result<StoreReply, Failure>>,
{
    let began = Instant::now();
    loop {
        match ask().await {
            Err(_) if began.elapsed() < Duration::from_secs(10) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            answer => return answer,
        }
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_in_time() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    for (scheme, failures) in [
        ("redis", [Failure::Timeout, Failure::Unreachable]),
        ("rediss", [Failure::Timeout, Failure::Unreachable]),
    ] {
        let config = RedisConfig {
            url: format!("{scheme}://{address}"),
            timeout_ms: 200,
            prefix: "weir:".to_owned(),
        };
        let store = RedisStore::open(&config).expect("an address");
        let began = Instant::now();
        let failure = store.count(&[count(1, 1, 1)]).await.unwrap_err();
        assert!(failures.contains(&failure), "{scheme}: {failure:?}");
        assert!(began.elapsed() < Duration::from_secs(2), "{scheme}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_a_failure_that_does_not_repeat_it() {
    let server = Server::start(SERVERS[0]);
    let mut config = server.config("weir:", 2_000);
    config.url = config.url.replace(PASSWORD, "wrong");
    let store = RedisStore::open(&config).expect("an address");
    assert!(
        store.count(&[count(1, 1, 1)]).await.is_err(),
        "{}",
        server.name
    );
    config.url = format!("redis://:{PASSWORD}@host:port");
    let error = RedisStore::open(&config).unwrap_err();
    assert!(!error.to_string().contains(PASSWORD));
}
