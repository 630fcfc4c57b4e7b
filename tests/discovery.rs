//! Endpoints are found by real hosts, kept over a restart, told to other hosts, and scanned from then on.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::{
    fs,
    net::SocketAddr,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use lane::LaneKind;
use serde_json::{Value, json};
use tests::{
    AuditLog, BodyMode, Case, Envoy, Folder, Origin, PolicyFile, Process, cluster,
    ext_proc_listener, free_address, get, program, send,
};

/// What a model writes comes in pieces, a second is long for a test, and each exchange has to count.
fn discovery() -> Value {
    json!({
        "apply": "label", "min_samples": 20, "interval_seconds": 1,
        "thresholds": {"slow_ms": 100, "pieces_per_second": 1},
    })
}

#[test]
fn pingora_finds_an_endpoint_and_knows_it_after_a_restart() -> Result<()> {
    finds(&Weir)
}

#[test]
fn ext_proc_behind_envoy_finds_an_endpoint_and_knows_it_after_a_restart() -> Result<()> {
    finds(&ExtProc)
}

/// A host that is started, and started again, where clients and operators find it.
trait Program {
    fn start(&self, place: &Place, origin: SocketAddr) -> Result<Process>;
    /// What has to be there only once, in front of it; where clients connect.
    fn front(&self, place: &Place, origin: SocketAddr) -> Result<(Option<Envoy>, SocketAddr)>;
}

/// Addresses and files, the same before and after a restart.
struct Place {
    folder: Folder,
    listen: SocketAddr,
    admin: SocketAddr,
    /// The server where other hosts are met; without one there is a state file.
    store: Option<SocketAddr>,
}

impl Place {
    fn new(store: Option<SocketAddr>) -> Result<Self> {
        Ok(Self {
            folder: Folder::new()?,
            listen: free_address()?,
            admin: free_address()?,
            store,
        })
    }

    fn audit(&self) -> PathBuf {
        self.folder.file("audit.log")
    }

    fn document(&self, key: &str, host: Value) -> Result<PathBuf> {
        let mut discovery = discovery();
        let mut document = json!({"version": 1});
        match self.store {
            Some(server) => {
                document["store"] = json!({"redis": {"url": format!("redis://{server}")}});
                // All run on one machine.
                discovery["host"] = json!(self.listen.to_string());
            }
            None => discovery["state"] = json!("endpoints.json"),
        }
        let lane = json!({"profiles": ["default"], "discovery": discovery});
        document["lanes"] = json!({"ai_waf": lane});
        document[key] = host;
        let file = self.folder.file("weir.yaml");
        fs::write(&file, document.to_string())?;
        Ok(file)
    }
}

struct Weir;

impl Program for Weir {
    fn start(&self, place: &Place, origin: SocketAddr) -> Result<Process> {
        let listen = place.listen.to_string();
        let config = place.document(
            "pingora",
            json!({
                "admin": place.admin.to_string(),
                "listeners": [{"address": listen, "lane": "ai_waf", "upstream": "origin"}],
                "upstreams": {"origin": {"servers": [origin.to_string()]}},
                "audit_log": place.audit(),
                "threads": 1,
            }),
        )?;
        let mut command = Command::new(program("pingora-host", "weir")?);
        command.args(["run", "--config"]).arg(&config);
        let mut process = Process::start("weir", &mut command, &place.folder)?;
        process.wait_for(place.listen, Duration::from_secs(60))?;
        process.wait_for(place.admin, Duration::from_secs(60))?;
        Ok(process)
    }

    fn front(&self, place: &Place, _origin: SocketAddr) -> Result<(Option<Envoy>, SocketAddr)> {
        Ok((None, place.listen))
    }
}

struct ExtProc;

impl Program for ExtProc {
    fn start(&self, place: &Place, _origin: SocketAddr) -> Result<Process> {
        let config = place.document(
            "ext_proc",
            json!({
                "listen": place.listen.to_string(), "admin": place.admin.to_string(),
                "lane": "ai_waf", "audit_log": place.audit(),
            }),
        )?;
        let mut command = Command::new(program("ext-proc-server", "ext-proc-server")?);
        command.arg("--config").arg(&config);
        let mut process = Process::start("ext-proc-server", &mut command, &place.folder)?;
        process.wait_for(place.listen, Duration::from_secs(60))?;
        Ok(process)
    }

