//! Real hosts between a client and the scripted origin.

mod envoy;
mod ext_proc;
mod pingora;
mod proxied;
mod shipped;
mod wasm;

pub use self::{
    envoy::Envoy,
    ext_proc::{BodyMode, EnvoyExtProc},
    pingora::Pingora,
    proxied::{Deployment, Host, Proxied, Route},
    shipped::{
        bare_listener, cluster, ext_proc_listener, localise, shipped_bootstrap, wasm_listener,
        wasm_with_classifiers,
    },
    wasm::EnvoyWasm,
};
