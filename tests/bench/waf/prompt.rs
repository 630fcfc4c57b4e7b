//! Prompts of a length, no two alike: what a cache has seen costs nothing.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::text;

/// The body of a request with about so many bytes of prompt.
pub(crate) fn body(bytes: usize) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let asked = text::prompt(bytes.saturating_sub(24));
    let asked = asked.replace('\n', "\\n").replace('"', "\\\"");
    format!(
        "{{\"model\":\"gpt-5\",\"messages\":[{{\"role\":\"user\",\"content\":\"Question {number:08}: {asked}\"}}]}}"
    )
}
