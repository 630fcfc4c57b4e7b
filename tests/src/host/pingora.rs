//! The bundled Pingora host.

use std::{collections::BTreeMap, fs, net::SocketAddr, process::Command, time::Duration};

use anyhow::Result;
use serde_json::json;

use crate::{
    audit_log::AuditLog,
    host::proxied::{Deployment, Host, Route},
    policy_file::PolicyFile,
    process::{Folder, Process, free_address},
    program::program,
};

/// One `weir run` per policy.
#[derive(Clone, Copy, Debug)]
pub struct Pingora;

impl Host for Pingora {
    fn name(&self) -> &'static str {
        "pingora"
    }

    fn build(&self) -> Result<()> {
        program("pingora-host", "weir").map(drop)
    }

    fn deploy(&self, origin: SocketAddr, policies: &[PolicyFile]) -> Result<Deployment> {
        let folder = Folder::new()?;
        let mut processes = Vec::new();
        let mut routes = BTreeMap::new();
        for policy in policies {
            let address = free_address()?;
            let audit = folder.file(&format!("{}.audit", policy.name));
            let mut document = policy.document.clone();
            if let Some(map) = document.as_object_mut() {
                let part = json!({
                    "listeners": [{"address": address.to_string(), "lane": policy.lane.as_str(), "upstream": "origin"}],
                    "upstreams": {"origin": {"servers": [origin.to_string()]}},
                    "audit_log": audit,
                    "threads": 1,
                });
                map.insert(String::from("pingora"), part);
            }
            let config = folder.file(&format!("{}.pingora.yaml", policy.name));
            fs::write(&config, document.to_string())?;
            let mut command = Command::new(program("pingora-host", "weir")?);
            command.args(["run", "--config"]).arg(&config);
            let mut process =
                Process::start(&format!("weir-{}", policy.name), &mut command, &folder)?;
            process.wait_for(address, Duration::from_secs(30))?;
            processes.push(process);
            let audit = AuditLog::new(&audit);
            routes.insert(policy.name.clone(), Route { address, audit });
        }
        Ok(Deployment {
            envoy: None,
            processes,
            folder,
            routes,
        })
    }
}
