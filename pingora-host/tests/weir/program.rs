//! The `weir` program as a child process.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::client::Client;

/// A piece of YAML that is told the listeners' addresses.
pub(crate) type Written<'w> = &'w dyn Fn(&[SocketAddr]) -> String;

/// A running proxy; killed when dropped.
pub(crate) struct Weir {
    child: Option<Child>,
    pub(crate) folder: TempDir,
    pub(crate) listeners: Vec<SocketAddr>,
    pub(crate) admin: SocketAddr,
}

impl Weir {
    /// One listener in front of one server, nothing inspected.
    pub(crate) fn in_front_of(server: SocketAddr) -> Self {
        Self::start(
            &[&|_| "{lane: llm_gateway, upstream: origin}".to_owned()],
            &|_| format!("{{origin: {{servers: [\"{server}\"]}}}}"),
        )
    }

    /// Listeners and upstreams as YAML, both told the listeners' addresses; `address` is put into the listeners.
    pub(crate) fn start(listeners: &[Written<'_>], upstreams: Written<'_>) -> Self {
        let addresses: Vec<_> = listeners.iter().map(|_| free_address()).collect();
        let folder = TempDir::new().unwrap();
        let admin = free_address();
        let mut yaml = String::new();
        for (address, listener) in addresses.iter().zip(listeners) {
            let rest = listener(&addresses).trim_start_matches('{').to_owned();
            yaml.push_str(&format!("    - {{address: \"{address}\", {rest}\n"));
        }
        let upstreams = upstreams(&addresses);
        let mut weir = Self::at(folder, addresses, admin);
        fs::write(weir.config(), weir.document(&yaml, &upstreams)).unwrap();
        weir.run();
        weir
    }

    /// The sample policy in front of this server.
    pub(crate) fn inspecting(server: SocketAddr) -> Self {
        let mut weir = Self::at(
            TempDir::new().unwrap(),
            vec![free_address()],
            free_address(),
        );
        let text = include_str!("../../src/sample.yaml")
            .replace("127.0.0.1:8080", &weir.listeners[0].to_string())
            .replace("127.0.0.1:9090", &weir.admin.to_string())
            .replace("127.0.0.1:9100", &server.to_string())
            .replace(
                "stdout",
                &weir.folder.path().join("audit").display().to_string(),
            );
        fs::write(weir.config(), text).unwrap();
        weir.run();
        weir
    }

    fn at(folder: TempDir, listeners: Vec<SocketAddr>, admin: SocketAddr) -> Self {
        Self {
            child: None,
            folder,
            listeners,
            admin,
        }
    }

    fn run(&mut self) {
        let child = Command::new(env!("CARGO_BIN_EXE_weir"))
            .args(["run", "--config"])
            .arg(self.config())
            .stderr(fs::File::create(self.folder.path().join("stderr")).unwrap())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        self.wait_until_it_serves();
    }

    fn document(&self, listeners: &str, upstreams: &str) -> String {
        format!(
            "version: 1\nlanes:\n  llm_gateway: {{profiles: []}}\n  ai_waf: {{failure_mode: open, rules: [{{id: r, when: cf.llm.prompt.detected, action: log}}]}}\npingora:\n  admin: \"{}\"\n  threads: 2\n  audit_log: {}\n  access_log: {}\n  graceful_seconds: 5\n  listeners:\n{listeners}  upstreams: {upstreams}\n",
            self.admin,
            self.folder.path().join("audit").display(),
            self.folder.path().join("access").display(),
        )
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("weir.yaml")
    }

    /// Replaces text in the configuration file, as an editor would: by another file.
    pub(crate) fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.config()).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        let fresh = self.folder.path().join("weir.yaml.new");
        fs::write(&fresh, text.replace(from, to)).unwrap();
        fs::rename(fresh, self.config()).unwrap();
    }

    pub(crate) fn client(&self) -> Client {
        Client::connect(self.listeners[0])
    }

    pub(crate) fn admin(&self, path: &str) -> (u16, String) {
        let answer = Client::connect(self.admin).get(path);
        (answer.status, answer.text())
    }

    pub(crate) fn stderr(&self) -> String {
        fs::read_to_string(self.folder.path().join("stderr")).unwrap()
    }

    /// The access log's lines, once there are so many.
    pub(crate) fn access(&self, lines: usize) -> Vec<Value> {
        self.log("access", lines)
    }

    /// The audit log's lines, once there are so many.
    pub(crate) fn audit(&self, lines: usize) -> Vec<Value> {
        self.log("audit", lines)
    }

    fn log(&self, name: &str, lines: usize) -> Vec<Value> {
        let file = self.folder.path().join(name);
        let mut found = Vec::new();
        eventually(&format!("{lines} lines in {name}"), || {
            let text = fs::read_to_string(&file).unwrap_or_default();
            found = text
                .lines()
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect();
            found.len() >= lines
        });
        found
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([
                format!("-{name}"),
                self.child.as_ref().unwrap().id().to_string(),
            ])
            .status();
        assert!(sent.unwrap().success());
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        let mut status = None;
        eventually("the program ends", || {
            status = self.child.as_mut().unwrap().try_wait().unwrap();
            status.is_some()
        });
        status.unwrap()
    }

    fn wait_until_it_serves(&mut self) {
        let admin = self.admin;
        let listeners = self.listeners.clone();
        let child = self.child.as_mut().unwrap();
        let log = self.folder.path().join("stderr");
        eventually("the program serves", || {
            if let Some(status) = child.try_wait().unwrap() {
                panic!("{status}: {}", fs::read_to_string(&log).unwrap());
            }
            std::iter::once(&admin)
                .chain(&listeners)
                .all(|address| std::net::TcpStream::connect(address).is_ok())
        });
    }
}

impl Drop for Weir {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// An address that stays free: each is given once, and the system gives out none so low by itself (to the servers and
/// connections of other tests).
pub(crate) fn free_address() -> SocketAddr {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    // Test programs that run side by side begin in different places.
    let first = std::process::id() % 100 * 100;
    loop {
        let port = 20_000 + (first + GIVEN.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let address = SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).unwrap()));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

/// Waits for something, not for ever.
pub(crate) fn eventually(what: &str, mut is: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is() {
        assert!(started.elapsed() < Duration::from_secs(20), "never: {what}");
        sleep(Duration::from_millis(10));
    }
}
