//! Requests as bytes on a connection: what a host does with those that are no proper HTTP.

mod client;
mod exercise;
mod expand;
mod origin;
mod verdict;

use std::{collections::BTreeMap, fs, time::Duration};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{case::repository, policy_file::PolicyFile};

pub use self::exercise::Exercise;

/// Shapes of one kind: a file of `tests/wire`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// What is to be said of all of them.
    pub text: String,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// One way to write a request, or several on one connection.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// What it is called.
    pub shape: String,
    /// What the client writes; `{{…}}` are expanded. Characters stand for the bytes of their numbers.
    pub send: String,
    /// Whether the client closes its side when it has written.
    #[serde(default)]
    pub then_closes: bool,
    /// How the bytes are spread over time.
    #[serde(default)]
    pub pace: Option<Pace>,
    /// What comes of it, one line for each request that is judged or refused.
    pub expect: Vec<String>,
    /// Where one host does something else, and why.
    #[serde(default)]
    pub hosts: BTreeMap<String, Differs>,
}

/// Writes of so many bytes with pauses between them.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// What is written at once before the first pause.
    #[serde(default)]
    pub first: usize,
    /// What is written at once after it.
    pub bytes: usize,
    /// The pauses.
    pub pause_ms: u64,
}

/// A host's own verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Differs {
    /// What comes of it there.
    pub expect: Vec<String>,
    /// Why it need not be the same.
    pub why: String,
}

impl Shape {
    /// What comes of it in that host.
    pub fn expected(&self, host: &str) -> &[String] {
        self.hosts
            .get(host)
            .map_or(&self.expect, |differs| &differs.expect)
    }

    /// How long a host may take over it.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(if self.pace.is_some() { 15 } else { 5 })
    }
}

/// All chapters of `tests/wire`, in the order of their files' names.
///
/// # Errors
/// When a file cannot be read, or two shapes have one name.
pub fn wire_corpus() -> Result<Vec<Chapter>> {
    let folder = repository().join("tests/wire");
    let entries = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let mut chapters = Vec::new();
    let mut names = BTreeMap::new();
    for path in paths.iter().filter(|path| !path.ends_with("policy.yaml")) {
        let text = fs::read_to_string(path)?;
        let chapter: Chapter =
            serde_saphyr::from_str(&text).with_context(|| path.display().to_string())?;
        for shape in &chapter.shapes {
            let twice = names.insert(shape.shape.clone(), ());
            ensure!(twice.is_none(), "two shapes are called {}", shape.shape);
        }
        chapters.push(chapter);
    }
    Ok(chapters)
}

/// The document that is in force: card numbers are blocked at `POST /api/chat`.
///
/// # Errors
/// When it cannot be read.
pub fn wire_policy() -> Result<PolicyFile> {
    PolicyFile::read(repository().join("tests/wire/policy.yaml"))
}
