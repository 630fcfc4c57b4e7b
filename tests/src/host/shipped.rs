//! The listeners of `envoy-configs/`, put between the tests' client and origin: what users copy is what is tested.

use std::{fs, net::SocketAddr, path::Path};

use anyhow::{Context, Result};
use lane::LaneKind;
use serde_json::{Value, json};

use crate::{
    case::repository, host::ext_proc::BodyMode, policy_file::PolicyFile, program::wasm_module,
};

const HCM: &str = "/filter_chains/0/filters/0/typed_config";
const FILE_LOG: &str = "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog";
const REQUEST_ID: &str =
    "type.googleapis.com/envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig";

/// The cluster that all traffic of the shipped listeners goes to.
pub(super) const UPSTREAM: &str = "upstream";

/// A bootstrap of `envoy-configs/envoy`: `<lane>.<kind>.yaml`.
///
/// # Errors
/// When the file cannot be read.
pub fn shipped_bootstrap(lane: LaneKind, kind: &str) -> Result<Value> {
    let path = repository().join(format!("envoy-configs/envoy/{lane}.{kind}.yaml"));
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_saphyr::from_str(&text).with_context(|| path.display().to_string())
}

/// What differs between a machine of users and this one: ports, and where the modules and logs are.
///
/// # Errors
/// When a module does not build.
pub fn localise(value: &mut Value) -> Result<()> {
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

/// The shipped listener without our filter: what the benchmark compares with.
///
/// # Errors
/// When the shipped file is not as expected.
pub fn bare_listener(name: &str) -> Result<Value> {
    let (mut listener, _) = without_filter(LaneKind::LlmGateway, "wasm")?;
    place(&mut listener, name, None)?;
    Ok(listener)
}

/// The shipped wasm listener with this policy; the audit events go to that file.
///
/// # Errors
/// When the shipped file is not as expected, or the module does not build.
pub fn wasm_listener(policy: &PolicyFile, audit: &Path) -> Result<Value> {
    let (mut listener, mut filter) = without_filter(policy.lane, "wasm")?;
    let mut document = policy.document.clone();
    // How much Envoy buffers is between the listener and the filter.
    let host = filter
        .pointer("/typed_config/config/configuration/value/wasm")
        .cloned();
    if let (Some(map), Some(host)) = (document.as_object_mut(), host) {
        map.insert(String::from("wasm"), host);
    }
    put(
        &mut filter,
        "/typed_config/config/configuration/value",
        document,
    )?;
    let module = json!(wasm_module(policy.lane)?);
    put(
        &mut filter,
        "/typed_config/config/vm_config/code/local/filename",
        module,
    )?;
    insert_filter(&mut listener, filter)?;
    place(&mut listener, &policy.name, Some(audit))?;
    Ok(listener)
}

/// The shipped ext_proc listener, asking the server in that cluster.
///
/// # Errors
/// When the shipped file is not as expected.
pub fn ext_proc_listener(policy: &PolicyFile, cluster: &str, mode: BodyMode) -> Result<Value> {
    let (mut listener, mut filter) = without_filter(policy.lane, "ext_proc")?;
    put(
        &mut filter,
        "/typed_config/grpc_service/envoy_grpc/cluster_name",
        json!(cluster),
    )?;
    if mode == BodyMode::Buffered {
        for side in ["request", "response"] {
            let processing = "/typed_config/processing_mode";
            put(
                &mut filter,
                &format!("{processing}/{side}_body_mode"),
                json!("BUFFERED"),
            )?;
            put(
                &mut filter,
                &format!("{processing}/{side}_trailer_mode"),
                json!("SKIP"),
            )?;
        }
    }
    insert_filter(&mut listener, filter)?;
    place(&mut listener, &policy.name, None)?;
    Ok(listener)
}

/// The shipped bootstrap of the wasm filter that asks the ext_proc server at `server` for its classifiers: its listener is
/// `clients`, the audit events go to that file. A busy machine's classifiers have time.
///
/// # Errors
/// When the shipped file is not as expected, or the module does not build.
pub fn wasm_with_classifiers(
    lane: LaneKind,
    origin: SocketAddr,
    server: SocketAddr,
    audit: &Path,
) -> Result<Value> {
    let mut bootstrap = shipped_bootstrap(lane, "wasm_and_ext_proc")?;
    let listener = bootstrap.pointer_mut("/static_resources/listeners/0");
    let listener = listener.context("no listener")?;
    place(listener, "clients", Some(audit))?;
    let config = format!("{HCM}/http_filters/0/typed_config/config");
    let module = json!(wasm_module(lane)?);
    put(
        listener,
        &format!("{config}/vm_config/code/local/filename"),
        module,
    )?;
    let budget = format!("{config}/configuration/value/classifiers/budget_ms");
    put(listener, &budget, json!(20_000))?;
    for (cluster, name, at) in [(0, UPSTREAM, origin), (1, "weir_ext_proc", server)] {
        let cluster = format!("/static_resources/clusters/{cluster}");
        let found = bootstrap.pointer(&format!("{cluster}/name"));
        anyhow::ensure!(found == Some(&json!(name)), "no cluster {name}");
        let endpoint = "load_assignment/endpoints/0/lb_endpoints/0/endpoint/address";
        put(
            &mut bootstrap,
            &format!("{cluster}/{endpoint}"),
            address(at),
        )?;
    }
    Ok(bootstrap)
}

/// A cluster with one server.
pub fn cluster(name: &str, server: SocketAddr, http2: bool) -> Value {
    let mut cluster = json!({
        "name": name,
        "type": "STATIC",
        "load_assignment": {
            "cluster_name": name,
            "endpoints": [{"lb_endpoints": [{"endpoint": {"address": address(server)}}]}],
        },
    });
    if let (true, Some(map)) = (http2, cluster.as_object_mut()) {
        let options = json!({
            "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
            "explicit_http_config": {"http2_protocol_options": {
                "initial_stream_window_size": 4 << 20,
                "initial_connection_window_size": 64 << 20,
            }},
        });
        map.insert(
            String::from("typed_extension_protocol_options"),
            json!({"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": options}),
        );
    }
    cluster
}

pub(super) fn address(at: SocketAddr) -> Value {
    json!({"socket_address": {"address": at.ip().to_string(), "port_value": at.port()}})
}

/// The first listener of a shipped bootstrap and the filter before its router, taken out.
fn without_filter(lane: LaneKind, kind: &str) -> Result<(Value, Value)> {
    let bootstrap = shipped_bootstrap(lane, kind)?;
    let listener = bootstrap.pointer("/static_resources/listeners/0");
    let mut listener = listener.context("no listener")?.clone();
    let filters = filters(&mut listener)?;
    anyhow::ensure!(filters.len() == 2, "more than our filter and the router");
    let filter = filters.remove(0);
    Ok((listener, filter))
}

fn insert_filter(listener: &mut Value, filter: Value) -> Result<()> {
    filters(listener)?.insert(0, filter);
    Ok(())
}

fn filters(listener: &mut Value) -> Result<&mut Vec<Value>> {
    let filters = listener.pointer_mut(&format!("{HCM}/http_filters"));
    filters
        .and_then(Value::as_array_mut)
        .context("no HTTP filters")
}

/// A free port, the client's request id as it came, the audit event in a file of its own.
fn place(listener: &mut Value, name: &str, audit: Option<&Path>) -> Result<()> {
    put(listener, "/name", json!(name))?;
    put(listener, "/address", address(([127, 0, 0, 1], 0).into()))?;
    let line = "%FILTER_STATE(wasm.weir.audit:PLAIN)%\n";
    let log: Vec<Value> = audit
        .iter()
        .map(|path| {
            json!({"name": "audit", "typed_config": {
                "@type": FILE_LOG,
                "path": path,
                "log_format": {"text_format_source": {"inline_string": line}},
            }})
        })
        .collect();
    put(listener, &format!("{HCM}/access_log"), json!(log))?;
    let hcm = listener
        .pointer_mut(HCM)
        .and_then(Value::as_object_mut)
        .context("no HCM")?;
    hcm.insert(String::from("preserve_external_request_id"), json!(true));
    let extension = json!({"typed_config": {"@type": REQUEST_ID, "pack_trace_reason": false}});
    hcm.insert(String::from("request_id_extension"), extension);
    Ok(())
}

fn put(value: &mut Value, pointer: &str, new: Value) -> Result<()> {
    let place = value
        .pointer_mut(pointer)
        .with_context(|| format!("the shipped file has no {pointer}"))?;
    *place = new;
    Ok(())
}
