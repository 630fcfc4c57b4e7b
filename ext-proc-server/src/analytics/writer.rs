//! The thread that writes exchanges down.

use std::{
    io,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use lane::Event;
use tokio::{runtime::Runtime, sync::oneshot, time::timeout};

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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let (queue, messages) = Queue::new(tally);
    let writer = Writer {
        connection,
        bounds,
        number: random_number(),
        tidied: None,
        rows: Vec::new(),
        bytes: 0,
        tally: Arc::clone(tally),
    };
    thread::Builder::new()
        .name("analytics".to_owned())
        .spawn(move || writer.run(&runtime, messages))?;
    Ok(queue)
}

struct Writer {
    connection: Connection,
    bounds: Bounds,
    /// What tells the next id from others of its millisecond.
    number: u32,
    tidied: Option<Instant>,
    rows: Vec<Row>,
    /// How long the events of these are.
    bytes: usize,
    tally: Arc<Tally>,
}

impl Writer {
    /// The runtime is for waiting alone: a store's client has its own.
    fn run(mut self, runtime: &Runtime, mut messages: Waiting) {
        loop {
            self.tidy();
            let waiting = async { timeout(TIDY_EVERY, messages.next()).await };
            let mut next = match runtime.block_on(waiting) {
                Ok(Some(first)) => Some(first),
                Ok(None) => return,
                // Nothing came: what is old becomes too old all the same.
                Err(_) => continue,
            };
            while let Some(message) = next {
                match message {
                    Message::Event(event) => self.gather(&event),
                    Message::Reopen => {}
                    Message::Flush(done) => self.answer(done),
                    Message::End(ended) => {
                        self.answer(ended);
                        return;
                    }
                }
                next = messages.at_once();
            }
            self.write(PATIENCE);
            thread::sleep(GATHER);
        }
    }

    fn gather(&mut self, event: &Event) {
        // Only string keys and plain values: it cannot fail.
        let event = serde_json::to_value(event).unwrap_or_default();
        let row = Row::of(&event);
        self.bytes += row.event.len();
        self.rows.push(row);
        if self.rows.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE {
            self.write(PATIENCE);
        }
    }

    fn answer(&mut self, done: oneshot::Sender<()>) {
        self.write(Duration::ZERO);
        // Nobody may wait any more.
        let _ = done.send(());
    }

    /// Writes what was gathered; tries again for that long. What comes meanwhile waits in the queue.
    fn write(&mut self, patience: Duration) {
        self.bytes = 0;
        if self.rows.is_empty() {
            return;
        }
        let count = self.rows.len() as u64;
        let begun = Instant::now();
        let mut pause = FIRST_PAUSE;
        let rows: Vec<Row> = self.rows.drain(..).collect();
        let mut rows = self.with_ids(rows);
        let mut has_failed = false;
        loop {
            match self.connection.with(|store| store.insert(&rows)) {
                Ok(()) => break,
                // The answer to an attempt before was lost, not the exchanges.
                Err(error) if error.is_taken && has_failed => break,
                // Another host was here first.
                Err(error) if error.is_taken && begun.elapsed() < LONGEST_PAUSE => {
                    self.number = random_number();
                    rows = self.with_ids(rows.into_iter().map(|(_, row)| row).collect());
                }
                Err(error) if begun.elapsed() < patience => {
                    has_failed = true;
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
        self.tally.left(count);
        self.tally.delivered(count);
    }

    fn with_ids(&mut self, rows: Vec<Row>) -> Vec<(i64, Row)> {
        let with_id = |row: Row| {
            self.number = self.number.wrapping_add(1);
            (id(row.time_ms(), self.number), row)
        };
        rows.into_iter().map(with_id).collect()
    }

    fn tidy(&mut self) {
        if self.tidied.is_some_and(|at| at.elapsed() < TIDY_EVERY) {
            return;
        }
        self.tidied = Some(Instant::now());
        let bounds = self.bounds;
        if let Err(error) = self.connection.with(|store| tidy(store, bounds, now_ms())) {
            let why = format!("what is too old or too much cannot be taken out: {error}");
            self.tally.say_once("tidy", &why);
        }
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
const BYTES_AT_ONCE: usize = 16 << 20;
/// How long what comes is gathered before it is written: a transaction costs more than the rows in it.
const GATHER: Duration = Duration::from_millis(500);
/// How long a store may be gone before what waits for it is given up.
const PATIENCE: Duration = Duration::from_secs(300);
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
const TIDY_EVERY: Duration = Duration::from_secs(30);
