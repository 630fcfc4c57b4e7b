//! Why a document was refused, and where.

use std::fmt;

/// Why a document was refused. Its text names the key's path, and line and column where they are known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigError {
    path: String,
    message: String,
    /// Line and column, where reading found them.
    #[cfg(feature = "yaml")]
    place: Option<(u64, u64)>,
}

impl ConfigError {
    /// An error at a key: `lanes.llm_gateway.rules[2].when`; an empty path where the message names the place itself.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            #[cfg(feature = "yaml")]
            place: None,
        }
    }

    /// The same, at that line and column.
    #[cfg(feature = "yaml")]
    pub(super) fn in_place(mut self, place: (u64, u64)) -> Self {
        self.place = Some(place);
        self
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
        let place = self.place;
        match place.or_else(|| super::locate::position(document, &self.path)) {
            Some((line, column)) => format!("{name}:{line}:{column}: {}", self.text()),
            None => format!("{name}: {}", self.text()),
        }
    }

    fn text(&self) -> String {
        match self.path.as_str() {
            "" => self.message.clone(),
            path => format!("{path}: {}", self.message),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())?;
        #[cfg(feature = "yaml")]
        if let Some((line, column)) = self.place {
            write!(f, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
