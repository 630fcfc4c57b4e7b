//! The README and the documents.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::case::repository;

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

impl Page {
    /// The fenced blocks of that language.
    pub fn blocks(&self, language: &str) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut open: Option<String> = None;
        for line in self.text.lines() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(tag)) if tag.trim() == language => open = Some(String::new()),
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(block), None) => {
                    block.push_str(line);
                    block.push('\n');
                }
                (None, _) => {}
            }
        }
        blocks
    }

    /// What stands outside of fenced blocks.
    pub fn prose(&self) -> String {
        let parts = self.text.split("\n```").step_by(2);
        parts.collect::<Vec<_>>().join("\n")
    }

    /// What stands between single backquotes outside of fenced blocks.
    pub fn code(&self) -> Vec<String> {
        let prose = self.prose();
        let spans = prose.split('`').skip(1).step_by(2);
        spans.map(|s| s.replace('\n', " ")).collect()
    }
}

/// README.md and everything under docs/.
///
/// # Errors
/// When one cannot be read.
pub fn pages() -> Result<Vec<Page>> {
    let mut folders = vec![repository().join("docs")];
    let mut paths = vec![repository().join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                paths.push(path);
            }
        }
    }
    let read = |path: PathBuf| {
        Ok(Page {
            text: fs::read_to_string(&path)?,
            path,
        })
    };
    paths.into_iter().map(read).collect()
}
