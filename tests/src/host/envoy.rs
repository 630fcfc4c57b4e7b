//! A real Envoy.

use std::{fs, net::SocketAddr, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{
    client::get,
    process::{Folder, Process},
};

const HCM: &str = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
const ROUTER: &str = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router";
const FILE_LOG: &str = "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog";
const REQUEST_ID: &str =
    "type.googleapis.com/envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig";

/// A running Envoy.
#[derive(Debug)]
pub struct Envoy {
    process: Process,
    admin: SocketAddr,
}

impl Envoy {
    /// Starts the pinned Envoy with this bootstrap (its `admin` is set here) and one worker; waits until it is ready.
    ///
    /// # Errors
    /// When it refuses the bootstrap: with its log.
    pub fn start(mut bootstrap: Value, folder: &Folder) -> Result<Self> {
        let admin_file = folder.file("envoy-admin");
        let config = folder.file("envoy.json");
        if let Some(map) = bootstrap.as_object_mut() {
            map.insert(
                String::from("admin"),
                json!({"address": address(([127, 0, 0, 1], 0).into())}),
            );
        }
        fs::write(&config, serde_json::to_vec_pretty(&bootstrap)?)?;
        let mut command = Command::new(artefacts::ensure("envoy")?);
        command.arg("--config-path").arg(&config);
        command.arg("--admin-address-path").arg(&admin_file);
        command.args([
            "--concurrency",
            "1",
            "--use-dynamic-base-id",
            "--log-level",
            "warning",
        ]);
        command.args(["--file-flush-interval-msec", "20", "--drain-time-s", "1"]);
        let mut process = Process::start("envoy", &mut command, folder)?;
        let patience = Duration::from_secs(120);
        let admin = process.wait(patience, || {
            fs::read_to_string(&admin_file)
                .ok()?
                .trim()
                .parse::<SocketAddr>()
                .ok()
        })?;
        process.wait(patience, || {
            fetch(admin, "/ready")
                .ok()
                .filter(|body| body.contains("LIVE"))
        })?;
        Ok(Self { process, admin })
    }

    /// Where a listener of that name really listens.
    ///
    /// # Errors
    /// When there is none.
    pub fn listener(&self, name: &str) -> Result<SocketAddr> {
        let listeners: Value = serde_json::from_str(&fetch(self.admin, "/listeners?format=json")?)?;
        let all = listeners.get("listener_statuses").and_then(Value::as_array);
        let found = all
            .into_iter()
            .flatten()
            .find(|l| l.get("name").and_then(Value::as_str) == Some(name))
            .with_context(|| format!("no listener {name}"))?;
        let socket = found
            .pointer("/local_address/socket_address")
            .context("no socket address")?;
        let port = socket
            .get("port_value")
            .and_then(Value::as_u64)
            .context("no port")?;
        Ok(([127, 0, 0, 1], u16::try_from(port)?).into())
    }

    /// The process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// What the admin interface answers at a path.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn admin(&self, path: &str) -> Result<String> {
        fetch(self.admin, path)
    }
}

/// A listener on a free port with these HTTP filters before the router, everything going to the cluster `origin`; the filter
/// state `weir.audit` goes to that file, where one is named.
pub fn listener(name: &str, filters: &[Value], audit: Option<&Path>) -> Value {
    let mut http_filters = filters.to_vec();
    http_filters
        .push(json!({"name": "envoy.filters.http.router", "typed_config": {"@type": ROUTER}}));
    let line = "%FILTER_STATE(wasm.weir.audit:PLAIN)%\n";
    let access_log: Vec<Value> = audit
        .iter()
        .map(|path| {
            json!({"name": "audit", "typed_config": {
                "@type": FILE_LOG,
                "path": path,
                "log_format": {"text_format_source": {"inline_string": line}},
            }})
        })
        .collect();
    json!({
        "name": name,
        "address": address(([127, 0, 0, 1], 0).into()),
        "per_connection_buffer_limit_bytes": 64 << 20,
        "filter_chains": [{"filters": [{
            "name": "envoy.filters.network.http_connection_manager",
            "typed_config": {
                "@type": HCM,
                "stat_prefix": name,
                "preserve_external_request_id": true,
                "request_id_extension": {"typed_config": {"@type": REQUEST_ID, "pack_trace_reason": false}},
                "access_log": access_log,
                "http_filters": http_filters,
                "route_config": {"virtual_hosts": [{
                    "name": "all",
                    "domains": ["*"],
                    "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "origin", "timeout": "0s"}}],
                }]},
            },
        }]}],
    })
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

fn address(at: SocketAddr) -> Value {
    json!({"socket_address": {"address": at.ip().to_string(), "port_value": at.port()}})
}

fn fetch(admin: SocketAddr, path: &str) -> Result<String> {
    let (status, body) = get(admin, path)?;
    ensure!(status == 200, "{path}: {status} {body}");
    Ok(body)
}
