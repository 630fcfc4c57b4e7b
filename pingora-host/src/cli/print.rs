//! What commands print: JSON Lines or text, by their documented contracts.

use serde::Serialize;

use crate::output;

/// One JSON line.
///
/// # Errors
/// When standard output is closed.
pub(super) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    output::line(&serde_json::to_string(value)?)?;
    Ok(())
}

/// One line of text.
///
/// # Errors
/// When standard output is closed.
pub(super) fn line(text: &str) -> anyhow::Result<()> {
    output::line(text)?;
    Ok(())
}

/// Text as it is, without a line end of ours.
///
/// # Errors
/// When standard output is closed.
pub(super) fn text(text: &str) -> anyhow::Result<()> {
    output::text(text)?;
    Ok(())
}
