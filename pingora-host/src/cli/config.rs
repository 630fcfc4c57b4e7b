//! A configuration that a command was given.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use ext_proc_server::{load_files, read_document, with_random};
use lane::{Config, ConfigError};

/// Its text.
///
/// # Errors
/// Names the file, and the first byte that is no UTF-8.
pub(super) fn text(file: &Path) -> Result<String> {
    read_document(file).with_context(|| file.display().to_string())
}

/// Reads it, and the files that its entries name.
///
/// # Errors
/// Names file, line and column.
pub(super) fn read(file: &Path) -> Result<Config> {
    let name = file.display().to_string();
    let text = text(file)?;
    let read = || {
        let mut config = with_random(Config::from_yaml(&text)?);
        load_files(&mut config, file)?;
        Ok(config)
    };
    read().map_err(|e: ConfigError| anyhow!(e.in_document(&name, &text)))
}
