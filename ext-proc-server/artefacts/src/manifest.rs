//! The list of artefacts, `manifest.toml`.

use std::{env::consts::ARCH, sync::OnceLock};

use serde::Deserialize;

use crate::error::Error;

/// All artefacts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    #[serde(rename = "artefact")]
    artefacts: Vec<Artefact>,
}

/// One pinned thing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artefact {
    /// What the code calls it.
    pub name: String,
    /// The pinned version; Debian packages follow the archive's updates within it.
    pub version: String,
    /// One sentence.
    pub about: String,
    /// Where it comes from.
    pub registry: Registry,
    /// The package's name on PyPI.
    #[serde(default)]
    pub(crate) package: String,
    /// The Debian packages.
    #[serde(default)]
    pub(crate) packages: Vec<String>,
    /// What is unpacked; everything when empty. A trailing slash takes a folder.
    #[serde(default)]
    pub(crate) members: Vec<String>,
    /// What gets its executable bit.
    #[serde(default)]
    pub(crate) executable: Vec<String>,
    /// The path that [`crate::ensure`] answers, relative to what was unpacked; empty means the folder itself.
    #[serde(default)]
    pub(crate) entry: String,
    /// An installed program that serves as well.
    #[serde(default)]
    pub(crate) probe: Option<Probe>,
    /// A Python module for [`crate::python_env`].
    #[serde(default)]
    pub(crate) python: Option<PythonUse>,
    /// The lowest Python that the package declares, where the local one may be older and it does not matter.
    #[serde(default)]
    pub(crate) requires_python: Option<String>,
    /// Artefacts (Python modules) that this one imports.
    #[serde(default)]
    pub(crate) requires: Vec<String>,
    #[serde(default, rename = "file")]
    pub(crate) files: Vec<PinnedFile>,
}

/// Where an artefact comes from.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Registry {
    /// The Python package index, through pip; verified by sha256.
    Pypi,
    /// Debian's archive, through apt, which verifies its signatures.
    Debian,
    /// None: it comes with the sources; verified by sha256.
    Here,
}

/// How an installed program is recognised.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// Its name on PATH.
    pub program: String,
    /// The argument that makes it tell its version.
    pub argument: String,
    /// What the output must contain.
    pub contains: String,
}

/// How Python uses an artefact.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PythonUse {
    /// `import` it.
    Module,
}

/// One download.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PinnedFile {
    /// The wheel's name, which says for which machine and Python it is.
    pub(crate) name: String,
    /// Its size.
    pub(crate) bytes: u64,
    /// Its sha256, in hexadecimal.
    pub(crate) sha256: String,
}

