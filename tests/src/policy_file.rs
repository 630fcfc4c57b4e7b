//! The named documents that cases refer to.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use lane::{Config, LaneKind};
use serde_json::Value;

use crate::case::repository;

/// One `weir.yaml` of `tests/corpus/policies`.
#[derive(Clone, Debug)]
pub struct PolicyFile {
    /// The file's stem: what cases call it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// The document; hosts add their own part.
    pub document: Value,
    /// The lane that its cases take.
    pub lane: LaneKind,
}

impl PolicyFile {
    /// Reads one.
    ///
    /// # Errors
    /// When it cannot be read or declares no lane.
    pub fn read(path: PathBuf) -> Result<Self> {
        let document: Value = serde_saphyr::from_str(&fs::read_to_string(&path)?)?;
        let lanes = document.get("lanes").context("no lanes")?;
        let lane = LaneKind::ALL
            .into_iter()
            .find(|k| lanes.get(k.as_str()).is_some())
            .context("no lane")?;
        let name = path.file_stem().context("no name")?;
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            path,
            document,
            lane,
        })
    }

    /// The document as typed.
    ///
    /// # Errors
    /// When it is not a `weir.yaml`.
    pub fn config(&self) -> Result<Config> {
        Config::from_json(&self.document.to_string())
            .map_err(|e| anyhow::anyhow!("{}: {e}", self.name))
    }
}

/// Every policy of the corpus, by name.
///
/// # Errors
/// When a file cannot be read or declares no lane.
pub fn policies() -> Result<Vec<PolicyFile>> {
    let folder = repository().join("tests/corpus/policies");
    let mut out = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        out.push(PolicyFile::read(path.clone()).with_context(|| format!("{}", path.display()))?);
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(out)
}
