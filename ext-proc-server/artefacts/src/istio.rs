//! Istio's manifests with the digests of modules that were built here.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use crate::{error::Error, process::workspace, unpack::sha256};

/// What the shipped manifests carry in place of a digest. It is no module's.
const NO_DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where the shipped manifests say the modules are: a host that cannot exist.
const NO_ADDRESS: &str = "https://modules.example.com/weir/0.1.0";

/// The modules (`<lane>.wasm`) in a folder of [`crate::wasm_modules`], each with its sha256 in hexadecimal.
///
/// # Errors
/// When there is none, or one cannot be read.
pub fn wasm_digests(modules: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut found = Vec::new();
    for path in files(modules, "wasm")? {
        let digest = sha256(&path).map_err(|e| failed(&path, &e))?;
        found.push((path, digest));
    }
    if found.is_empty() {
        return Err(
            Error::new("modules", format!("{} has none", modules.display()))
                .run("cargo setup wasm"),
        );
    }
    Ok(found)
}

/// A manifest that was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file.
    pub manifest: PathBuf,
    /// The module that it names, and the digest; none where the lane runs elsewhere.
    pub module: Option<(PathBuf, String)>,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let manifest = self.manifest.display();
        match &self.module {
            Some((path, digest)) => {
                let module = path.file_name().unwrap_or_default().display();
                write!(f, "{module}  {digest}  {manifest}")
            }
            None => write!(f, "no module  {manifest}"),
        }
    }
}

/// Writes the manifests of `envoy-configs/istio` into a folder, with the digests of these modules and, where one is given, the
/// address of the folder from which Istio can fetch them.
///
/// # Errors
/// When a manifest wants a module that is not there, or cannot be written.
pub fn istio_manifests(
    modules: &Path,
    into: &Path,
    address: Option<&str>,
) -> Result<Vec<Written>, Error> {
    let digests = wasm_digests(modules)?;
    fs::create_dir_all(into).map_err(|e| failed(into, &e))?;
    let mut written = Vec::new();
    for manifest in files(&workspace().join("envoy-configs/istio"), "yaml")? {
        let name = manifest.file_name().unwrap_or_default();
        let text = fs::read_to_string(&manifest).map_err(|e| failed(&manifest, &e))?;
        let module = wanted(&name.to_string_lossy(), &text, &digests)?;
        let mut filled = match module {
            Some((_, digest)) => text.replace(NO_DIGEST, digest),
            None => text,
        };
        if let Some(address) = address {
            filled = filled.replace(NO_ADDRESS, address.trim_end_matches('/'));
        }
        let target = into.join(name);
        fs::write(&target, filled).map_err(|e| failed(&target, &e))?;
        written.push(Written {
            manifest: target,
            module: module.cloned(),
        });
    }
    Ok(written)
}

/// `<lane>.<kind>.yaml` wants `<lane>.wasm`, if any.
fn wanted<'d>(
    name: &str,
    text: &str,
    digests: &'d [(PathBuf, String)],
) -> Result<Option<&'d (PathBuf, String)>, Error> {
    if !text.contains(NO_DIGEST) {
        return Ok(None);
    }
    let lane = name.split('.').next().unwrap_or_default();
    let module = digests
        .iter()
        .find(|(path, _)| path.file_stem().is_some_and(|stem| stem == lane));
    match module {
        Some(_) => Ok(module),
        None => {
            Err(Error::new(name, format!("there is no module {lane}.wasm")).run("cargo setup wasm"))
        }
    }
}

/// The files of a folder whose names end so, in order.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(|e| failed(folder, &e))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Ok(files)
}

fn failed(path: &Path, why: &std::io::Error) -> Error {
    Error::new(path.display().to_string(), why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_takes_its_own_lanes_digest() {
        let digests = [("a.wasm", "11"), ("b.wasm", "22")];
        let digests = digests.map(|(path, digest)| (PathBuf::from(path), digest.to_owned()));
        let text = format!("sha256: {NO_DIGEST}");
        let module = wanted("b.wasm.yaml", &text, &digests).unwrap();
        assert_eq!(module, Some(&digests[1]));
        assert_eq!(wanted("c.ext_proc.yaml", "x", &digests).unwrap(), None);
        let missing = wanted("c.wasm.yaml", &text, &digests).unwrap_err();
        assert!(missing.to_string().contains("c.wasm"), "{missing}");
    }

    #[test]
    fn what_was_written_is_said_with_its_module_and_digest() {
        let said = |module: Option<(&str, &str)>| {
            let manifest = PathBuf::from("o/b.wasm.yaml");
            let module = module.map(|(path, digest)| (PathBuf::from(path), digest.to_owned()));
            Written { manifest, module }.to_string()
        };
        assert_eq!(said(Some(("t/b.wasm", "22"))), "b.wasm  22  o/b.wasm.yaml");
        assert_eq!(said(None), "no module  o/b.wasm.yaml");
    }
}
