//! The five proxies.

use std::{
    net::SocketAddr,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::json;
use tests::{
    BodyMode, Deployment, Envoy, EnvoyExtProc, EnvoyWasm, Folder, Host, Pingora, PolicyFile,
    Process, bare_listener, cluster, free_address, policies,
};

/// A running proxy.
#[derive(Debug)]
pub(crate) struct Target {
    /// What the report calls it.
    pub(crate) name: &'static str,
    /// The one it is compared with.
    pub(crate) baseline: &'static str,
    /// Where clients connect.
    pub(crate) address: SocketAddr,
    /// Everything that works for it.
    pub(crate) processes: Vec<u32>,
    /// From starting the processes until all of them were ready.
    pub(crate) ready: Duration,
    /// Ends the processes when it is dropped.
    _running: Running,
}

#[derive(Debug)]
enum Running {
    Host { _deployment: Deployment },
    Envoy { _envoy: Envoy, _folder: Folder },
    Process { _process: Process, _folder: Folder },
}

const BARE_ENVOY: &str = "bare Envoy";
const BARE_PINGORA: &str = "bare Pingora proxy";

impl Target {
    /// Starts them all, or the one of that name and its baseline.
    pub(crate) fn all(origin: SocketAddr, only: Option<&str>) -> Result<Vec<Self>> {
        let policy: Vec<PolicyFile> = policies()?
            .into_iter()
            .filter(|p| p.name == "replace")
            .collect();
        let host =
            |name, baseline, host: &dyn Host| Self::host(name, baseline, host, origin, &policy);
        let wanted = |name: &str, baseline: &str| {
            only.is_none_or(|o| name.contains(o) || (baseline == name && is_baseline_of(name, o)))
        };
        let mut targets = Vec::new();
        if wanted(BARE_ENVOY, BARE_ENVOY) {
            targets.push(Self::bare_envoy(origin)?);
        }
        if wanted("Envoy + wasm", BARE_ENVOY) {
            targets.push(host("Envoy + wasm", BARE_ENVOY, &EnvoyWasm)?);
        }
        if wanted("Envoy + ext_proc", BARE_ENVOY) {
            targets.push(host(
                "Envoy + ext_proc",
                BARE_ENVOY,
                &EnvoyExtProc(BodyMode::FullDuplexStreamed),
            )?);
        }
        if wanted(BARE_PINGORA, BARE_PINGORA) {
            targets.push(Self::bare_pingora(origin)?);
        }
        if wanted("Pingora host", BARE_PINGORA) {
            targets.push(host("Pingora host", BARE_PINGORA, &Pingora)?);
        }
        Ok(targets)
    }

    fn host(
        name: &'static str,
        baseline: &'static str,
        host: &dyn Host,
        origin: SocketAddr,
        policy: &[PolicyFile],
    ) -> Result<Self> {
        artefacts::tell(&format!("starting {name}"));
        host.build().context(name)?;
        let started = Instant::now();
        let deployment = host.deploy(origin, policy).context(name)?;
        let ready = started.elapsed();
        let route = deployment.routes.values().next().context("no route")?;
        let envoy = deployment.envoy.iter().map(|e| e.process().id());
        Ok(Self {
            name,
            baseline,
            address: route.address,
            processes: envoy
                .chain(deployment.processes.iter().map(Process::id))
                .collect(),
            ready,
            _running: Running::Host {
                _deployment: deployment,
            },
        })
    }

    fn bare_envoy(origin: SocketAddr) -> Result<Self> {
        let folder = Folder::new()?;
        let listeners = [bare_listener("bare")?];
        let bootstrap = json!({"static_resources": {"listeners": listeners, "clusters": [cluster("upstream", origin, false)]}});
        let started = Instant::now();
        let envoy = Envoy::start(bootstrap, &folder)?;
        Ok(Self {
            name: BARE_ENVOY,
            baseline: BARE_ENVOY,
            address: envoy.listener("bare")?,
            processes: vec![envoy.process().id()],
            ready: started.elapsed(),
            _running: Running::Envoy {
                _envoy: envoy,
                _folder: folder,
            },
        })
    }

    fn bare_pingora(origin: SocketAddr) -> Result<Self> {
        let folder = Folder::new()?;
        let program = tests::example("tests", "bare_pingora")?;
        let address = free_address()?;
        let started = Instant::now();
        let mut command = Command::new(program);
        command.args([address.to_string(), origin.to_string()]);
        let mut process = Process::start("bare_pingora", &mut command, &folder)?;
        process.wait_for(address, Duration::from_secs(30))?;
        Ok(Self {
            name: BARE_PINGORA,
            baseline: BARE_PINGORA,
            address,
            processes: vec![process.id()],
            ready: started.elapsed(),
            _running: Running::Process {
                _process: process,
                _folder: folder,
            },
        })
    }
}

fn is_baseline_of(baseline: &str, only: &str) -> bool {
    let pingora = only.contains("Pingora");
    (baseline == BARE_PINGORA) == pingora
}
