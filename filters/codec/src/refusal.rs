//! What a blocked caller is told, before the provider's own shape is put around it.

/// Why an exchange was refused, for the caller's eyes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The HTTP status that goes (or, in a stream, would have gone) with it.
    pub status: u16,
    /// A short machine-readable reason: `blocked_by_policy`.
    pub code: String,
    /// For people. Must not quote what was found.
    pub message: String,
}

/// A JSON string, quotes included.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    crate::json::escape_into(&mut out, text);
    out.push('"');
    out
}
