//! What Istio's control plane and the gateway's agent do with manifests, as far as ours need it.

use std::{fs, net::SocketAddr, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use lane::LaneKind;
use serde_json::{Value, json};
use tests::{Folder, cluster, wasm_module};

const WASM: &str = "type.googleapis.com/envoy.extensions.filters.http.wasm.v3.Wasm";

/// The name of the gateway's listener.
pub(crate) const LISTENER: &str = "0.0.0.0_8080";

/// A gateway's Envoy before it starts.
pub(crate) struct Gateway {
    bootstrap: Value,
    /// What `config_discovery` finds: name and configuration.
    extensions: Vec<Value>,
}

impl Gateway {
    /// A gateway that sends everything there and logs nowhere.
    pub(crate) fn new(upstream: SocketAddr) -> Self {
        let hcm = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
        let router = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router";
        let log = "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog";
        let bootstrap = json!({
            // The control plane's resources come by files here, and those want a name.
            "node": {"id": "gateway", "cluster": "gateway"},
            "static_resources": {
                "listeners": [{
                    "name": LISTENER,
                    "address": {"socket_address": {"address": "127.0.0.1", "port_value": 0}},
                    "filter_chains": [{"filters": [{
                        "name": "envoy.filters.network.http_connection_manager",
                        "typed_config": {
                            "@type": hcm,
                            "stat_prefix": "outbound_0.0.0.0_8080",
                            "access_log": [{"name": "mesh", "typed_config": {"@type": log, "path": "/dev/null"}}],
                            "http_filters": [{"name": "envoy.filters.http.router", "typed_config": {"@type": router}}],
                            "route_config": {"virtual_hosts": [{
                                "name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "upstream"}}],
                            }]},
                        },
                    }]}],
                }],
                "clusters": [cluster("upstream", upstream, false)],
            },
        });
        Self {
            bootstrap,
            extensions: Vec::new(),
        }
    }

    /// What the manifest asks for.
    pub(crate) fn apply(&mut self, manifest: &Value) -> Result<()> {
        match text(manifest, "/kind") {
            "EnvoyFilter" => {
                let patches = manifest
                    .pointer("/spec/configPatches")
                    .and_then(Value::as_array)
                    .context("no patches")?;
                patches.iter().try_for_each(|p| self.patch(p))
            }
            "WasmPlugin" => self.plugin(manifest, "/spec"),
            "TrafficExtension" => self.plugin(manifest, "/spec/wasm"),
            other => bail!("this test does not know what Istio does with {other:?}"),
        }
    }

    /// The bootstrap, with what the agent would fetch put into that folder.
    pub(crate) fn bootstrap(mut self, folder: &Folder) -> Result<Value> {
        for extension in &mut self.extensions {
            fetch_module(extension)?;
        }
        // The same answer that the control plane gives to Envoy's discovery request, read from a file.
        let resources: Vec<Value> = self
            .extensions
            .iter()
            .map(|extension| {
                let mut resource = extension.clone();
                if let Some(map) = resource.as_object_mut() {
                    let kind = "type.googleapis.com/envoy.config.core.v3.TypedExtensionConfig";
                    map.insert(String::from("@type"), json!(kind));
                }
                resource
            })
            .collect();
        let file = folder.file("extensions.json");
        fs::write(
            &file,
            json!({"version_info": "1", "resources": resources}).to_string(),
        )?;
        for filter in http_filters(&mut self.bootstrap)? {
            let name = text(filter, "/name").to_owned();
            let Some(source) = filter.pointer_mut("/config_discovery/config_source") else {
                continue;
            };
            ensure!(
                self.extensions.iter().any(|e| text(e, "/name") == name),
                "nothing is served under {name}: the listener would wait for ever"
            );
            let source = source.as_object_mut().context("config_source")?;
            ensure!(
                source.remove("ads").is_some(),
                "{name} is not asked of the control plane"
            );
            source.insert(String::from("path_config_source"), json!({"path": file}));
        }
        Ok(self.bootstrap)
    }

    /// A patch of an `EnvoyFilter`, carried out as its documentation says.
    fn patch(&mut self, patch: &Value) -> Result<()> {
        let value = patch
            .pointer("/patch/value")
            .context("a patch without a value")?
            .clone();
        let bootstrap = &mut self.bootstrap;
        match (text(patch, "/applyTo"), text(patch, "/patch/operation")) {
            ("HTTP_FILTER", "INSERT_BEFORE") => http_filters(bootstrap)?.insert(0, value),
            ("CLUSTER", "ADD") => array(bootstrap, "/static_resources/clusters")?.push(value),
            ("EXTENSION_CONFIG", "ADD") => self.extensions.push(value),
            ("LISTENER", "MERGE") => merge(at(bootstrap, "/static_resources/listeners/0")?, value),
            ("NETWORK_FILTER", "MERGE") => merge(at(bootstrap, NETWORK_FILTER)?, value),
            other => bail!("this test does not know how Istio carries out {other:?}"),
        }
        Ok(())
    }

    /// The filter that Istio makes of a plugin: discovered like those of an `EnvoyFilter`.
    fn plugin(&mut self, manifest: &Value, spec: &str) -> Result<()> {
        let spec = manifest.pointer(spec).context("no spec")?;
        let name = text(manifest, "/metadata/name");
        let failure = match text(spec, "/failStrategy") {
            "FAIL_CLOSE" => "FAIL_CLOSED",
            other => bail!("failStrategy {other:?}"),
        };
        let document = spec.get("pluginConfig").context("no pluginConfig")?;
        self.extensions.push(json!({"name": name, "typed_config": {"@type": WASM, "config": {
            "name": name,
            "root_id": text(spec, "/pluginName"),
            "failure_policy": failure,
            "vm_config": {"runtime": "envoy.wasm.runtime.v8", "code": {"remote": {
                "http_uri": {"uri": text(spec, "/url"), "cluster": "_", "timeout": "30s"},
                "sha256": text(spec, "/sha256"),
            }}},
            "configuration": {"@type": "type.googleapis.com/google.protobuf.StringValue", "value": document.to_string()},
        }}}));
        let source =
            json!({"ads": {}, "initial_fetch_timeout": "0s", "resource_api_version": "V3"});
        let filter = json!({"name": name, "config_discovery": {"config_source": source, "type_urls": [WASM]}});
        http_filters(&mut self.bootstrap)?.insert(0, filter);
        Ok(())
    }
}

/// What `sha256sum` says of a file.
pub(crate) fn sha256sum(path: &Path) -> Result<String> {
    let said = Command::new("sha256sum").arg(path).output()?;
    ensure!(said.status.success(), "sha256sum {}", path.display());
    let said = String::from_utf8(said.stdout)?;
    Ok(said.split(' ').next().unwrap_or_default().to_owned())
}

/// The agent fetches the module, refuses it when its digest is not the manifest's, and gives Envoy a local file.
fn fetch_module(extension: &mut Value) -> Result<()> {
    let code = at(extension, "/typed_config/config/vm_config/code")?;
    let uri = text(code, "/remote/http_uri/uri");
    let lane = LaneKind::ALL
        .into_iter()
        .find(|l| uri.ends_with(&format!("/{l}.wasm")))
        .with_context(|| format!("no module is at {uri:?}"))?;
    let module = wasm_module(lane)?;
    let (has, wants) = (sha256sum(&module)?, text(code, "/remote/sha256"));
    ensure!(has == wants, "{lane}.wasm has sha256 {has}, not {wants}");
    *code = json!({"local": {"filename": module}});
    Ok(())
}

fn http_filters(bootstrap: &mut Value) -> Result<&mut Vec<Value>> {
    array(
        bootstrap,
        &format!("{NETWORK_FILTER}/typed_config/http_filters"),
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

/// The text at a place; empty when there is none.
pub(crate) fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
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

const NETWORK_FILTER: &str = "/static_resources/listeners/0/filter_chains/0/filters/0";