    fn front(&self, place: &Place, origin: SocketAddr) -> Result<(Option<Envoy>, SocketAddr)> {
        let policy = PolicyFile {
            name: "discovery".to_owned(),
            path: PathBuf::new(),
            document: json!({}),
            lane: LaneKind::AiWaf,
        };
        let listener = ext_proc_listener(&policy, "server", BodyMode::FullDuplexStreamed)?;
        let clusters = [
            cluster("upstream", origin, false),
            cluster("server", place.listen, true),
        ];
        let bootstrap =
            json!({"static_resources": {"listeners": [listener], "clusters": clusters}});
        let envoy = Envoy::start(bootstrap, &place.folder)?;
        let address = envoy.listener(&policy.name)?;
        Ok((Some(envoy), address))
    }
}

fn finds(host: &impl Program) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let origin = runtime.block_on(Origin::start())?;
    let place = Place::new(None)?;
    let process = host.start(&place, origin.address())?;
    let (_envoy, clients) = host.front(&place, origin.address())?;
    let play = |case: &Case, pause: Duration| -> Result<Value> {
        let id = case.exchange_id();
        origin.script(&id, case, pause)?;
        let answer = runtime.block_on(send(clients, &id, case))?;
        ensure!(
            answer.status == 200,
            "{}: {}",
            answer.status,
            place_log(&process)
        );
        AuditLog::new(&place.audit()).event(&id)
    };
    for number in 0..26 {
        let event = play(&chat(number, "hello")?, Duration::from_millis(40))?;
        ensure!(
            event["request"]["coverage"]["uninspected"] == json!(["out_of_scope"]) || number > 19,
            "{event}"
        );
        play(&orders(number)?, Duration::ZERO)?;
    }
    wait_until(Duration::from_secs(30), || {
        let (status, body) = get(place.admin, "/discovery")?;
        ensure!(status == 200, "{body}");
        let report: Value = serde_json::from_str(&body)?;
        let found = |path: &str| {
            let endpoints = report["endpoints"].as_array().into_iter().flatten();
            endpoints
                .clone()
                .find(|e| e["path"] == path)
                .map(|e| e["verdict"].clone())
        };
        ensure!(found("/teams/{var}/chat") == Some(json!("model")), "{body}");
        ensure!(found("/orders") == Some(json!("other")), "{body}");
        Ok(())
    })?;
    // What is known is saved when it ends; a second is too short for the interval's save to have done it alone.
    terminate(process)?;
    let shown = shown(&place)?;
    ensure!(
        shown.contains("Models") && shown.contains("/teams/{var}/chat"),
        "{shown}"
    );
    ensure!(shown.contains("longer responses take longer"), "{shown}");
    let process = host.start(&place, origin.address())?;
    let event = wait_for(Duration::from_secs(30), || {
        let card = chat(1000, "4111 1111 1111 1111")?;
        let id = card.exchange_id();
        origin.script(&id, &card, Duration::ZERO)?;
        let answer = runtime.block_on(send(clients, &id, &card))?;
        // Envoy may not have come back to its server yet.
        ensure!(
            answer.status == 200,
            "{}: {}",
            answer.status,
            place_log(&process)
        );
        AuditLog::new(&place.audit()).event(&id)
    })?;
    ensure!(event["labels"] == json!(["cf-llm"]), "{event}");
    ensure!(event["request"]["counts"]["finance.visa"] == 1, "{event}");
    Ok(())
}

