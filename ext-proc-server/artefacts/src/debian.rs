//! Fetching Debian packages with apt.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    cache,
    error::Error,
    manifest::Artefact,
    process::{is_root, on_path, output},
    progress::tell,
};

/// The artefact's entry, its packages unpacked into the cache: no root needed.
pub(crate) fn fetch(artefact: &Artefact) -> Result<PathBuf, Error> {
    let key = format!("{}-{}", artefact.name, artefact.version);
    let install = format!(
        "sudo apt-get update && sudo apt-get install -y {}",
        artefact.packages.join(" ")
    );
    let failed = |why: String| Error::new(artefact.title(), why).run(install.clone());
    let folder = cache::entry(&key, |staging| {
        tell(&format!(
            "fetching {} (Debian: {})",
            artefact.title(),
            artefact.packages.join(" ")
        ));
        let mut download = Command::new("apt-get");
        // apt's own sandbox user may not enter the cache folder.
        download.args(["-o", "APT::Sandbox::User=root", "-qq", "download"]);
        download.args(&artefact.packages).current_dir(staging);
        output(&mut download).map_err(failed)?;
        let entries = fs::read_dir(staging).map_err(|e| failed(e.to_string()))?;
        for package in entries.flatten().map(|e| e.path()) {
            output(Command::new("dpkg").arg("-x").arg(&package).arg(staging)).map_err(failed)?;
            fs::remove_file(&package).map_err(|e| failed(e.to_string()))?;
        }
        Ok(())
    })?;
    let entry = folder.join(&artefact.entry);
    if entry.exists() {
        return Ok(entry);
    }
    Err(failed(format!("the packages hold no {}", artefact.entry)))
}

/// Installs packages into the system when this is root.
pub(crate) fn install(packages: &[&str]) -> Result<(), Error> {
    let names = packages.join(" ");
    let run = format!("sudo apt-get update && sudo apt-get install -y {names}");
    if !is_root() || on_path("apt-get").is_none() {
        return Err(Error::new(
            names,
            "not installed, and installing needs root and apt-get",
        )
        .run(run));
    }
    tell(&format!("installing {names} (apt-get)"));
    let apt = |arguments: &[&str]| {
        output(
            Command::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .args(arguments),
        )
    };
    let mut arguments = vec!["-qq", "-y", "--no-install-recommends", "install"];
    arguments.extend(packages);
    apt(&arguments)
        .or_else(|_| apt(&["-qq", "update"]).and_then(|_| apt(&arguments)))
        .map(drop)
        .map_err(|why| Error::new(names, why).run(run))
}
