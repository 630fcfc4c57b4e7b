//! Envoy with the lane as a proxy-wasm filter.

use std::{collections::BTreeMap, net::SocketAddr};

use anyhow::Result;
use lane::LaneKind;
use serde_json::json;

use crate::{
    audit_log::AuditLog,
    host::{
        envoy::Envoy,
        proxied::{Deployment, Host, Route},
        shipped::{UPSTREAM, cluster, wasm_listener},
    },
    policy_file::PolicyFile,
    process::Folder,
    program::wasm_module,
};

/// One Envoy, one listener per policy, one module per lane.
#[derive(Clone, Copy, Debug)]
pub struct EnvoyWasm;

impl Host for EnvoyWasm {
    fn name(&self) -> &'static str {
        "envoy+wasm"
    }

    fn build(&self) -> Result<()> {
        for lane in LaneKind::ALL {
            wasm_module(lane)?;
        }
        Ok(())
    }

    fn deploy(&self, origin: SocketAddr, policies: &[PolicyFile]) -> Result<Deployment> {
        let folder = Folder::new()?;
        let mut listeners = Vec::new();
        for policy in policies {
            let audit = folder.file(&format!("{}.audit", policy.name));
            listeners.push(wasm_listener(policy, &audit)?);
        }
        let bootstrap = json!({"static_resources": {"listeners": listeners, "clusters": [cluster(UPSTREAM, origin, false)]}});
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
            processes: Vec::new(),
            folder,
            routes,
        })
    }
}