#[test]
fn hosts_that_share_a_server_find_an_endpoint_together_and_know_it_after_a_restart() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let origin = runtime.block_on(Origin::start())?;
    let (folder, server) = (Folder::new()?, free_address()?);
    let mut command = Command::new(artefacts::ensure("valkey")?);
    command.args(["--bind", "127.0.0.1", "--save", "", "--port"]);
    command.arg(server.port().to_string());
    command.current_dir(folder.file("."));
    let mut valkey = Process::start("valkey", &mut command, &folder)?;
    valkey.wait_for(server, Duration::from_secs(20))?;
    let places = [Place::new(Some(server))?, Place::new(Some(server))?];
    let [first, second] = &places;
    let processes = [
        Weir.start(first, origin.address())?,
        Weir.start(second, origin.address())?,
    ];
    let play = |place: &Place, case: &Case, pause: Duration| -> Result<Value> {
        let id = case.exchange_id();
        origin.script(&id, case, pause)?;
        let answer = runtime.block_on(send(place.listen, &id, case))?;
        ensure!(answer.status == 200, "{}", answer.status);
        AuditLog::new(&place.audit()).event(&id)
    };
    // Neither sees the twenty that are asked for.
    for number in 0..28 {
        let place = if number % 2 == 0 { first } else { second };
        play(place, &chat(number, "hello")?, Duration::from_millis(40))?;
    }
    for place in &places {
        wait_until(Duration::from_secs(30), || {
            let (status, body) = get(place.admin, "/discovery")?;
            let report: Value = serde_json::from_str(&body)?;
            let model = &report["endpoints"][0];
            let is_found = model["path"] == "/teams/{var}/chat" && model["verdict"] == "model";
            ensure!(status == 200 && is_found && report["hosts"] == 2, "{body}");
            Ok(())
        })?;
    }
    let [process, _other] = processes;
    terminate(process)?;
    let shown = shown(first)?;
    ensure!(
        shown.contains("Models") && shown.contains("/teams/{var}/chat"),
        "{shown}"
    );
    let _again = Weir.start(first, origin.address())?;
    let card = chat(1000, "4111 1111 1111 1111")?;
    let event = play(first, &card, Duration::ZERO)?;
    ensure!(event["labels"] == json!(["cf-llm"]), "{event}");
    ensure!(event["request"]["counts"]["finance.visa"] == 1, "{event}");
    Ok(())
}

/// An exchange with a model: pieces that come one by one, more for a longer answer.
fn chat(number: usize, text: &str) -> Result<Case> {
    let words = 3 + number * 7919 % 11;
    let event = format!("data: {{\"t\":\"{}\"}}\n\n", "w".repeat(24));
    let more = "please ".repeat(1 + number * 6007 % 17);
    Ok(serde_json::from_value(json!({
        "name": format!("chat {number}"),
        "policy": "discovery",
        "request": {
            "path": format!("/teams/{}/chat", 1000 + number),
            "body": {"text": json!({"text": format!("{text} {more}")}).to_string()},
        },
        "response": {
            "headers": {"content-type": "text/event-stream"},
            "body": {"text": event.repeat(words), "chunk": event.len()},
        },
    }))?)
}

/// One with what answers at once.
fn orders(number: usize) -> Result<Case> {
    Ok(serde_json::from_value(json!({
        "name": format!("orders {number}"),
        "policy": "discovery",
        "request": {"path": "/orders", "body": {"text": "{\"item\":7}"}},
        "response": {"body": {"text": format!("{{\"order\":{number}}}")}},
    }))?)
}

fn shown(place: &Place) -> Result<String> {
    let mut command = Command::new(program("pingora-host", "weir")?);
    command
        .arg("endpoints")
        .arg("--config")
        .arg(place.folder.file("weir.yaml"));
    let output = command.output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// Ends a program as an operator would.
fn terminate(mut process: Process) -> Result<()> {
    let id = process.id().to_string();
    let status = Command::new("kill").args(["-TERM", &id]).status()?;
    ensure!(status.success(), "kill {id}");
    let ended = process.wait(Duration::from_secs(30), || None::<()>);
    let said = ended.err().context("it goes on")?.to_string();
    ensure!(said.contains("ended (exit status: 0)"), "{said}");
    Ok(())
}

fn place_log(process: &Process) -> String {
    process.log()
}

fn wait_until(patience: Duration, ready: impl Fn() -> Result<()>) -> Result<()> {
    wait_for(patience, ready)
}

fn wait_for<T>(patience: Duration, ready: impl Fn() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    loop {
        match ready() {
            Ok(value) => return Ok(value),
            Err(error) if started.elapsed() > patience => return Err(error),
            Err(_) => std::thread::sleep(Duration::from_millis(200)),
        }
    }
}
