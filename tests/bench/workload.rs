//! What is asked and what is answered.

use bytes::Bytes;

/// One kind of exchange.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Workload {
    /// What the report calls it.
    pub(crate) name: &'static str,
    /// Bytes of prompt text.
    pub(crate) prompt: usize,
    /// Whether the answer streams.
    pub(crate) stream: bool,
}

pub(crate) static WORKLOADS: &[Workload] = &[
    Workload {
        name: "1 KB",
        prompt: 1 << 10,
        stream: false,
    },
    Workload {
        name: "4 KB",
        prompt: 4 << 10,
        stream: false,
    },
    Workload {
        name: "64 KB",
        prompt: 64 << 10,
        stream: false,
    },
    Workload {
        name: "1 KB, streamed",
        prompt: 1 << 10,
        stream: true,
    },
    Workload {
        name: "64 KB, streamed",
        prompt: 64 << 10,
        stream: true,
    },
];

/// Words of an answer, one per event.
pub(crate) const WORDS: &[&str] = &[
    "The", " old", " mill", " stands", " where", " the", " river", " turns", ",", " and", " in",
    " spring", " its", " wheel", " moves", " with", " the", " melting", " snow", ".", " People",
    " say", " that", " it", " has", " ground", " flour", " for", " three", " hundred", " years",
    ".",
];

impl Workload {
    /// The request's body.
    pub(crate) fn request(&self) -> Bytes {
        let stream = if self.stream { "\"stream\":true," } else { "" };
        let text = prompt(self.prompt)
            .replace('\n', "\\n")
            .replace('"', "\\\"");
        Bytes::from(format!(
            "{{\"model\":\"gpt-5\",{stream}\"messages\":[{{\"role\":\"user\",\"content\":\"{text}\"}}]}}"
        ))
    }
}

/// Ordinary text of that many bytes.
pub(crate) fn prompt(bytes: usize) -> String {
    let text = include_str!("prompt.txt");
    text.chars()
        .filter(char::is_ascii)
        .cycle()
        .take(bytes)
        .collect()
}
