//! What hosts do beyond single cases: upstreams that drip, filters that may not hold heads, classifiers in another process,
//! a proxy of one's own.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use lane::LaneKind;
use serde_json::{Value, json};
use tests::{
    Answer, AuditLog, BodyMode, Case, Cuts, Deployment, Engine, Envoy, EnvoyExtProc, EnvoyWasm,
    Folder, Host, Native, Origin, Outcome, Pingora, PolicyFile, Process, Proxied, Route, check,
    cluster, corpus, differences, example, free_address, policies, program, repository, send,
    wasm_listener, wasm_with_classifiers,
};

const PATH: &str = "/v1/chat/completions";

#[test]
fn envoy_with_wasm_gives_up_a_response_that_drips() -> Result<()> {
    drips(EnvoyWasm)
}

#[test]
fn envoy_with_ext_proc_gives_up_a_response_that_drips() -> Result<()> {
    drips(EnvoyExtProc(BodyMode::FullDuplexStreamed))
}

#[test]
fn envoy_with_buffered_ext_proc_gives_up_a_response_that_drips() -> Result<()> {
    drips(EnvoyExtProc(BodyMode::Buffered))
}

#[test]
fn pingora_gives_up_a_response_that_drips() -> Result<()> {
    drips(Pingora)
}

/// `limits.response_timeout_ms` bounds a held response whose upstream is never silent for long.
fn drips(host: impl Host) -> Result<()> {
    let mut closed = policy("replace")?;
    closed.document["limits"] = json!({"response_timeout_ms": 400});
    let mut open = closed.clone();
    open.name = String::from("open");
    open.document["lanes"]["llm_gateway"]["failure_mode"] = json!("open");
    let mut engine = Proxied::new(host)?;
    engine.start(&[closed.clone(), open.clone()])?;
    let answer = r#"{"choices":[{"index":0,"message":{"role":"assistant","content":"slow"}}]}"#;
    for (policy, status, outcome) in [(closed, 504, "refused"), (open, 200, "failed_open")] {
        let case: Case = serde_json::from_value(json!({
            "name": format!("{} drips", policy.name),
            "policy": policy.name,
            "request": {"path": PATH, "body": prompt("hi")},
            "response": {"body": {"text": answer, "chunk": 8}},
        }))?;
        let (seen, _) = engine.play(&case, Duration::from_millis(150))?;
        let said = format!("{}: {} {}", engine.name(), seen.status, seen.event);
        ensure!(seen.status == status, "{said}");
        ensure!(seen.event_text("/outcome") == outcome, "{said}");
        ensure!(seen.event_text("/status") == status.to_string(), "{said}");
        let reasons = seen.event_list("/response/coverage/uninspected");
        ensure!(reasons == ["time"], "{said}");
        if status == 200 {
            ensure!(seen.client == answer.as_bytes(), "{said}");
        }
    }
    Ok(())
}

/// A request that Envoy answers by itself: it names no host, so no filter is shown it.
#[test]
fn what_envoy_refuses_before_the_wasm_filter_sees_it_is_recorded_as_that() -> Result<()> {
    let mut engine = Proxied::new(EnvoyWasm)?;
    engine.start(&[policy("replace")?])?;
    let route = engine.route("replace")?;
    let mut client = TcpStream::connect(route.address)?;
    client.set_read_timeout(Some(Duration::from_secs(10)))?;
    let head = "GET /v1/models?key=k HTTP/1.1\r\nx-request-id: unseen\r\nconnection: close\r\n\r\n";
    client.write_all(head.as_bytes())?;
    let mut answer = String::new();
    client.read_to_string(&mut answer)?;
    ensure!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    let event = route.audit.event("unseen")?;
    let said = ["outcome", "method", "path", "client_ip"].map(|key| &event[key]);
    ensure!(
        said == [
            &json!("refused"),
            &json!("GET"),
            &json!("/v1/models"),
            &json!("127.0.0.1")
        ],
        "{event}"
    );
    ensure!(event["status"] == 400, "{event}");
    ensure!(event["response"]["coverage"]["state"] == "none", "{event}");
    Ok(())
}

