//! What is written for people.

/// The text; nothing in a wasm module, where nobody reads it and every kilobyte is compiled once per worker.
pub(crate) const fn native(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") {
        ""
    } else {
        text
    }
}