impl Manifest {
    /// The list that this program was built with.
    ///
    /// # Errors
    /// When the embedded file is not a manifest (a test holds that it is).
    pub fn embedded() -> Result<&'static Self, Error> {
        static MANIFEST: OnceLock<Result<Manifest, Error>> = OnceLock::new();
        MANIFEST
            .get_or_init(|| {
                // Some wheels name the machine in their paths.
                toml::from_str(&include_str!("../manifest.toml").replace("{machine}", ARCH))
                    .map_err(|e| Error::new("manifest.toml", e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// In the order of the file.
    pub fn artefacts(&self) -> &[Artefact] {
        &self.artefacts
    }

    /// The artefact of that name.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(&self, name: &str) -> Result<&Artefact, Error> {
        self.artefacts
            .iter()
            .find(|a| a.name == name)
            .ok_or_else(|| {
                Error::new(name, "the manifest lists no artefact of this name")
                    .run("cargo setup list")
            })
    }
}

impl Artefact {
    /// Whether it is a Python module (they have no program or file of their own).
    pub fn is_python_module(&self) -> bool {
        self.python.is_some()
    }

    /// `name version`, as messages say it.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// The download for this machine and, where it matters, this Python (`3.12`).
    pub(crate) fn file(&self, python: Option<&str>) -> Result<&PinnedFile, Error> {
        self.files
            .iter()
            .find(|f| f.fits_machine(ARCH) && python.is_none_or(|version| f.fits_python(version)))
            .ok_or_else(|| {
                let python = python
                    .map(|v| format!(" with Python {v}"))
                    .unwrap_or_default();
                let has: Vec<&str> = self.files.iter().map(|f| f.name.as_str()).collect();
                Error::new(
                    self.title(),
                    format!(
                        "no file is pinned for {ARCH}{python}; there are {}",
                        has.join(", ")
                    ),
                )
            })
    }
}

impl PinnedFile {
    /// `py3`, `cp312` …
    pub(crate) fn python_tag(&self) -> &str {
        self.tag(2)
    }

    /// The platform as pip wants it: `manylinux_2_31_x86_64`, `any`.
    pub(crate) fn platform(&self) -> &str {
        self.tag(0).split('.').next().unwrap_or_default()
    }

    fn fits_machine(&self, machine: &str) -> bool {
        self.platform() == "any" || self.platform().ends_with(machine)
    }

    /// Whether it is for this Python (`3.12`): for any, for just this one, or for this one and all later ones.
    fn fits_python(&self, version: &str) -> bool {
        let minor = |tag: &str, start: &str| tag.strip_prefix(start)?.parse::<u32>().ok();
        let (tag, python) = (self.python_tag(), minor(version, "3."));
        match (minor(tag, "cp3"), self.tag(1)) {
            (built, "abi3") => built.is_some() && built <= python,
            (Some(built), _) => Some(built) == python,
            (None, _) => tag == "py3",
        }
    }

    /// The `n`th tag from the right of `name-version-python-abi-platform.whl`.
    fn tag(&self, n: usize) -> &str {
        let stem = self.name.strip_suffix(".whl").unwrap_or(&self.name);
        stem.rsplit('-').nth(n).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_wheel_is_for_one_python_or_for_all_later_ones() {
        let fits = |tags: &str| {
            let file = PinnedFile {
                name: format!("a-1-{tags}-any.whl"),
                bytes: 0,
                sha256: String::new(),
            };
            ["3.10", "3.11", "3.12"].map(|version| file.fits_python(version))
        };
        assert_eq!(fits("py3-none"), [true, true, true]);
        assert_eq!(fits("cp311-cp311"), [false, true, false]);
        assert_eq!(fits("cp311-abi3"), [false, true, true]);
    }

    #[test]
    fn every_entry_is_complete() {
        let manifest = Manifest::embedded().unwrap();
        let mut names = BTreeSet::new();
        for a in manifest.artefacts() {
            assert!(names.insert(&a.name), "{} is listed twice", a.name);
            assert!(a.about.ends_with('.'), "{}: about is a sentence", a.name);
            match a.registry {
                Registry::Pypi => {
                    assert!(!a.files.is_empty() && !a.package.is_empty(), "{}", a.name)
                }
                Registry::Debian => {
                    assert!(!a.packages.is_empty() && a.files.is_empty(), "{}", a.name)
                }
                Registry::Here => {
                    assert!(!a.files.is_empty() && !a.entry.is_empty(), "{}", a.name)
                }
            }
            for f in &a.files {
                assert_eq!(f.sha256.len(), 64, "{}", f.name);
                assert!(f.bytes > 0, "{}", f.name);
            }
            for f in a.files.iter().filter(|_| a.registry == Registry::Pypi) {
                assert!(f.name.contains(&a.version), "{}", f.name);
                assert!(
                    f.python_tag().starts_with("py3") || f.python_tag().starts_with("cp3"),
                    "{}",
                    f.name
                );
            }
            for r in &a.requires {
                assert!(
                    manifest.named(r).unwrap().is_python_module(),
                    "{} requires {r}",
                    a.name
                );
            }
        }
    }

    #[test]
    fn every_program_and_library_is_used() {
        let mut waiting = vec![crate::process::workspace()];
        let mut code = String::new();
        while let Some(folder) = waiting.pop() {
            for path in std::fs::read_dir(folder)
                .unwrap()
                .flatten()
                .map(|e| e.path())
            {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() && name != "target" && !name.starts_with('.') {
                    waiting.push(path);
                } else if name.ends_with(".rs") {
                    code.push_str(&std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        for a in Manifest::embedded().unwrap().artefacts() {
            let name = &a.name;
            let used = [format!("ensure(\"{name}\")"), format!("named(\"{name}\")")];
            let module = a.is_python_module();
            assert!(module || used.iter().any(|u| code.contains(u)), "{name}");
        }
    }

    #[test]
    fn picks_the_file_of_the_machine_and_python() {
        let jiter = Manifest::embedded().unwrap().named("jiter").unwrap();
        for python in ["3.11", "3.12", "3.13"] {
            let file = jiter.file(Some(python)).unwrap();
            assert!(
                file.name
                    .contains(&format!("cp{}", python.replace('.', "")))
            );
            assert!(file.platform().ends_with(ARCH));
        }
        let refused = jiter.file(Some("3.7")).unwrap_err().to_string();
        assert!(
            refused.contains("jiter 0.19.0") && refused.contains("Python 3.7"),
            "{refused}"
        );
    }

    #[test]
    fn an_unknown_name_says_where_the_list_is() {
        let error = Manifest::embedded().unwrap().named("cobol").unwrap_err();
        assert!(error.to_string().contains("cargo setup list"));
    }
}
