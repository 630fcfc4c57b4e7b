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

/// The corpus policy, but that one exchange of a key may be under way.
fn one_at_a_time(store: Option<SocketAddr>) -> Result<PolicyFile> {
    let mut policy = match store {
        Some(address) => on_server(address)?,
        None => {
            let mut all = policies()?.into_iter();
            all.find(|p| p.name == "rate_limits").context("no policy")?
        }
    };
    policy.name = String::from("one_at_a_time");
    policy.document["lanes"]["llm_gateway"]["rate_limits"] = json!([{
        "id": "one-at-a-time",
        "characteristics": ["http.request.headers[\"x-api-key\"]"],
        "period": 600,
        "concurrent": 1,
        "action": "block",
    }]);
    Ok(policy)
}

/// A streamed answer that takes a second or two.
fn slow(key: &str, n: usize) -> Result<Case> {
    let chunk = r#"{"choices":[{"index":0,"delta":{"content":"word "}}]}"#;
    Ok(serde_json::from_value(json!({
        "name": format!("slow {key} {n}"),
        "policy": "one_at_a_time",
        "request": {"path": "/v1/chat/completions", "headers": {"x-api-key": key},
            "body": r#"{"stream":true,"messages":[{"role":"user","content":"hi"}]}"#},
        "response": {"headers": {"content-type": "text/event-stream"},
            "body": {"events": [chunk, chunk, chunk, chunk, "[DONE]"], "chunk": 60}},
    }))?)
}

/// While an exchange of a key is under way in `one`, `other` refuses a second of that key and takes one of another key; when the first is
/// done it takes the next.
fn one_is_under_way<A: Host + Sync, B: Host + Sync>(
    one: &Proxied<A>,
    other: &Proxied<B>,
    key: &str,
) -> Result<()> {
    let status = |seen: &Outcome, wanted: u16, what: &str| -> Result<()> {
        let said = format!(
            "{what}: {} after {}: {}",
            other.name(),
            one.name(),
            seen.event
        );
        ensure!(seen.status == wanted, "{said}");
        let outcome = if wanted == 200 { "within" } else { "over" };
        ensure!(limit(seen) == Some(&json!(outcome)), "{said}");
        Ok(())
    };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| one.play(&slow(key, 0)?, Duration::from_millis(400)));
        std::thread::sleep(Duration::from_millis(800));
        let second = other.play(&slow(key, 1)?, Duration::ZERO)?.0;
        status(&second, 429, "second")?;
        let stranger = other
            .play(&slow(&format!("not-{key}"), 2)?, Duration::ZERO)?
            .0;
        status(&stranger, 200, "of another key")?;
        let first = first.join().map_err(|_| anyhow::anyhow!("it panicked"))??.0;
        status(&first, 200, "first")
    })?;
    // It is released when its event is written, or a moment later.
    std::thread::sleep(Duration::from_millis(100));
    for n in 3..5 {
        status(&other.play(&slow(key, n)?, Duration::ZERO)?.0, 200, "next")?;
    }
    Ok(())
}

#[test]
fn what_is_under_way_is_counted_in_each_host() -> Result<()> {
    let policy = [one_at_a_time(None)?];
    let mut wasm = Proxied::new(EnvoyWasm)?;
    wasm.start(&policy)?;
    one_is_under_way(&wasm, &wasm, "wasm")?;
    let mut envoy = Proxied::new(EnvoyExtProc(BodyMode::FullDuplexStreamed))?;
    envoy.start(&policy)?;
    one_is_under_way(&envoy, &envoy, "ext_proc")?;
    let mut pingora = Proxied::new(Pingora)?;
    pingora.start(&policy)?;
    one_is_under_way(&pingora, &pingora, "pingora")
}

#[test]
fn two_hosts_share_what_is_under_way() -> Result<()> {
    let folder = Folder::new()?;
    let address = free_address()?;
    let _running = server(address, &folder)?;
    let policy = [one_at_a_time(Some(address))?];
    let mut envoy = Proxied::new(EnvoyExtProc(BodyMode::FullDuplexStreamed))?;
    envoy.start(&policy)?;
    let mut pingora = Proxied::new(Pingora)?;
    pingora.start(&policy)?;
    one_is_under_way(&envoy, &pingora, "one")?;
    one_is_under_way(&pingora, &envoy, "two")
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
