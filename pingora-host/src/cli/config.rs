//! A configuration that a command was given.

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use ext_proc_server::{load_files, with_random};
use lane::{Config, ConfigError};

/// Reads it, and the files that its entries name.
///
/// # Errors
/// Names file, line and column.
pub(super) fn read(file: &PathBuf) -> Result<Config> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(|| name.clone())?;
    let read = || {
        let mut config = with_random(Config::from_yaml(&text)?);
        load_files(&mut config, file)?;
        Ok(config)
    };
    read().map_err(|e: ConfigError| anyhow!(e.in_document(&name, &text)))
}
