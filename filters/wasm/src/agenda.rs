//! Which exchanges want to be called when nothing happens. A wasm filter has one tick for all of them.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    rc::{Rc, Weak},
    time::Duration,
};

use crate::{envoy, exchange::Exchange};

/// The exchanges of one plugin that have a deadline. The tick runs only while there are any.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    entries: RefCell<BTreeMap<u32, Entry>>,
    period: RefCell<Duration>,
}

#[derive(Debug)]
struct Entry {
    due: Duration,
    exchange: Weak<RefCell<Exchange>>,
}

impl Agenda {
    /// Notes when an exchange wants to be called (wall time), or that it no longer does.
    pub(crate) fn note(&self, id: u32, exchange: &Rc<RefCell<Exchange>>, due: Option<Duration>) {
        let mut entries = self.entries.borrow_mut();
        match due {
            Some(due) => {
                let exchange = Rc::downgrade(exchange);
                entries.insert(id, Entry { due, exchange });
            }
            None => {
                entries.remove(&id);
            }
        }
        self.pace(&entries, due);
    }

    /// The exchanges whose time has come, taken off the agenda.
    pub(crate) fn due(&self, now: Duration) -> Vec<(u32, Rc<RefCell<Exchange>>)> {
        let mut entries = self.entries.borrow_mut();
        let ids: Vec<u32> = entries
            .iter()
            .filter(|(_, entry)| entry.due <= now)
            .map(|(id, _)| *id)
            .collect();
        let due = ids
            .into_iter()
            .filter_map(|id| Some((id, entries.remove(&id)?.exchange.upgrade()?)))
            .collect();
        self.pace(&entries, None);
        due
    }

    /// Ticks fast while decided bytes wait, slowly while a time limit runs, not at all otherwise.
    fn pace(&self, entries: &BTreeMap<u32, Entry>, newest: Option<Duration>) {
        let current = *self.period.borrow();
        let wanted = match newest {
            _ if entries.is_empty() => Duration::ZERO,
            Some(Duration::ZERO) => FAST,
            _ if current == FAST && entries.values().any(|e| e.due == Duration::ZERO) => FAST,
            _ => SLOW,
        };
        if wanted != current && envoy::tick_every(wanted).is_ok() {
            *self.period.borrow_mut() = wanted;
        }
    }
}

const FAST: Duration = Duration::from_millis(1);
const SLOW: Duration = Duration::from_millis(20);
