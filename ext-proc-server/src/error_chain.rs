//! Errors of other people's crates, which say the cause elsewhere.

use std::error::Error;

/// An error with what caused it.
pub(crate) fn error_chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