/// As Istio's WasmPlugin and TrafficExtension have it: everything is inspected, but heads go ahead of their bodies.
#[test]
fn a_wasm_filter_that_may_not_hold_heads_still_inspects_everything() -> Result<()> {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies()?)?;
    let mut engine = Proxied::new(HeadsGoAhead)?;
    engine.start(&policies()?)?;
    let mut wrong = Vec::new();
    for case in corpus()? {
        let expected = native.run(&case)?;
        let seen = match engine.run(&case) {
            Ok(seen) => seen,
            Err(error) => {
                wrong.push(format!("{}: {error:#}", case.name));
                continue;
            }
        };
        let mistakes = if case.expect.decides_otherwise(engine.name()) {
            Vec::new()
        } else if is_decoded(&case, &expected) {
            not_let_through(&seen)
        } else if expected.status == 0 {
            refused_response(&case, &expected, &seen)
        } else if expected.event_text("/outcome") != "refused" {
            let mut mistakes = check(&case, engine.name(), &seen);
            mistakes.extend(differences(&case, engine.name(), &expected, &seen));
            mistakes
        } else if expected.upstream.is_none() {
            refused_request(&expected, &seen)
        } else {
            refused_response(&case, &expected, &seen)
        };
        wrong.extend(mistakes.iter().map(|m| format!("{}: {m}", case.name)));
    }
    let id = "asks for uncompressed answers";
    let asks = case(id, "hi")?;
    engine.origin().script(id, &asks, Duration::ZERO)?;
    let address = engine.route("replace")?.address;
    engine.runtime().block_on(send(address, id, &asks))?;
    let headers = engine.origin().seen(id).context("no request")?.headers;
    let identity = (String::from("accept-encoding"), String::from("identity"));
    ensure!(headers.contains(&identity), "{headers:?}");
    ensure!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    Ok(())
}

/// Whether the lane lets a compressed body go on decoded: its head, which says how it is compressed, is gone.
fn is_decoded(case: &Case, expected: &Outcome) -> bool {
    let redacted = |side: &str| {
        let redactions = format!("/{side}/redactions");
        expected.event_text(&redactions) != "0"
    };
    let request = case.request.body.encoding.is_some() && redacted("request");
    let response = case.response.body.encoding.is_some() && !streams(case, expected);
    request || (response && redacted("response"))
}

/// Whether events leave one by one: the head says that they are events, or the operation has no other answer.
fn streams(case: &Case, expected: &Outcome) -> bool {
    let called = |(name, value): &(String, String)| {
        name == "content-type" && value.starts_with("text/event-stream")
    };
    let always = case.request.path.contains(":stream");
    case.response.body.is_stream() && (always || expected.headers.iter().any(called))
}

fn not_let_through(seen: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    if seen.event_text("/outcome") != "host_failed" {
        wrong.push(format!("outcome {}", seen.event_text("/outcome")));
    }
    let refused = seen.status == 415 && seen.upstream.is_none();
    let said = String::from_utf8_lossy(&seen.client);
    if refused && (!said.contains("proxy_error") || seen.event_text("/status") != "415") {
        wrong.push(format!("refused with {said}, {}", seen.event));
    }
    let broken_off = !seen.complete && seen.client.is_empty();
    if !refused && !broken_off {
        wrong.push(format!("let through with status {}", seen.status));
    }
    wrong
}

/// The upstream has the head and never the whole request; the client gets the same refusal.
fn refused_request(expected: &Outcome, seen: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    if seen.upstream.is_some() {
        wrong.push(String::from("the provider saw the whole request"));
    }
    if (seen.status, &seen.client) != (expected.status, &expected.client) {
        wrong.push(format!("status {} for {}", seen.status, expected.status));
    }
    if seen.verdict() != expected.verdict() {
        wrong.push(format!("{}\n    {}", expected.verdict(), seen.verdict()));
    }
    wrong
}

/// Of a response that is refused, or that broke off while it was held, the client has the head, and then a broken connection.
fn refused_response(case: &Case, expected: &Outcome, seen: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    let action = "/verdict/action";
    if seen.event_text(action) != expected.event_text(action) {
        wrong.push(format!("action {}", seen.event_text(action)));
    }
    let head_was_gone = seen.status == case.response.status;
    if head_was_gone && (seen.complete || !seen.client.is_empty()) {
        wrong.push(format!(
            "the client sees {:?}",
            String::from_utf8_lossy(&seen.client)
        ));
    }
    if !head_was_gone && (seen.status, &seen.client) != (expected.status, &expected.client) {
        wrong.push(format!("status {} for {}", seen.status, expected.status));
    }
    if seen.event_text("/status") != seen.status.to_string() {
        wrong.push(format!(
            "status {} in the event",
            seen.event_text("/status")
        ));
    }
    wrong
}

/// One Envoy whose wasm filters may not hold heads.
#[derive(Debug)]
struct HeadsGoAhead;

impl Host for HeadsGoAhead {
    fn name(&self) -> &'static str {
        "envoy+wasm"
    }

    fn build(&self) -> Result<()> {
        EnvoyWasm.build()
    }

    fn deploy(&self, origin: SocketAddr, policies: &[PolicyFile]) -> Result<Deployment> {
        let folder = Folder::new()?;
        let mut listeners = Vec::new();
        for policy in policies {
            let audit = folder.file(&format!("{}.audit", policy.name));
            let mut listener = wasm_listener(policy, &audit)?;
            let filter =
                "/filter_chains/0/filters/0/typed_config/http_filters/0/typed_config/config";
            let config = listener.pointer_mut(filter).context("no filter")?;
            config["allow_on_headers_stop_iteration"] = json!(false);
            config["configuration"]["value"]["wasm"]["hold_heads"] = json!(false);
            listeners.push(listener);
        }
        let clusters = [cluster("upstream", origin, false)];
        let bootstrap = json!({"static_resources": {"listeners": listeners, "clusters": clusters}});
        let envoy = Envoy::start(bootstrap, &folder)?;
        let mut routes = BTreeMap::new();
        for policy in policies {
            let audit = AuditLog::new(&folder.file(&format!("{}.audit", policy.name)));
            let address = envoy.listener(&policy.name)?;
            routes.insert(policy.name.clone(), Route { address, audit });
        }
        Ok(Deployment {
            envoy: Some(envoy),
            processes: Vec::new(),
            folder,
            routes,
        })
    }
}

