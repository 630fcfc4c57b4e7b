//! Cargo with what native dependencies need.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    ensure::{ensure, program},
    error::Error,
    process::workspace,
};

/// A cargo command, in the workspace, that finds a C compiler, make and cmake.
///
/// # Errors
/// Says which of them is missing and what to run.
pub fn cargo(arguments: &[&str]) -> Result<Command, Error> {
    program("cc", "build-essential")?;
    program("make", "make")?;
    let cmake = ensure("cmake")?;
    let mut cargo = cargo_plain();
    cargo.args(arguments);
    cargo.env("PATH", path_with(cmake.parent().unwrap_or(Path::new("/"))));
    cargo.env("CMAKE", cmake);
    Ok(cargo)
}

/// Cargo's output folder of this workspace.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), |d| workspace().join(d))
}

/// A cargo command in the workspace, the one that runs this program where there is one.
pub(crate) fn cargo_plain() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace());
    // Cargo tells a program that it runs about that program's package. Builds that look at these variables would be made anew
    // whenever one comes from here and the next from a shell.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo
}

fn path_with(folder: &Path) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(folder.to_path_buf()).chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This test was started by cargo, which says so.
    #[test]
    fn a_build_does_not_know_who_started_it() {
        assert!(env::var_os("CARGO_PKG_NAME").is_some());
        let removed = |name: &str| {
            cargo_plain()
                .get_envs()
                .any(|(n, v)| n == name && v.is_none())
        };
        assert!(removed("CARGO_PKG_NAME") && removed("CARGO_MANIFEST_DIR"));
    }
}
