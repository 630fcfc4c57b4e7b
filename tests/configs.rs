//! Everything in envoy-configs/ is true: policies compile, bootstraps start a real Envoy, Istio manifests fit their schemas and
//! their patches make a bootstrap that Envoy starts with.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use lane::{Config, Lane, LaneKind};
use serde_json::{Value, json};
use tests::{Envoy, Folder, repository, shipped_bootstrap, wasm_module};

#[test]
fn every_policy_compiles() -> Result<()> {
    for path in files("policies")? {
        let text = fs::read_to_string(&path)?;
        let config =
            Config::from_yaml(&text).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
        let lanes: Vec<LaneKind> = LaneKind::ALL
            .into_iter()
            .filter(|k| config.lane(*k).is_some())
            .collect();
        ensure!(!lanes.is_empty(), "{} has no lane", path.display());
        for lane in lanes {
            Lane::compile(&config, lane).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

#[test]
fn every_bootstrap_starts() -> Result<()> {
    for path in files("envoy")? {
        let folder = Folder::new()?;
        start(read(&path)?.into_iter().next().context("empty")?, &folder)
            .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

#[test]
fn every_lane_has_its_bootstraps() -> Result<()> {
    for lane in LaneKind::ALL {
        for kind in ["wasm", "ext_proc", "wasm_and_ext_proc"] {
            shipped_bootstrap(lane, kind)?;
        }
    }
    Ok(())
}

#[test]
fn istio_manifests_fit_their_schemas() -> Result<()> {
    let mut lines = String::new();
    let mut count = 0;
    for path in files("istio")? {
        for manifest in read(&path)? {
            lines.push_str(&manifest.to_string());
            lines.push('\n');
            count += 1;
        }
    }
    ensure!(count > 0, "no manifest");
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

#[test]
fn istio_plugins_fail_closed_and_are_pinned() -> Result<()> {
    for path in files("istio")? {
        for manifest in read(&path)? {
            let plugin = match manifest.get("kind").and_then(Value::as_str) {
                Some("WasmPlugin") => manifest.pointer("/spec"),
                Some("TrafficExtension") => manifest.pointer("/spec/wasm"),
                _ => continue,
            };
            let plugin = plugin.context("no spec")?;
            let fails = plugin.get("failStrategy").and_then(Value::as_str);
            ensure!(
                fails == Some("FAIL_CLOSE"),
                "{}: failStrategy {fails:?}",
                path.display()
            );
            let digest = plugin
                .get("sha256")
                .and_then(Value::as_str)
                .unwrap_or_default();
            ensure!(digest.len() == 64, "{}: no sha256", path.display());
        }
    }
    Ok(())
}

#[test]
fn istio_patches_make_a_bootstrap_that_starts() -> Result<()> {
    for path in files("istio")? {
        for manifest in read(&path)? {
            if manifest.get("kind").and_then(Value::as_str) == Some("EnvoyFilter") {
                let patched =
                    patch(gateway(), &manifest).with_context(|| path.display().to_string())?;
                start(patched, &Folder::new()?).with_context(|| path.display().to_string())?;
            }
        }
    }
    Ok(())
}

/// Starts Envoy with it, on free ports and with our modules; it ends when this returns.
fn start(mut bootstrap: Value, folder: &Folder) -> Result<()> {
    localise(&mut bootstrap)?;
    Envoy::start(bootstrap, folder).map(drop)
}

/// What differs between a machine of users and this one: ports, and where the modules and logs are.
fn localise(value: &mut Value) -> Result<()> {
    match value {
        Value::Object(map) => {
            // A listener's own address, not those of clusters' endpoints.
            if map.contains_key("filter_chains")
                && let Some(port) = map
                    .get_mut("address")
                    .and_then(|a| a.pointer_mut("/socket_address/port_value"))
            {
                *port = json!(0);
            }
            if let Some(Value::String(file)) = map.get_mut("filename")
                && let Some(lane) = LaneKind::ALL
                    .into_iter()
                    .find(|l| file.ends_with(&format!("{l}.wasm")))
            {
                *file = wasm_module(lane)?.display().to_string();
            }
            map.values_mut().try_for_each(localise)
        }
        Value::Array(items) => items.iter_mut().try_for_each(localise),
        _ => Ok(()),
    }
}

/// What Istio's control plane would give a gateway, as far as patches need it.
fn gateway() -> Value {
    let hcm = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
    let router = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router";
    json!({"static_resources": {
        "listeners": [{
            "name": "0.0.0.0_8080",
            "address": {"socket_address": {"address": "127.0.0.1", "port_value": 0}},
            "filter_chains": [{"filters": [{
                "name": "envoy.filters.network.http_connection_manager",
                "typed_config": {
                    "@type": hcm,
                    "stat_prefix": "outbound_0.0.0.0_8080",
                    "http_filters": [{"name": "envoy.filters.http.router", "typed_config": {"@type": router}}],
                    "route_config": {"virtual_hosts": [{
                        "name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "direct_response": {"status": 200}}],
                    }]},
                },
            }]}],
        }],
        "clusters": [],
    }})
}

/// Carries out the patches of an `EnvoyFilter` as its documentation says.
fn patch(mut bootstrap: Value, manifest: &Value) -> Result<Value> {
    let patches = manifest
        .pointer("/spec/configPatches")
        .and_then(Value::as_array)
        .context("no patches")?;
    for patch in patches {
        let text = |pointer: &str| {
            patch
                .pointer(pointer)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let value = patch
            .pointer("/patch/value")
            .context("a patch without a value")?
            .clone();
        match (text("/applyTo"), text("/patch/operation")) {
            ("HTTP_FILTER", "INSERT_BEFORE" | "INSERT_FIRST") => {
                http_filters(&mut bootstrap)?.insert(0, value)
            }
            ("CLUSTER", "ADD") => array(&mut bootstrap, "/static_resources/clusters")?.push(value),
            ("LISTENER", "MERGE") => {
                merge(at(&mut bootstrap, "/static_resources/listeners/0")?, value)
            }
            ("NETWORK_FILTER", "MERGE") => {
                merge(
                    at(
                        &mut bootstrap,
                        "/static_resources/listeners/0/filter_chains/0/filters/0",
                    )?,
                    value,
                );
            }
            ("BOOTSTRAP", "MERGE") => merge(&mut bootstrap, value),
            other => anyhow::bail!("this test does not know how Istio carries out {other:?}"),
        }
    }
    Ok(bootstrap)
}

fn http_filters(bootstrap: &mut Value) -> Result<&mut Vec<Value>> {
    array(
        bootstrap,
        "/static_resources/listeners/0/filter_chains/0/filters/0/typed_config/http_filters",
    )
}

fn array<'v>(value: &'v mut Value, pointer: &str) -> Result<&'v mut Vec<Value>> {
    at(value, pointer)?
        .as_array_mut()
        .with_context(|| format!("{pointer} is no list"))
}

fn at<'v>(value: &'v mut Value, pointer: &str) -> Result<&'v mut Value> {
    value
        .pointer_mut(pointer)
        .with_context(|| format!("no {pointer}"))
}

/// Protocol-buffer merge: maps field by field, lists appended, everything else replaced.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(into), Value::Array(from)) => into.extend(from),
        (into, from) => *into = from,
    }
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

/// Every document of a YAML file.
fn read(path: &PathBuf) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path)?;
    serde_saphyr::from_multiple(&text).with_context(|| path.display().to_string())
}

/// The YAML files of a folder of envoy-configs; there must be some.
fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let folder = repository().join("envoy-configs").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    ensure!(!files.is_empty(), "{} is empty", folder.display());
    Ok(files)
}
