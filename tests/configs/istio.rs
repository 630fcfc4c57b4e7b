//! The Istio manifests: they fit their schemas, a gateway that has them inspects and logs, and digests are what they claim.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use lane::LaneKind;
use serde_json::{Value, json};
use tests::{Envoy, Folder, Process, free_address, program, repository, wasm_module};

use crate::{
    control_plane::{Gateway, LISTENER, sha256sum, text},
    files, read,
};

/// What the shipped manifests carry for a digest.
const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

#[test]
fn manifests_fit_their_schemas() -> Result<()> {
    let mut lines = String::new();
    for path in files("istio")? {
        for manifest in read(&path)? {
            lines.push_str(&manifest.to_string());
            lines.push('\n');
        }
    }
    let said = validate(&lines)?;
    let mistakes: Vec<&str> = said.lines().filter(|l| l.contains("\"mistake\"")).collect();
    ensure!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    for kind in ["EnvoyFilter", "TrafficExtension", "WasmPlugin"] {
        ensure!(
            said.contains(&format!("\"{kind}\"")),
            "no manifest of kind {kind} was checked:\n{said}"
        );
    }
    Ok(())
}

/// The check above can fail.
#[test]
fn a_wrong_manifest_is_refused() -> Result<()> {
    let plugin = |spec: Value| json!({"apiVersion": "extensions.istio.io/v1alpha1", "kind": "WasmPlugin", "metadata": {"name": "x"}, "spec": spec});
    let good = json!({"url": "oci://registry.example/weir", "failStrategy": "FAIL_CLOSE"});
    ensure!(
        !validate(&format!("{}\n", plugin(good)))?.contains("\"mistake\""),
        "a right one is refused"
    );
    for wrong in [
        json!({}),
        json!({"url": "oci://x", "failStrategy": "CLOSED"}),
        json!({"url": "oci://x", "failstrategy": "FAIL_CLOSE"}),
    ] {
        ensure!(
            validate(&format!("{}\n", plugin(wrong.clone())))?.contains("\"mistake\""),
            "passes: {wrong}"
        );
    }
    Ok(())
}

/// Whoever applies them as they are gets a gateway that lets nothing pass, and no module of somebody else.
#[test]
fn shipped_manifests_fail_closed_and_fit_no_module() -> Result<()> {
    for path in files("istio")? {
        let place = path.display();
        let manifests = Value::Array(read(&path)?);
        let has_module = !path.to_string_lossy().contains(".ext_proc.");
        let digests = named(&manifests, "sha256");
        ensure!(digests.is_empty() != has_module, "{place}: {digests:?}");
        ensure!(digests.iter().all(|d| *d == ZEROS), "{place}: {digests:?}");
        let addresses = [named(&manifests, "url"), named(&manifests, "uri")].concat();
        ensure!(
            addresses.len() == digests.len()
                && addresses
                    .iter()
                    .all(|a| a.starts_with("https://modules.example.com/")),
            "{place}: {addresses:?}"
        );
        let fails = [
            named(&manifests, "failStrategy"),
            named(&manifests, "failure_policy"),
        ]
        .concat();
        ensure!(
            fails.len() == digests.len()
                && fails
                    .iter()
                    .all(|f| ["FAIL_CLOSE", "FAIL_RELOAD"].contains(&f.as_str())),
            "{place}: {fails:?}"
        );
    }
    Ok(())
}

#[test]
fn written_manifests_have_the_modules_digests() -> Result<()> {
    let folder = Folder::new()?;
    let address = "https://files.example.org/weir";
    let shipped = files("istio")?;
    ensure!(written(&folder, Some(address))?.len() == shipped.len());
    for path in &shipped {
        let name = path.file_name().context("no name")?;
        let filled = folder.path().join(name);
        let digest = sha256sum(&wasm_module(lane_of(path)?)?)?;
        for found in named(&Value::Array(read(&filled)?), "sha256") {
            ensure!(found == digest, "{}: {found}", filled.display());
        }
        // And nothing else is changed.
        let text = fs::read_to_string(&filled)?
            .replace(&digest, ZEROS)
            .replace(address, "https://modules.example.com/weir/0.1.0");
        ensure!(text == fs::read_to_string(path)?, "{}", filled.display());
    }
    Ok(())
}

