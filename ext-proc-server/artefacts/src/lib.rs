//! Pinned things the hosts and tests load: fetched from the package registries, verified, cached; or verified where they come with
//! the sources.
//!
//! `manifest.toml` lists every artefact: files with their sha256, Debian packages for apt to verify. [`ensure`] answers the path of one and fetches it the first time,
//! through the registries' ordinary clients, so that a configured mirror is used. The program `setup` (aliases `cargo demo`
//! and `cargo verify`) fetches what a build or the tests need and then runs them.

mod cache;
mod cargo;
mod debian;
mod ensure;
mod error;
mod fuzz;
mod istio;
mod manifest;
mod process;
mod progress;
mod pypi;
mod python;
mod shipped;
mod unpack;
mod wasm;

pub use self::{
    cache::folder,
    cargo::{cargo, target_folder},
    ensure::{ensure, program},
    error::Error,
    fuzz::{fuzz_build, fuzz_programs},
    istio::{Written, istio_manifests, wasm_digests},
    manifest::{Artefact, Manifest, Probe, Registry},
    process::workspace,
    progress::tell,
    python::python_env,
    wasm::{wasm_build, wasm_example, wasm_modules},
};
