//! A configuration that a command was given.

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use lane::Config;

/// Reads it.
///
/// # Errors
/// Names file, line and column.
pub(super) fn read(file: &PathBuf) -> Result<Config> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(|| name.clone())?;
    Config::from_yaml(&text)
        .map(ext_proc_server::with_random)
        .map_err(|e| anyhow!(e.in_document(&name, &text)))
}
