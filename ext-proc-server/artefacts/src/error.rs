//! Why an artefact is not there, and what to do about it.

use std::fmt;

/// Names the artefact, what was tried, and what to run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    subject: String,
    tried: String,
    run: Option<String>,
}

impl Error {
    /// `subject` could not be had: `tried` says what was done and what came of it.
    pub fn new(subject: impl Into<String>, tried: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            tried: tried.into(),
            run: None,
        }
    }

    /// What was done and what came of it.
    pub(crate) fn tried(&self) -> &str {
        &self.tried
    }

    /// Adds the command that helps.
    #[must_use]
    pub fn run(mut self, command: impl Into<String>) -> Self {
        self.run = Some(command.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.tried)?;
        match &self.run {
            Some(command) => write!(f, "\n  run: {command}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
