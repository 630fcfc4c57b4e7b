//! Envoy with the lane as a proxy-wasm filter.

use std::{collections::BTreeMap, net::SocketAddr};

use anyhow::Result;
use lane::LaneKind;
use serde_json::{Value, json};

use crate::{
    audit_log::AuditLog,
    host::{
        envoy::{Envoy, cluster, listener},
        proxied::{Deployment, Host, Route},
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
            listeners.push(listener(
                &policy.name,
                &[wasm_filter(policy)?],
                Some(&audit),
            ));
        }
        let bootstrap = json!({"static_resources": {"listeners": listeners, "clusters": [cluster("origin", origin, false)]}});
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

/// The HTTP filter that runs a policy; filters of one lane share a VM.
///
/// # Errors
/// When the module does not build.
pub fn wasm_filter(policy: &PolicyFile) -> Result<Value> {
    let text = |value: String| json!({"@type": "type.googleapis.com/google.protobuf.StringValue", "value": value});
    let module = json!({"buffer_limit_bytes": 64 << 20});
    Ok(json!({
        "name": "weir",
        "typed_config": {
            "@type": "type.googleapis.com/envoy.extensions.filters.http.wasm.v3.Wasm",
            "config": {
                "name": format!("weir.{}", policy.lane),
                "fail_open": false,
                "failure_policy": "FAIL_CLOSED",
                "allow_on_headers_stop_iteration": true,
                "vm_config": {
                    "vm_id": format!("weir.{}", policy.lane),
                    "runtime": "envoy.wasm.runtime.v8",
                    "code": {"local": {"filename": wasm_module(policy.lane)?}},
                    "configuration": text(module.to_string()),
                },
                "configuration": text(policy.document.to_string()),
            },
        },
    }))
}
