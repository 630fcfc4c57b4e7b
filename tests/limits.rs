//! One limit in two hosts: Envoy's ext_proc server and Pingora count on one server, and say what happens without it.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::{
    net::{SocketAddr, TcpStream},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{
    BodyMode, Case, Engine, EnvoyExtProc, EnvoyWasm, Folder, Host, Outcome, Pingora, PolicyFile,
    Process, Proxied, free_address, policies,
};

/// A server that ends with its guard. It keeps nothing.
fn server(address: SocketAddr, folder: &Folder) -> Result<Process> {
    let mut command = Command::new(artefacts::ensure("valkey")?);
    command.args(["--bind", "127.0.0.1", "--port", &address.port().to_string()]);
    command.args(["--save", "", "--appendonly", "no"]);
    command.current_dir(folder.path());
    let mut server = Process::start("valkey", &mut command, folder)?;
    server.wait_for(address, Duration::from_secs(20))?;
    Ok(server)
}

/// The corpus policy, with its counts on that server.
fn on_server(address: SocketAddr) -> Result<PolicyFile> {
    let mut policy = policies()?
        .into_iter()
        .find(|p| p.name == "rate_limits")
        .context("no policy")?;
    policy.document["store"] =
        json!({"redis": {"url": format!("redis://{address}"), "timeout_ms": 5000}});
    Ok(policy)
}

/// The request `n` of those with that key.
fn case(policy: &str, path: &str, key: &str, n: usize) -> Result<Case> {
    let body = r#"{"messages":[{"role":"user","content":"hi"}],"input":"hi"}"#;
    Ok(serde_json::from_value(json!({
        "name": format!("{key} {n}"),
        "policy": policy,
        "request": {"path": path, "headers": {"x-api-key": key}, "body": body},
    }))?)
}

fn limit(seen: &Outcome) -> Option<&Value> {
    seen.event.pointer("/limits/0/outcome")
}

#[test]
fn two_hosts_share_one_limit() -> Result<()> {
    let folder = Folder::new()?;
    let address = free_address()?;
    let running = server(address, &folder)?;
    let closed = on_server(address)?;
    let mut open = closed.clone();
    open.name = String::from("open");
    open.document["lanes"]["llm_gateway"]["failure_mode"] = json!("open");
    let mut envoy = Proxied::new(EnvoyExtProc(BodyMode::FullDuplexStreamed))?;
    let mut pingora = Proxied::new(Pingora)?;
    let started = [closed.clone(), open.clone()];
    envoy.start(&started)?;
    pingora.start(&started)?;
    let hosts: [&dyn Engine; 2] = [&envoy, &pingora];
    let chat = "/v1/chat/completions";
    for (n, status) in [200, 200, 429, 429].into_iter().enumerate() {
        let host = hosts.get(n % 2).context("a host")?;
        let seen = host.run(&case(&closed.name, chat, "shared", n)?)?;
        ensure!(seen.status == status, "{n}: {} {}", host.name(), seen.event);
        let expected = if status == 200 { "within" } else { "over" };
        ensure!(limit(&seen) == Some(&json!(expected)), "{}", seen.event);
    }
    drop(running);
    ensure!(TcpStream::connect(address).is_err(), "it still listens");
    for host in hosts {
        let refused = host.run(&case(&closed.name, chat, "refused", 0)?)?;
        ensure!(refused.status == 503, "{} {}", host.name(), refused.event);
        ensure!(refused.upstream.is_none(), "{}", refused.event);
        ensure!(refused.event_text("/verdict/action") == "refuse");
        let passed = host.run(&case(&open.name, chat, "passed", 0)?)?;
        ensure!(passed.status == 200, "{} {}", host.name(), passed.event);
        ensure!(passed.event_text("/outcome") == "failed_open");
        for seen in [refused, passed] {
            ensure!(limit(&seen) == Some(&json!("uncounted")), "{}", seen.event);
            let reason = seen.event_text("/limits/0/reason");
            ensure!(reason == "unavailable" || reason == "time", "{reason}");
        }
    }
    Ok(())
}

#[test]
fn a_wasm_filter_refuses_a_store_that_it_cannot_reach() -> Result<()> {
    let policy = on_server(free_address()?)?;
    let started = EnvoyWasm.deploy(free_address()?, &[policy]);
    let error = started.err().context("it started")?;
    let said = format!("{error:#}");
    ensure!(said.contains("store.redis"), "{said}");
    Ok(())
}
