//! Why a document was refused, and where.

use std::fmt;

/// Why a document was refused. Its text names the key's path, and line and column where they are known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigError {
    path: String,
    message: String,
}

impl ConfigError {
    /// An error at a key: `lanes.llm_gateway.rules[2].when`; an empty path where the message names the place itself.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
        }
    }

    /// The key's path, or empty where the message names the place itself.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, without the path.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The error with the line and column of its key in `document`, and the file's name in front: `weir.yaml:12:9: …`.
    #[cfg(feature = "yaml")]
    pub fn in_document(&self, name: &str, document: &str) -> String {
        match super::locate::position(document, &self.path) {
            Some((line, column)) => format!("{name}:{line}:{column}: {self}"),
            None => format!("{name}: {self}"),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl std::error::Error for ConfigError {}
