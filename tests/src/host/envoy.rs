//! A real Envoy.

use std::{fs, net::SocketAddr, process::Command, time::Duration};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{
    client::get,
    host::shipped::address,
    process::{Folder, Process},
};

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

    /// Where its admin interface listens.
    pub fn admin_address(&self) -> SocketAddr {
        self.admin
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

fn fetch(admin: SocketAddr, path: &str) -> Result<String> {
    let (status, body) = get(admin, path)?;
    ensure!(status == 200, "{path}: {status} {body}");
    Ok(body)
}
