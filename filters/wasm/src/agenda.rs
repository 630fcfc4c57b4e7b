//! Which exchanges want to be called when nothing happens. A wasm filter has one tick for all of them.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
    time::Duration,
};

use crate::{envoy, exchange::Exchange};

/// The exchanges of one plugin that have a deadline. The tick runs only while there are any.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    /// By id, which is by age: the newest is put at the end.
    entries: RefCell<Vec<Entry>>,
    period: RefCell<Duration>,
}

#[derive(Debug)]
struct Entry {
    id: u32,
    due: Duration,
    exchange: Weak<RefCell<Exchange>>,
}

impl Agenda {
    /// Notes when an exchange wants to be called (wall time), or that it no longer does.
    pub(crate) fn note(&self, id: u32, exchange: &Rc<RefCell<Exchange>>, due: Option<Duration>) {
        let mut entries = self.entries.borrow_mut();
        let place = entries.partition_point(|entry| entry.id < id);
        let known = entries.get_mut(place).filter(|entry| entry.id == id);
        match (known, due) {
            (Some(entry), Some(due)) => entry.due = due,
            (Some(_), None) => drop(entries.remove(place)),
            (None, Some(due)) => {
                let exchange = Rc::downgrade(exchange);
                entries.insert(place, Entry { id, due, exchange });
            }
            (None, None) => {}
        }
        self.pace(&entries, due);
    }

    /// The exchanges whose time has come, taken off the agenda.
    pub(crate) fn due(&self, now: Duration) -> Vec<(u32, Rc<RefCell<Exchange>>)> {
        let mut entries = self.entries.borrow_mut();
        let mut due = Vec::new();
        entries.retain(|entry| {
            let later = entry.due > now;
            if !later && let Some(exchange) = entry.exchange.upgrade() {
                due.push((entry.id, exchange));
            }
            later
        });
        self.pace(&entries, None);
        due
    }

    /// Ticks fast while decided bytes wait, slowly while a time limit runs, not at all otherwise.
    fn pace(&self, entries: &[Entry], newest: Option<Duration>) {
        let current = *self.period.borrow();
        let wanted = match newest {
            _ if entries.is_empty() => Duration::ZERO,
            Some(Duration::ZERO) => FAST,
            _ if current == FAST && entries.iter().any(|e| e.due == Duration::ZERO) => FAST,
            _ => SLOW,
        };
        if wanted != current && envoy::tick_every(wanted).is_ok() {
            *self.period.borrow_mut() = wanted;
        }
    }
}

const FAST: Duration = Duration::from_millis(1);
const SLOW: Duration = Duration::from_millis(20);
