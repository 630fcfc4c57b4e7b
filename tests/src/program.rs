//! The programs under test: built by cargo when a test first needs them, optimised where the harness itself is (as for the
//! benchmark).
//!
//! `WEIR_WASM_MODULES` names a folder with ready modules.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::Command,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result, ensure};
use lane::LaneKind;

const RELEASE: bool = !cfg!(debug_assertions);

/// The path of one of our programs.
///
/// # Errors
/// When it does not build; cargo's words are on stderr.
pub fn program(package: &str, name: &str) -> Result<PathBuf> {
    once(name, || {
        build(package, "--bin", name)?;
        Ok(profile_folder().join(name))
    })
}

/// The path of an example program.
///
/// # Errors
/// As [`program`].
pub fn example(package: &str, name: &str) -> Result<PathBuf> {
    once(name, || {
        build(package, "--example", name)?;
        Ok(profile_folder().join("examples").join(name))
    })
}

/// The module of a lane.
///
/// # Errors
/// When it does not build, or the compiler for it cannot be had.
pub fn wasm_module(lane: LaneKind) -> Result<PathBuf> {
    let folder = once("wasm", || match std::env::var_os("WEIR_WASM_MODULES") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => {
            let mut build = artefacts::wasm_build()?;
            build.arg("--quiet");
            run(&mut build)?;
            Ok(artefacts::wasm_modules(&build)?)
        }
    })?;
    let path = folder.join(format!("{lane}.wasm"));
    ensure!(path.is_file(), "no module {}", path.display());
    Ok(path)
}

/// An example of the filters' crate, as a module for Envoy.
///
/// # Errors
/// As [`wasm_module`].
pub fn wasm_example(name: &str) -> Result<PathBuf> {
    once(name, || {
        let mut build = artefacts::wasm_build()?;
        build.args(["--quiet", "--example", name]);
        run(&mut build)?;
        Ok(artefacts::wasm_example(&build, name)?)
    })
}

fn build(package: &str, kind: &str, name: &str) -> Result<()> {
    let mut build = artefacts::cargo(&["build", "--quiet", "-p", package, kind, name])?;
    if RELEASE {
        artefacts::tell(&format!(
            "building {name} (the first time takes some minutes)"
        ));
        build.arg("--release");
    }
    run(&mut build)
}

fn profile_folder() -> PathBuf {
    artefacts::target_folder().join(if RELEASE { "release" } else { "debug" })
}

fn run(build: &mut Command) -> Result<()> {
    // Cargo tells a program that it runs about that program's package; a build in it must not take that for its own.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            build.env_remove(name);
        }
    }
    let status = build.status().with_context(|| format!("{build:?}"))?;
    ensure!(status.success(), "{build:?}: {status}");
    Ok(())
}

/// One build at a time, each once.
fn once(name: &str, make: impl FnOnce() -> Result<PathBuf>) -> Result<PathBuf> {
    static MADE: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(path) = made.get(name) {
        return Ok(path.clone());
    }
    let path = make()?;
    made.insert(name.to_owned(), path.clone());
    Ok(path)
}
