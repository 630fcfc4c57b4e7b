//! Events on their way into a batch.

use lane::{Event, EventFormat};

/// Puts events into the form that a receiver takes.
pub(super) trait Encode: Send {
    /// Adds an event to the batch.
    fn add(&mut self, event: &Event);
    /// How large it is so far, in bytes.
    fn bytes(&self) -> usize;
    /// The batch's body; the next one begins.
    fn take(&mut self) -> Vec<u8>;
}

/// A line of JSON for each event.
#[derive(Debug)]
pub(super) struct Lines {
    format: EventFormat,
    body: Vec<u8>,
}

impl Lines {
    pub(super) fn new(format: EventFormat) -> Self {
        Self {
            format,
            body: Vec::new(),
        }
    }
}

impl Encode for Lines {
    fn add(&mut self, event: &Event) {
        self.format.write(event, &mut self.body);
        self.body.push(b'\n');
    }

    fn bytes(&self) -> usize {
        self.body.len()
    }

    fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.body)
    }
}
