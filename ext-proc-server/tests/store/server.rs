//! A Redis or Valkey server.

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use ext_proc_server::RedisStore;
use lane::RedisConfig;

/// Redis is pinned for one machine only; Valkey is for both.
pub(crate) const SERVERS: &[&str] = if cfg!(target_arch = "x86_64") {
    &["redis", "valkey"]
} else {
    &["valkey"]
};

pub(crate) const PASSWORD: &str = "open-sesame";

/// A server that ends with its guard.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) name: &'static str,
}

impl Server {
    pub(crate) fn start(name: &'static str) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        Self::start_at(name, address)
    }

    pub(crate) fn start_at(name: &'static str, address: SocketAddr) -> Self {
        let program = match name {
            "redis" => artefacts::ensure("redis"),
            _ => artefacts::ensure("valkey"),
        };
        let child = Command::new(program.expect("a server"))
            .args(["--port", &address.port().to_string(), "--bind", "127.0.0.1"])
            .args([
                "--save",
                "",
                "--appendonly",
                "no",
                "--requirepass",
                PASSWORD,
            ])
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("a process");
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "{name} is not up"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self {
            child,
            address,
            name,
        }
    }

    pub(crate) fn config(&self, prefix: &str, timeout_ms: u32) -> RedisConfig {
        RedisConfig {
            url: format!("redis://:{PASSWORD}@{}", self.address),
            timeout_ms,
            prefix: prefix.to_owned(),
        }
    }

    pub(crate) fn store(&self, prefix: &str) -> RedisStore {
        RedisStore::open(&self.config(prefix, 5_000)).expect("an address")
    }

    pub(crate) async fn connection(&self) -> redis::aio::MultiplexedConnection {
        let client = redis::Client::open(self.config("", 1).url).expect("an address");
        let connection = client.get_multiplexed_async_connection().await;
        connection.expect("a connection")
    }

    /// Sends it a signal: `STOP`, and it answers nobody until `CONT`.
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.is_ok_and(|status| status.success()), "{signal}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
