//! What is asked and what is answered.

use bytes::Bytes;

use crate::text::prompt;

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
