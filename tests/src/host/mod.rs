//! Real hosts between a client and the scripted origin.

mod envoy;
mod ext_proc;
mod pingora;
mod proxied;
mod wasm;

pub use self::{
    envoy::{Envoy, cluster, listener},
    ext_proc::{BodyMode, EnvoyExtProc, ext_proc_filter},
    pingora::Pingora,
    proxied::{Deployment, Host, Proxied, Route},
    wasm::{EnvoyWasm, wasm_filter},
};
