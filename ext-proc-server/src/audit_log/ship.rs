//! Batches of events on their way to a receiver: made, kept until it has them, and tried again as long as it does not.

use std::{
    cell::RefCell,
    io,
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use lane::BatchConfig;
use tokio::{
    sync::{Notify, oneshot},
    time::{Instant, sleep, timeout_at},
};

use super::{
    backlog::Backlog,
    encode::Encode,
    queue::{Message, Queue, Waiting},
    spool::Spool,
    tally::{Dropped, Tally},
};
use crate::{gzip::gzip, lines::GATHER, random::random_bytes};

/// Events that go together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Batch {
    /// When it was made and a random part: no other batch is called so.
    pub(super) id: String,
    pub(super) events: u64,
    pub(super) is_gzip: bool,
    pub(super) body: Bytes,
}

/// Brings batches to a receiver.
pub(super) trait Deliver: Send {
    /// Delivers a batch. When it returns the receiver has it, but for so many events that it did not want.
    async fn deliver(&mut self, batch: &Batch) -> Result<u64, Undelivered>;
}

/// Why a batch was not delivered.
#[derive(Debug)]
pub(super) enum Undelivered {
    /// It is to be tried again, where the receiver says so not before that time.
    Later(String, Option<Duration>),
    /// The receiver wants none of it, now or later.
    Never(String),
}

/// How batches are made.
#[derive(Clone, Debug)]
pub(super) struct Making {
    pub(super) batch: BatchConfig,
    pub(super) gzip: bool,
}

/// Starts the thread that makes and delivers batches. It has a runtime of its own: what it waits for holds up nobody else.
pub(super) fn start<E: Encode + 'static, D: Deliver + 'static>(
    encoder: E,
    mut receiver: D,
    making: Making,
    spool: Option<Spool>,
    tally: &Arc<Tally>,
) -> io::Result<Queue> {
    let (queue, messages) = Queue::new(tally);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let tally = Arc::clone(tally);
    thread::Builder::new()
        .name("audit-ship".to_owned())
        .spawn(move || {
            let pier = Pier {
                backlog: RefCell::new(Backlog::new(spool, &tally)),
                waiting: RefCell::default(),
                changed: Notify::new(),
                hurry: Notify::new(),
                tally,
            };
            let intake = Intake {
                encoder,
                making,
                events: 0,
                due: None,
                pier: &pier,
            };
            let ended = runtime.block_on(async {
                tokio::select! {
                    ended = intake.run(messages) => ended,
                    () = pier.deliver(&mut receiver) => None,
                }
            });
            // Another may have the spool now.
            drop(pier);
            if let Some(ended) = ended {
                // Nobody may wait any more.
                let _ = ended.send(());
            }
        })?;
    Ok(queue)
}

/// Where batches lie between their making and their delivery.
struct Pier {
    backlog: RefCell<Backlog>,
    /// Who waits until all is delivered.
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    /// There is a batch.
    changed: Notify,
    /// Somebody waits: nobody should wait before a batch is tried again.
    hurry: Notify,
    tally: Arc<Tally>,
}

impl Pier {
    /// Delivers batches, one after the other, for ever.
    async fn deliver(&self, receiver: &mut impl Deliver) {
        let mut failures = 0;
        loop {
            let first = self.backlog.borrow_mut().first();
            let Some(batch) = first else {
                for waiting in self.waiting.take() {
                    // It may wait no more.
                    let _ = waiting.send(());
                }
                self.changed.notified().await;
                continue;
            };
            match receiver.deliver(&batch).await {
                Ok(unwanted) => {
                    failures = 0;
                    self.backlog.borrow_mut().remove(&batch);
                    self.tally.delivered(batch.events.saturating_sub(unwanted));
                    if unwanted > 0 {
                        let why = "the receiver took the others of their batch";
                        self.tally.dropped(Dropped::Refused, unwanted, why);
                    }
                }
                Err(Undelivered::Never(why)) => {
                    failures = 0;
                    self.backlog.borrow_mut().remove(&batch);
                    self.tally.dropped(Dropped::Refused, batch.events, &why);
                }
                Err(Undelivered::Later(why, after)) => {
                    self.tally.retried(&why);
                    let pause = after.unwrap_or_else(|| pause(failures)).min(LONGEST_PAUSE);
                    failures += 1;
                    tokio::select! {
                        () = sleep(pause) => {}
                        () = self.hurry.notified() => {}
                    }
                }
            }
        }
    }
}

/// Makes batches.
struct Intake<'p, E> {
    encoder: E,
    making: Making,
    events: u64,
    /// When the batch is to end.
    due: Option<Instant>,
    pier: &'p Pier,
}

impl<E: Encode> Intake<'_, E> {
    /// Until it is told to end: whom to answer then. Or until nobody can hand over any more, and the last batch is delivered.
    async fn run(mut self, mut messages: Waiting) -> Option<oneshot::Sender<()>> {
        loop {
            let next = match self.due {
                Some(due) => timeout_at(due, messages.next()).await,
                None => Ok(messages.next().await),
            };
            let mut next = match next {
                Ok(None) => break,
                Ok(message) => message,
                Err(_) => {
                    self.close();
                    None
                }
            };
            while let Some(message) = next.or_else(|| messages.at_once()) {
                if let Message::End(ended) = message {
                    self.close();
                    return Some(ended);
                }
                self.take(message);
                next = None;
            }
            sleep(GATHER).await;
        }
        self.close();
        let (done, is_done) = oneshot::channel();
        self.wait_for_all(done);
        let _ = is_done.await;
        None
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Event(event) => {
                self.encoder.add(&event);
                self.events += 1;
                let batch = &self.making.batch;
                self.due
                    .get_or_insert_with(|| Instant::now() + Duration::from_millis(batch.ms));
                let is_full = usize::try_from(self.events).is_ok_and(|n| n >= batch.events);
                if is_full || self.encoder.bytes() >= batch.bytes {
                    self.close();
                }
            }
            Message::Reopen | Message::End(_) => {}
            Message::Flush(done) => {
                self.close();
                self.wait_for_all(done);
            }
        }
    }

    fn wait_for_all(&self, done: oneshot::Sender<()>) {
        self.pier.waiting.borrow_mut().push(done);
        self.pier.hurry.notify_waiters();
        self.pier.changed.notify_one();
    }

    /// Ends the batch.
    fn close(&mut self) {
        self.due = None;
        let events = std::mem::take(&mut self.events);
        if events == 0 {
            return;
        }
        let body = self.encoder.take();
        let compressed = self.making.gzip.then(|| gzip(&body).ok()).flatten();
        let batch = Batch {
            id: batch_id(),
            events,
            is_gzip: compressed.is_some(),
            body: compressed.unwrap_or(body).into(),
        };
        self.pier.backlog.borrow_mut().push(batch);
        self.pier.changed.notify_one();
    }
}

/// When it was made, in milliseconds and so that names sort by it, and 64 random bits.
fn batch_id() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let random = random_bytes().unwrap_or_default();
    let random: String = random.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{:013}-{random}", since.unwrap_or_default().as_millis())
}

/// How long to wait after so many failures in a row: twice as long each time, and somewhat random, so that many programs do not
/// all come back at once.
fn pause(failures: u32) -> Duration {
    let whole = FIRST_PAUSE.saturating_mul(1 << failures.min(10));
    let random = random_bytes().unwrap_or_default();
    let random = random.first().copied().unwrap_or_default();
    let share = 0.5 + f64::from(random) / 510.0;
    whole.min(LONGEST_PAUSE).mul_f64(share)
}

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
