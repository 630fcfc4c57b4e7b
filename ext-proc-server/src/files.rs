//! The files that a document's entries name: read for it, and watched with it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use lane::{ClassifiersConfig, Config, ConfigError};

/// The largest file that is read, in bytes: a data set of ten million values has about half of it.
const LARGEST: u64 = 512 << 20;

/// Reads a document.
///
/// # Errors
/// When it cannot be read, or is no UTF-8: names the first byte that is none.
pub fn read_document(file: &Path) -> io::Result<String> {
    String::from_utf8(fs::read(file)?).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not UTF-8 at byte {at}"),
        )
    })
}

/// Reads the files that the entries of `document` name, relative to its folder, and makes the entries ready. The classifiers'
/// files are found there too.
///
/// # Errors
/// What is wrong with an entry, or a file that cannot be read.
pub fn load_files(config: &mut Config, document: &Path) -> Result<(), ConfigError> {
    config.load_files(&mut |name| {
        let path = beside(document, name);
        let length = fs::metadata(&path).map_err(|e| e.to_string())?.len();
        if length > LARGEST {
            return Err(format!(
                "{length} bytes are too many; {LARGEST} at most are read"
            ));
        }
        fs::read(&path).map_err(|e| e.to_string())
    })?;
    for file in config.classifiers.prompt.files_mut() {
        *file = beside(document, file).display().to_string();
    }
    Ok(())
}

/// The files that a document names, and in which state each is.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FileStamps(Vec<(PathBuf, Option<(SystemTime, u64)>)>);

impl FileStamps {
    /// The files of what answers about prompts, as they are now.
    pub(crate) fn of_prompts(config: &ClassifiersConfig) -> Self {
        let paths = config.prompt.files().map(PathBuf::from);
        Self(paths.map(|path| (path.clone(), stamp(&path))).collect())
    }

    /// The files of a document, the classifiers' too, as they are now.
    pub fn of(config: &Config, document: &Path) -> Self {
        let names = config.files().chain(config.classifiers.prompt.files());
        let paths = names.map(|name| beside(document, name));
        Self(paths.map(|path| (path.clone(), stamp(&path))).collect())
    }

    /// The same files, as they are now. A file that is gone for a moment is being replaced: it counts as it was.
    #[must_use]
    pub fn now(&self) -> Self {
        let now = self
            .0
            .iter()
            .map(|(path, before)| (path.clone(), stamp(path).or(*before)));
        Self(now.collect())
    }
}

/// What changes with a file.
fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// A file that a document names, relative to the document's folder.
pub(crate) fn beside(document: &Path, name: &str) -> PathBuf {
    match document.parent() {
        Some(folder) => folder.join(name),
        None => PathBuf::from(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "version: 1\nentries: [{id: a, type: word_list, file: words.txt}]\n";

    #[test]
    fn files_lie_beside_the_document() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("weir.yaml");
        let mut config = Config::from_yaml(DOCUMENT).unwrap();
        let error = load_files(&mut config, &document).unwrap_err();
        assert_eq!(error.path(), "entries[0].file");
        fs::write(folder.path().join("words.txt"), "Falcon\n").unwrap();
        load_files(&mut config, &document).unwrap();
        let stamps = FileStamps::of(&config, &document);
        assert_eq!(stamps, stamps.now());
        fs::write(folder.path().join("words.txt"), "Falcon\nEagle\n").unwrap();
        assert_ne!(stamps, stamps.now());
        fs::remove_file(folder.path().join("words.txt")).unwrap();
        assert_eq!(stamps, stamps.now());
    }
}