/// The shipped `wasm_and_ext_proc` bootstrap: the filter asks the ext_proc server's classifiers over gRPC.
#[test]
fn a_wasm_filter_asks_the_classifiers_of_the_ext_proc_server() -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let origin = runtime.block_on(Origin::start())?;
    let folder = Folder::new()?;
    let address = free_address()?;
    let mut command = Command::new(program("ext-proc-server", "ext-proc-server")?);
    command.arg("--config");
    command.arg(repository().join("envoy-configs/policies/names.yaml"));
    command.args(["--listen", &address.to_string()]);
    let mut server = Process::start("ext-proc-server", &mut command, &folder)?;
    server.wait_for(address, Duration::from_secs(120))?;
    let audit = folder.file("audit");
    let bootstrap = wasm_with_classifiers(LaneKind::LlmGateway, origin.address(), address, &audit)?;
    let envoy = Envoy::start(bootstrap, &folder)?;
    let (clients, audit) = (envoy.listener("clients")?, AuditLog::new(&audit));
    let named = "My name is John Smith and I live at 12 Baker Street, Boston.";
    let ask = |name: &str, text: &str| -> Result<(Answer, Value)> {
        let case = case(name, text)?;
        origin.script(name, &case, Duration::ZERO)?;
        let answer = runtime.block_on(send(clients, name, &case))?;
        let event = audit.event(name).with_context(|| envoy.process().log())?;
        Ok((answer, event))
    };

    let (answer, event) = ask("clean", "What is the capital of France?")?;
    ensure!(
        answer.status == 200,
        "{event}\n{}\n{}",
        envoy.admin("/clusters")?,
        envoy.process().log()
    );
    ensure!(
        event["request"]["coverage"]["classifiers"][0]["outcome"] == "answered",
        "{event}"
    );

    let (answer, event) = ask("named", named)?;
    ensure!(answer.status == 403, "{event}");
    ensure!(
        event["verdict"]["rules"] == json!(["no-names-in-prompts"]),
        "{event}"
    );
    ensure!(event["request"]["counts"]["pii.person"].is_u64(), "{event}");
    ensure!(origin.seen("named").is_none(), "the provider saw it");

    drop(server);
    let (answer, event) = ask("nobody there", named)?;
    ensure!(answer.status == 503, "{event}");
    ensure!(event["outcome"] == "refused", "{event}");
    ensure!(
        event["request"]["coverage"]["uninspected"] == json!(["unavailable"]),
        "{event}"
    );
    ensure!(origin.seen("nobody there").is_none(), "the provider saw it");
    Ok(())
}

/// `pingora-host/examples/own_proxy.rs`: a lane in somebody else's Pingora program.
#[test]
fn a_lane_module_works_in_a_proxy_of_ones_own() -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let origin = runtime.block_on(Origin::start())?;
    let folder = Folder::new()?;
    let address = free_address()?;
    let mut command = Command::new(example("pingora-host", "own_proxy")?);
    command.args([address.to_string(), origin.address().to_string()]);
    let mut proxy = Process::start("own_proxy", &mut command, &folder)?;
    proxy.wait_for(address, Duration::from_secs(30))?;
    for (name, text, status) in [
        ("allowed", "What is the capital of France?", 200),
        ("blocked", "My card is 4111 1111 1111 1111", 403),
    ] {
        let case = case(name, text)?;
        origin.script(name, &case, Duration::ZERO)?;
        let answer = runtime.block_on(send(address, name, &case))?;
        ensure!(answer.status == status, "{name}: {}", answer.status);
        ensure!(origin.seen(name).is_some() == (status == 200), "{name}");
        let event = AuditLog::new(&folder.file("own_proxy.log")).event(name)?;
        ensure!(event["status"] == status, "{event}");
    }
    Ok(())
}

fn policy(name: &str) -> Result<PolicyFile> {
    let found = policies()?.into_iter().find(|p| p.name == name);
    found.with_context(|| format!("no policy {name}"))
}

fn case(name: &str, text: &str) -> Result<Case> {
    Ok(serde_json::from_value(json!({
        "name": name,
        "policy": "none of the corpus",
        "request": {"path": PATH, "body": prompt(text)},
    }))?)
}

fn prompt(text: &str) -> String {
    json!({"model": "gpt-5", "messages": [{"role": "user", "content": text}]}).to_string()
}
