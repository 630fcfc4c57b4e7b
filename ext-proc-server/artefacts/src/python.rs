//! A Python that can import pinned modules.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use crate::{
    cache,
    error::Error,
    manifest::{Artefact, Manifest, PythonUse},
    pypi,
};

/// The path of a `python` that imports the named modules and what they require, and nothing else that is installed.
///
/// It is a script that puts the unpacked wheels on `PYTHONPATH`: Debian's python3 comes without `venv`.
///
/// # Errors
/// As [`crate::ensure`].
pub fn python_env(names: &[&str]) -> Result<PathBuf, Error> {
    let version = pypi::python_version()?;
    let mut folders = Vec::new();
    for artefact in closure(Manifest::embedded()?, names)? {
        folders.push(pypi::fetch(artefact, Some(&version))?);
    }
    let list: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
    let script = format!(
        "#!/bin/sh\nPYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='{}' exec python3 \"$@\"\n",
        list.join(":")
    );
    // The key names everything that the script depends on.
    let parts = folders
        .iter()
        .filter_map(|f| f.file_name())
        .map(|n| n.to_string_lossy());
    let key = format!("python-{version}-{:016x}", fingerprint(parts));
    Ok(cache::entry(&key, |staging| write(&staging.join("python"), &script))?.join("python"))
}

/// The modules and everything they require, each once.
fn closure<'m>(manifest: &'m Manifest, names: &[&str]) -> Result<Vec<&'m Artefact>, Error> {
    let mut waiting: Vec<&str> = names.to_vec();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(name) = waiting.pop() {
        let artefact = manifest.named(name)?;
        if artefact.python != Some(PythonUse::Module) {
            return Err(Error::new(name, "is not a Python module"));
        }
        if seen.insert(&artefact.name) {
            waiting.extend(artefact.requires.iter().map(String::as_str));
            found.push(artefact);
        }
    }
    Ok(found)
}

fn write(path: &Path, script: &str) -> Result<(), Error> {
    fs::write(path, script)
        .and_then(|()| fs::set_permissions(path, fs::Permissions::from_mode(0o755)))
        .map_err(|e| Error::new("python", e.to_string()))
}

/// FNV-1a: names a set of cache entries, guards nothing.
fn fingerprint(parts: impl Iterator<Item = impl AsRef<str>>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.as_ref().bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closure_holds_everything_once() {
        let all = closure(Manifest::embedded().unwrap(), &["openai", "anthropic"]).unwrap();
        let names: Vec<&str> = all.iter().map(|a| a.name.as_str()).collect();
        for expected in ["openai", "anthropic", "h11", "pydantic-core", "idna"] {
            assert_eq!(
                names.iter().filter(|n| **n == expected).count(),
                1,
                "{expected}"
            );
        }
    }

    #[test]
    fn a_program_is_no_module() {
        let error = closure(Manifest::embedded().unwrap(), &["envoy"]).unwrap_err();
        assert!(error.to_string().contains("not a Python module"));
    }
}
