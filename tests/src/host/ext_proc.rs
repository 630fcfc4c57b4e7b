//! Envoy with the ext_proc server beside it.

use std::{collections::BTreeMap, fs, net::SocketAddr, process::Command, time::Duration};

use anyhow::Result;
use serde_json::json;

use crate::{
    audit_log::AuditLog,
    host::{
        envoy::Envoy,
        proxied::{Deployment, Host, Route},
        shipped::{UPSTREAM, cluster, ext_proc_listener},
    },
    policy_file::PolicyFile,
    process::{Folder, Process, free_address},
    program::program,
};

/// How Envoy hands bodies over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BodyMode {
    /// Whole bodies.
    Buffered,
    /// As they come, both ways at once.
    FullDuplexStreamed,
}

/// One Envoy, one listener and one server per policy.
#[derive(Clone, Copy, Debug)]
pub struct EnvoyExtProc(pub BodyMode);

impl Host for EnvoyExtProc {
    fn name(&self) -> &'static str {
        match self.0 {
            BodyMode::Buffered => "envoy+ext_proc (buffered)",
            BodyMode::FullDuplexStreamed => "envoy+ext_proc",
        }
    }

    fn build(&self) -> Result<()> {
        program("ext-proc-server", "ext-proc-server").map(drop)
    }

    fn deploy(&self, origin: SocketAddr, policies: &[PolicyFile]) -> Result<Deployment> {
        let folder = Folder::new()?;
        let mut listeners = Vec::new();
        let mut clusters = vec![cluster(UPSTREAM, origin, false)];
        let mut processes = Vec::new();
        for policy in policies {
            let server = free_address()?;
            processes.push(start_server(policy, server, &folder)?);
            let name = format!("server-{}", policy.name);
            clusters.push(cluster(&name, server, true));
            listeners.push(ext_proc_listener(policy, &name, self.0)?);
        }
        let bootstrap = json!({"static_resources": {"listeners": listeners, "clusters": clusters}});
        let envoy = Envoy::start(bootstrap, &folder)?;
        let mut routes = BTreeMap::new();
        for policy in policies {
            let route = Route {
                address: envoy.listener(&policy.name)?,
                audit: AuditLog::new(&folder.file(&format!("{}.audit", policy.name))),
            };
            routes.insert(policy.name.clone(), route);
        }
        Ok(Deployment {
            envoy: Some(envoy),
            processes,
            folder,
            routes,
        })
    }
}

fn start_server(policy: &PolicyFile, listen: SocketAddr, folder: &Folder) -> Result<Process> {
    let mut document = policy.document.clone();
    if let Some(map) = document.as_object_mut() {
        let part = json!({
            "listen": listen.to_string(),
            "lane": policy.lane.as_str(),
            "audit_log": folder.file(&format!("{}.audit", policy.name)),
        });
        map.insert(String::from("ext_proc"), part);
    }
    let config = folder.file(&format!("{}.ext_proc.yaml", policy.name));
    fs::write(&config, document.to_string())?;
    let mut command = Command::new(program("ext-proc-server", "ext-proc-server")?);
    command.arg("--config").arg(&config);
    let mut process = Process::start(
        &format!("ext-proc-server-{}", policy.name),
        &mut command,
        folder,
    )?;
    process.wait_for(listen, Duration::from_secs(30))?;
    Ok(process)
}
