//! Batches that wait for their receiver: on a disk where there is a spool, else in memory, bounded.

use std::{collections::VecDeque, sync::Arc};

use super::{
    ship::Batch,
    spool::{PutError, Spool},
    tally::{Dropped, Tally},
};

/// How many bytes of batches may wait in memory.
const MOST_IN_MEMORY: usize = 16 << 20;

/// The batches of one sink, oldest first.
#[derive(Debug)]
pub(super) struct Backlog {
    spool: Option<Spool>,
    memory: VecDeque<Batch>,
    in_memory: usize,
    tally: Arc<Tally>,
}

impl Backlog {
    pub(super) fn new(spool: Option<Spool>, tally: &Arc<Tally>) -> Self {
        let backlog = Self {
            spool,
            memory: VecDeque::new(),
            in_memory: 0,
            tally: Arc::clone(tally),
        };
        backlog.show();
        backlog
    }

    /// Takes a batch in, or counts it as lost.
    pub(super) fn push(&mut self, batch: Batch) {
        let mut failed = None;
        if let Some(spool) = &mut self.spool {
            match spool.put(&batch) {
                Ok(()) => {
                    self.tally.left(batch.events);
                    self.show();
                    return;
                }
                Err(PutError::Full) => {
                    self.lose(&batch, Dropped::Spool, "the spool is full");
                    return;
                }
                // Until there is room again memory must do.
                Err(PutError::Disk(error)) => failed = Some(format!("the spool: {error}")),
            }
        }
        if self.in_memory.saturating_add(batch.body.len()) > MOST_IN_MEMORY {
            match failed {
                Some(why) => self.lose(&batch, Dropped::Disk, &why),
                None => self.lose(&batch, Dropped::Memory, "too many batches wait"),
            }
            return;
        }
        self.in_memory += batch.body.len();
        self.memory.push_back(batch);
        self.show();
    }

    /// The batch that is to be delivered next. Those in memory go first: they are at risk.
    pub(super) fn first(&mut self) -> Option<Batch> {
        if let Some(batch) = self.memory.front() {
            return Some(batch.clone());
        }
        let spool = self.spool.as_mut()?;
        loop {
            match spool.first()? {
                Ok(batch) => return Some(batch),
                Err(id) => {
                    spool.set_aside();
                    // How many events it held cannot be known.
                    let why = format!("batch {id} of the spool cannot be read");
                    self.tally.dropped(Dropped::Disk, 1, &why);
                }
            }
        }
    }

    /// Removes the batch that [`Self::first`] gave: it is delivered, or lost.
    pub(super) fn remove(&mut self, batch: &Batch) {
        if self
            .memory
            .front()
            .is_some_and(|first| first.id == batch.id)
        {
            self.memory.pop_front();
            self.in_memory = self.in_memory.saturating_sub(batch.body.len());
            self.tally.left(batch.events);
        } else if let Some(spool) = &mut self.spool {
            spool.remove();
        }
        self.show();
    }

    fn lose(&self, batch: &Batch, reason: Dropped, why: &str) {
        self.tally.left(batch.events);
        self.tally.dropped(reason, batch.events, why);
    }

    fn show(&self) {
        let spooled = self.spool.as_ref().map_or(0, Spool::bytes);
        let in_memory = u64::try_from(self.in_memory).unwrap_or(u64::MAX);
        self.tally.spooled(spooled.saturating_add(in_memory));
    }
}
