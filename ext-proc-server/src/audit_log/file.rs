//! Standard output and files: a line of JSON for each event.

use std::{io, sync::Arc, thread};

use lane::EventFormat;

use super::{
    queue::{Message, Queue, Waiting},
    tally::{Dropped, Tally},
};
use crate::lines::{GATHER, Lines, Written};

/// Starts the thread that writes.
pub(super) fn start(lines: Lines, format: EventFormat, tally: &Arc<Tally>) -> io::Result<Queue> {
    let (queue, messages) = Queue::new(tally);
    let sink = FileSink {
        lines,
        format,
        line: Vec::new(),
        tally: Arc::clone(tally),
    };
    thread::Builder::new()
        .name("audit-file".to_owned())
        .spawn(move || sink.run(messages))?;
    Ok(queue)
}

struct FileSink {
    lines: Lines,
    format: EventFormat,
    line: Vec<u8>,
    tally: Arc<Tally>,
}

impl FileSink {
    fn run(mut self, mut messages: Waiting) {
        while let Some(first) = messages.blocking_next() {
            let mut next = Some(first);
            while let Some(message) = next {
                if let Message::End(ended) = message {
                    let written = self.lines.write();
                    self.count(&written);
                    drop(self.lines);
                    // Nobody may wait any more.
                    let _ = ended.send(());
                    return;
                }
                self.take(message);
                next = messages.at_once();
            }
            let written = self.lines.write();
            self.count(&written);
            thread::sleep(GATHER);
        }
    }

    fn take(&mut self, message: Message) {
        let written = match message {
            Message::Event(event) => {
                self.line.clear();
                self.format.write(&event, &mut self.line);
                self.lines.push(&self.line)
            }
            Message::Reopen => self.lines.reopen(),
            Message::End(_) => return,
            Message::Flush(done) => {
                let written = self.lines.write();
                self.count(&written);
                // Nobody may wait any more.
                let _ = done.send(());
                return;
            }
        };
        self.count(&written);
    }

    fn count(&self, written: &Written) {
        if written.lines + written.lost == 0 {
            return;
        }
        self.tally.left(written.lines + written.lost);
        self.tally.delivered(written.lines);
        if written.lost > 0 {
            let why = written.error.map(|kind| io::Error::from(kind).to_string());
            let why = why.as_deref().unwrap_or("nothing could be written");
            self.tally.dropped(Dropped::Disk, written.lost, why);
        }
    }
}
