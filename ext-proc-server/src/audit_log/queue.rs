//! A bounded queue to a sink's own thread.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use lane::Event;
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::tally::{Dropped, Tally};

/// Events that may wait for a sink's thread.
const WAITING_EVENTS: usize = 8192;

/// How many bytes they may take: sealed bodies make events large.
const WAITING_BYTES: usize = 64 << 20;

/// What a sink's thread gets.
pub(crate) enum Message {
    Event(Arc<Event>),
    /// The file may have been moved away.
    Reopen,
    /// To be answered when everything before is delivered, or lost.
    Flush(oneshot::Sender<()>),
    /// The thread is to end, and to answer when it has let go of everything.
    End(oneshot::Sender<()>),
}

/// The side that hands over.
pub(crate) struct Queue {
    messages: mpsc::Sender<Message>,
    /// How much memory the events that wait take, about.
    bytes: Arc<AtomicUsize>,
    tally: Arc<Tally>,
}

/// The side that a sink's thread reads.
pub(crate) struct Waiting {
    messages: mpsc::Receiver<Message>,
    bytes: Arc<AtomicUsize>,
}

impl Waiting {
    /// The next message; none where nobody can hand over any more.
    pub(crate) async fn next(&mut self) -> Option<Message> {
        let message = self.messages.recv().await;
        self.out(message)
    }

    /// The same, where the thread may wait.
    pub(crate) fn blocking_next(&mut self) -> Option<Message> {
        let message = self.messages.blocking_recv();
        self.out(message)
    }

    /// The next message that is there already.
    pub(crate) fn at_once(&mut self) -> Option<Message> {
        let message = self.messages.try_recv().ok();
        self.out(message)
    }

    fn out(&self, message: Option<Message>) -> Option<Message> {
        if let Some(Message::Event(event)) = &message {
            self.bytes.fetch_sub(event.weight(), Ordering::Relaxed);
        }
        message
    }
}

impl Queue {
    /// A queue, and what its thread reads.
    pub(crate) fn new(tally: &Arc<Tally>) -> (Self, Waiting) {
        let (messages, waiting) = mpsc::channel(WAITING_EVENTS);
        let bytes = Arc::new(AtomicUsize::new(0));
        let waiting = Waiting {
            messages: waiting,
            bytes: Arc::clone(&bytes),
        };
        let tally = Arc::clone(tally);
        let queue = Self {
            messages,
            bytes,
            tally,
        };
        (queue, waiting)
    }

    /// Hands an event over without ever waiting.
    pub(crate) fn offer(&self, event: &Arc<Event>) {
        let weight = event.weight();
        // Before it is handed over: its thread may be done with it at once.
        let waiting = self.bytes.fetch_add(weight, Ordering::Relaxed);
        self.tally.taken();
        let message = Message::Event(Arc::clone(event));
        if waiting > WAITING_BYTES || self.messages.try_send(message).is_err() {
            self.bytes.fetch_sub(weight, Ordering::Relaxed);
            self.tally.left(1);
            self.tally.dropped(Dropped::Queue, 1, "too many wait");
        }
    }

    pub(crate) fn reopen(&self) {
        // Where too many events wait the file is tried again with the next signal.
        let _ = self.messages.try_send(Message::Reopen);
    }

    /// Waits until everything handed over before is delivered, or lost.
    pub(crate) async fn flush(&self) {
        self.ask(Message::Flush).await;
    }

    /// The end: waits that long for what was handed over. What then waits in memory is lost.
    pub(crate) async fn close(&self, within: Duration) {
        let in_time = timeout(within, self.flush()).await.is_ok();
        // A disk that hangs must not keep the program from ending.
        let _ = timeout(within, self.ask(Message::End)).await;
        let events = self.tally.waiting();
        if !in_time && events > 0 {
            self.tally.left(events);
            let why = "the program ends";
            self.tally.dropped(Dropped::Shutdown, events, why);
        }
    }

    async fn ask(&self, message: fn(oneshot::Sender<()>) -> Message) {
        let (done, is_done) = oneshot::channel();
        if self.messages.send(message(done)).await.is_ok() {
            let _ = is_done.await;
        }
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("tally", &self.tally)
            .finish_non_exhaustive()
    }
}
