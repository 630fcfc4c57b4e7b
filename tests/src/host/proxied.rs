//! What all hosts have in common: processes, and for every policy an address and an audit log.

use std::{collections::BTreeMap, fmt, net::SocketAddr, time::Duration};

use anyhow::{Context, Result};
use tokio::runtime::Runtime;

use crate::{
    audit_log::AuditLog,
    case::Case,
    client::{Answer, send},
    engine::Engine,
    host::envoy::Envoy,
    origin::Origin,
    outcome::Outcome,
    policy_file::PolicyFile,
    process::{Folder, Process},
};

/// How one kind of host is started.
pub trait Host: fmt::Debug {
    /// What reports call it.
    fn name(&self) -> &'static str;

    /// Builds what it runs, where that was not done.
    ///
    /// # Errors
    /// When something does not build.
    fn build(&self) -> Result<()>;

    /// Starts it for these policies, with `origin` behind it.
    ///
    /// # Errors
    /// When a process does not come up; with its log.
    fn deploy(&self, origin: SocketAddr, policies: &[PolicyFile]) -> Result<Deployment>;
}

/// A running host; its processes end when it is dropped.
#[derive(Debug)]
pub struct Deployment {
    /// The Envoy in front, where there is one.
    pub envoy: Option<Envoy>,
    /// The other processes.
    pub processes: Vec<Process>,
    /// Logs and configurations.
    pub folder: Folder,
    /// Where each policy is in force.
    pub routes: BTreeMap<String, Route>,
}

/// Where one policy is in force.
#[derive(Clone, Debug)]
pub struct Route {
    /// Where clients connect.
    pub address: SocketAddr,
    /// Where its events go.
    pub audit: AuditLog,
}

/// A host as an engine.
#[derive(Debug)]
pub struct Proxied<H> {
    host: H,
    runtime: Runtime,
    origin: Origin,
    deployment: Option<Deployment>,
}

impl<H: Host> Proxied<H> {
    /// An engine of that host, not started yet.
    ///
    /// # Errors
    /// When the origin cannot listen.
    pub fn new(host: H) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let origin = runtime.block_on(Origin::start())?;
        Ok(Self {
            host,
            runtime,
            origin,
            deployment: None,
        })
    }

    /// The origin behind the host.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Where a policy is in force.
    ///
    /// # Errors
    /// When it was not started.
    pub fn route(&self, policy: &str) -> Result<&Route> {
        let deployment = self.deployment.as_ref().context("not started")?;
        deployment
            .routes
            .get(policy)
            .with_context(|| format!("no policy {policy}"))
    }

    /// Plays the case, with `pause` between the pieces of the response, and answers what the client saw too.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn play(&self, case: &Case, pause: Duration) -> Result<(Outcome, Answer)> {
        let route = self.route(&case.policy)?;
        let id = case.exchange_id();
        for n in 0..case.before {
            let id = format!("{id}-before-{n}");
            self.origin.script(&id, case, Duration::ZERO)?;
            self.runtime
                .block_on(send(route.address, &id, case))
                .with_context(|| self.logs())?;
        }
        self.origin.script(&id, case, pause)?;
        let answer = self
            .runtime
            .block_on(send(route.address, &id, case))
            .with_context(|| self.logs())?;
        let event = route.audit.event(&id).with_context(|| self.logs())?;
        let seen = self.origin.seen(&id).filter(|s| s.complete);
        let outcome = Outcome {
            status: answer.status,
            headers: compared(&answer),
            client: answer.body.clone(),
            complete: answer.complete,
            upstream: seen.map(|s| s.body),
            event,
        };
        Ok((outcome, answer))
    }

    /// The runtime that the origin runs on.
    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    fn logs(&self) -> String {
        let Some(deployment) = &self.deployment else {
            return String::new();
        };
        let envoy = deployment.envoy.as_ref().map(|e| e.process().log());
        let others = deployment.processes.iter().map(Process::log);
        let logs: Vec<String> = envoy.into_iter().chain(others).collect();
        format!(
            "{}, whose logs end with:\n{}",
            self.host.name(),
            logs.join("\n--\n")
        )
    }
}

impl<H: Host> Engine for Proxied<H> {
    fn name(&self) -> &'static str {
        self.host.name()
    }

    fn start(&mut self, policies: &[PolicyFile]) -> Result<()> {
        let deployment = self.host.deploy(self.origin.address(), policies);
        self.deployment = Some(deployment.with_context(|| self.host.name())?);
        Ok(())
    }

    fn run(&self, case: &Case) -> Result<Outcome> {
        Ok(self.play(case, Duration::from_micros(200))?.0)
    }
}

fn compared(answer: &Answer) -> Vec<(String, String)> {
    let names = ["content-encoding", "content-type"];
    let mut out: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .cloned()
        .collect();
    out.sort();
    out
}
