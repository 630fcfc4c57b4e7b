//! Everything in envoy-configs/ is true: policies compile, bootstraps start a real Envoy, Istio manifests fit their schemas and
//! a gateway that has them inspects what passes and logs it.

#[path = "configs/control_plane.rs"]
mod control_plane;
#[path = "configs/istio.rs"]
mod istio;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use lane::{Config, Lane, LaneKind, Random};
use serde_json::Value;
use tests::{Envoy, Folder, localise, repository, shipped_bootstrap};

#[test]
fn every_policy_compiles() -> Result<()> {
    for path in files("policies")? {
        let text = fs::read_to_string(&path)?;
        let mut config =
            Config::from_yaml(&text).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
        // As a host draws it.
        config.random = Some(Random::new([0; 32]));
        let lanes: Vec<LaneKind> = LaneKind::ALL
            .into_iter()
            .filter(|k| config.lane(*k).is_some())
            .collect();
        ensure!(!lanes.is_empty(), "{} has no lane", path.display());
        for lane in lanes {
            Lane::compile(&config, lane).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

#[test]
fn every_bootstrap_starts() -> Result<()> {
    for path in files("envoy")? {
        let folder = Folder::new()?;
        start(read(&path)?.into_iter().next().context("empty")?, &folder)
            .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

#[test]
fn every_lane_has_its_bootstraps() -> Result<()> {
    for lane in LaneKind::ALL {
        for kind in ["wasm", "ext_proc", "wasm_and_ext_proc"] {
            shipped_bootstrap(lane, kind)?;
        }
    }
    Ok(())
}

/// Starts Envoy with it, on free ports and with our modules; it ends when this returns.
fn start(mut bootstrap: Value, folder: &Folder) -> Result<()> {
    localise(&mut bootstrap)?;
    Envoy::start(bootstrap, folder).map(drop)
}

/// Every document of a YAML file.
pub(crate) fn read(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path)?;
    serde_saphyr::from_multiple(&text).with_context(|| path.display().to_string())
}

/// The YAML files of a folder of envoy-configs; there must be some.
pub(crate) fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let folder = repository().join("envoy-configs").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    ensure!(!files.is_empty(), "{} is empty", folder.display());
    Ok(files)
}
