//! The thread that writes exchanges down.

use std::{
    io,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tokio::sync::oneshot;

use super::{
    database::id,
    now_ms,
    row::Row,
    store::Connection,
    tidy::{Bounds, tidy},
};
use crate::{
    audit_log::{Dropped, Message, Queue, Tally, Waiting},
    random::random_bytes,
};

/// Starts the thread.
///
/// # Errors
/// When the system has none.
pub(super) fn start(
    connection: Connection,
    bounds: Bounds,
    tally: &Arc<Tally>,
) -> io::Result<Queue> {
    let (queue, messages) = Queue::new(tally);
    let writer = Writer {
        connection,
        bounds,
        number: random_number(),
        tidied: None,
        rows: Vec::new(),
        tally: Arc::clone(tally),
    };
    thread::Builder::new()
        .name("analytics".to_owned())
        .spawn(move || writer.run(messages))?;
    Ok(queue)
}

struct Writer {
    connection: Connection,
    bounds: Bounds,
    /// What tells the next id from others of its millisecond.
    number: u32,
    tidied: Option<Instant>,
    rows: Vec<Row>,
    tally: Arc<Tally>,
}

impl Writer {
    fn run(mut self, mut messages: Waiting) {
        while let Some(first) = messages.blocking_next() {
            let mut next = Some(first);
            while let Some(message) = next {
                match message {
                    Message::Event(event) => {
                        // Only string keys and plain values: it cannot fail.
                        let event = serde_json::to_value(&*event).unwrap_or_default();
                        self.rows.push(Row::of(&event));
                    }
                    Message::Reopen => {}
                    Message::Flush(done) => self.answer(done),
                    Message::End(ended) => {
                        self.answer(ended);
                        return;
                    }
                }
                if self.rows.len() >= AT_ONCE {
                    self.write(PATIENCE);
                }
                next = messages.at_once();
            }
            self.write(PATIENCE);
            self.tidy();
            thread::sleep(GATHER);
        }
    }

    fn answer(&mut self, done: oneshot::Sender<()>) {
        self.write(Duration::ZERO);
        // Nobody may wait any more.
        let _ = done.send(());
    }

    /// Writes what was gathered; tries again for that long. What comes meanwhile waits in the queue.
    fn write(&mut self, patience: Duration) {
        if self.rows.is_empty() {
            return;
        }
        let count = self.rows.len() as u64;
        let begun = Instant::now();
        let mut pause = FIRST_PAUSE;
        let mut rows: Vec<(i64, Row)> = self.rows.drain(..).map(|row| (0, row)).collect();
        loop {
            for (id_of_row, row) in &mut rows {
                self.number = self.number.wrapping_add(1);
                *id_of_row = id(row.time_ms(), self.number);
            }
            match self.connection.with(|store| store.insert(&rows)) {
                Ok(()) => {
                    self.tally.left(count);
                    self.tally.delivered(count);
                    return;
                }
                // Another host was here first.
                Err(error) if error.is_taken && begun.elapsed() < LONGEST_PAUSE => {
                    self.number = random_number();
                }
                Err(error) if begun.elapsed() < patience => {
                    self.tally.retried(&error.why);
                    thread::sleep(pause);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Err(error) => {
                    self.tally.left(count);
                    self.tally.dropped(Dropped::Store, count, &error.why);
                    return;
                }
            }
        }
    }

    fn tidy(&mut self) {
        if self.tidied.is_some_and(|at| at.elapsed() < TIDY_EVERY) {
            return;
        }
        self.tidied = Some(Instant::now());
        let bounds = self.bounds;
        // It is tried again soon; if the store is gone, writing says so.
        let _ = self.connection.with(|store| tidy(store, bounds, now_ms()));
    }
}

fn random_number() -> u32 {
    let bytes = random_bytes().unwrap_or_default();
    bytes
        .iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Exchanges of one transaction.
const AT_ONCE: usize = 1000;
/// How long what comes is gathered before it is written: a transaction costs more than the rows in it.
const GATHER: Duration = Duration::from_millis(500);
/// How long a store may be gone before what waits for it is given up.
const PATIENCE: Duration = Duration::from_secs(300);
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
const TIDY_EVERY: Duration = Duration::from_secs(30);
