//! What comes with the sources: models that were trained here.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{error::Error, manifest::Artefact, process::workspace, unpack::sha256};

/// The artefact's folder, with every file as the manifest pins it: in `$WEIR_MODELS`, else in `models` beside the program, else where
/// the sources were built.
pub(crate) fn find(artefact: &Artefact) -> Result<PathBuf, Error> {
    let beside = env::current_exe().ok();
    let beside = beside.as_deref().and_then(Path::parent);
    let folders = [
        env::var_os("WEIR_MODELS").map(PathBuf::from),
        beside.map(|folder| folder.join("models")),
        Some(workspace().join("ext-proc-server/models")),
    ];
    let folders: Vec<PathBuf> = folders.into_iter().flatten().collect();
    let found = folders.iter().map(|folder| folder.join(&artefact.entry));
    let Some(found) = found.into_iter().find(|folder| folder.is_dir()) else {
        let tried: Vec<_> = folders.iter().map(|f| f.display().to_string()).collect();
        let tried = format!("no folder {} in {}", artefact.entry, tried.join(", "));
        return Err(Error::new(artefact.title(), tried)
            .run("export WEIR_MODELS=<ext-proc-server/models of the sources, or a copy>"));
    };
    for file in &artefact.files {
        let path = found.join(&file.name);
        let failed = |why: String| Error::new(path.display().to_string(), why);
        let size = fs::metadata(&path)
            .map_err(|e| failed(e.to_string()))?
            .len();
        let digest = sha256(&path).map_err(|e| failed(e.to_string()))?;
        if (size, &digest) != (file.bytes, &file.sha256) {
            return Err(failed(format!(
                "it has {size} bytes and sha256 {digest}; the manifest pins {} bytes and {}: not used",
                file.bytes, file.sha256
            )));
        }
    }
    Ok(found)
}