/// Each file alone is enough: the gateway refuses a secret and its log has the event.
#[test]
fn a_gateway_with_them_inspects_and_logs() -> Result<()> {
    let manifests = Folder::new()?;
    for path in written(&manifests, None)? {
        inspects_and_logs(&path).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn inspects_and_logs(path: &Path) -> Result<()> {
    let folder = Folder::new()?;
    let lane = lane_of(path)?;
    let mut gateway = Gateway::new(upstream()?);
    for manifest in read(path)? {
        gateway.apply(&manifest)?;
    }
    let mut bootstrap = gateway.bootstrap(&folder)?;
    let server = free_address()?;
    let _server = if move_cluster(&mut bootstrap, server) {
        Some(ext_proc_server(lane, server, &folder)?)
    } else {
        None
    };
    let envoy = Envoy::start(bootstrap, &folder)?;
    let body = r#"{"model":"m","messages":[{"role":"user","content":"postgres://admin:Tr0ub4dor@db.internal/prod"}]}"#;
    post(envoy.listener(LISTENER)?, "/v1/chat/completions", body)?;
    let mut line = None;
    for _ in 0..200 {
        line = envoy.process().log().lines().find_map(logged);
        if line.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let line = line.with_context(|| format!("nothing is logged:\n{}", envoy.process().log()))?;
    ensure!(text(&line, "/verdict") == "block", "{line}");
    // Filter state prints as text, metadata as what it is.
    let event = match line.get("audit") {
        Some(Value::String(event)) => serde_json::from_str(event)?,
        Some(event) => event.clone(),
        None => Value::Null,
    };
    ensure!(text(&event, "/lane") == lane.as_str(), "{line}");
    ensure!(text(&event, "/verdict/action") == "block", "{line}");
    ensure!(!line.to_string().contains("Tr0ub4dor"), "{line}");
    Ok(())
}

fn logged(line: &str) -> Option<Value> {
    let line: Value = serde_json::from_str(line).ok()?;
    line.get("audit").is_some().then_some(line)
}

/// Points the manifest's cluster at a server of this machine, if there is one.
fn move_cluster(bootstrap: &mut Value, server: SocketAddr) -> bool {
    let place = "/static_resources/clusters/1/load_assignment/endpoints/0/lb_endpoints/0/endpoint/address/socket_address";
    let Some(address) = bootstrap.pointer_mut(place) else {
        return false;
    };
    *address = json!({"address": server.ip().to_string(), "port_value": server.port()});
    true
}

fn ext_proc_server(lane: LaneKind, listen: SocketAddr, folder: &Folder) -> Result<Process> {
    let mut command = Command::new(program("ext-proc-server", "ext-proc-server")?);
    command
        .arg("--config")
        .arg(repository().join("envoy-configs/policies/starter.yaml"))
        .args(["--lane", lane.as_str(), "--listen", &listen.to_string()]);
    let mut process = Process::start("ext-proc-server", &mut command, folder)?;
    process.wait_for(listen, Duration::from_secs(30))?;
    Ok(process)
}

fn post(address: SocketAddr, path: &str, body: &str) -> Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    // What it answers depends on the manifest (a plugin cannot hold heads); the log is what is checked.
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(())
}

/// Reads a request to its end and answers, for as long as the test runs.
fn upstream() -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut seen = Vec::new();
            let mut buffer = [0; 4096];
            // The bodies here end with this, sent with a length or in chunks.
            while !String::from_utf8_lossy(&seen).contains("}]}") {
                match stream.read(&mut buffer) {
                    Ok(n) if n > 0 => seen.extend_from_slice(buffer.get(..n).unwrap_or_default()),
                    _ => break,
                }
            }
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    Ok(address)
}

/// `cargo setup istio`.
fn written(folder: &Folder, address: Option<&str>) -> Result<Vec<PathBuf>> {
    let module = wasm_module(LaneKind::LlmGateway)?;
    let modules = module.parent().context("no folder")?;
    let written = artefacts::istio_manifests(modules, folder.path(), address)?;
    Ok(written.into_iter().map(|w| w.manifest).collect())
}

/// Manifests are called `<lane>.<kind>.yaml`.
fn lane_of(path: &Path) -> Result<LaneKind> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    LaneKind::ALL
        .into_iter()
        .find(|l| name.starts_with(&format!("{l}.")))
        .with_context(|| format!("{name} is of no lane"))
}

/// The texts under this key, wherever it is.
fn named(value: &Value, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                match inner {
                    Value::String(text) if name == key => found.push(text.clone()),
                    _ => found.extend(named(inner, key)),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|i| found.extend(named(i, key))),
        _ => {}
    }
    found
}

fn validate(lines: &str) -> Result<String> {
    let python = artefacts::python_env(&["istio-models"])?;
    let mut child = Command::new(python)
        .arg(repository().join("tests/istio/validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    child
        .stdin
        .take()
        .context("no stdin")?
        .write_all(lines.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
