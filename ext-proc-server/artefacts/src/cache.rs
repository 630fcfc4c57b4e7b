//! The cache folder: complete entries only, one writer at a time.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::error::Error;

/// `$WEIR_CACHE`, else `$XDG_CACHE_HOME/weir`, else `~/.cache/weir`.
///
/// # Errors
/// When none of the three variables is set.
pub fn folder() -> Result<PathBuf, Error> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    set("WEIR_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|p| p.join("weir")))
        .or_else(|| set("HOME").map(|p| p.join(".cache/weir")))
        .ok_or_else(|| {
            Error::new(
                "cache folder",
                "none of WEIR_CACHE, XDG_CACHE_HOME and HOME is set",
            )
            .run("export WEIR_CACHE=/var/cache/weir")
        })
}

/// The entry `key`, made by `fill` in an empty folder the first time. What `fill` leaves appears at once or not at all;
/// concurrent callers (other processes too) wait for the first.
pub(crate) fn entry(
    key: &str,
    fill: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let root = folder()?;
    let path = root.join(key);
    if path.is_dir() {
        return Ok(path);
    }
    let failed = |what: &str, e: std::io::Error| {
        Error::new(
            key,
            format!("{what} in the cache folder {}: {e}", root.display()),
        )
        .run("WEIR_CACHE=<a folder you may write to> and the same command again")
    };
    fs::create_dir_all(&root).map_err(|e| failed("cannot create", e))?;
    let lock =
        File::create(root.join(format!(".{key}.lock"))).map_err(|e| failed("cannot lock", e))?;
    lock.lock().map_err(|e| failed("cannot lock", e))?;
    if path.is_dir() {
        return Ok(path);
    }
    let staging = root.join(format!(".{key}.part"));
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(|e| failed("cannot remove a leftover", e))?;
    }
    fs::create_dir_all(&staging).map_err(|e| failed("cannot create", e))?;
    let filled = fill(&staging);
    if filled.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    filled?;
    fs::rename(&staging, &path).map_err(|e| failed("cannot rename", e))?;
    Ok(path)
}
