//! Answers under way: whoever asks about the same text meanwhile waits for the same answer.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use futures::{
    FutureExt as _,
    future::{Shared, WeakShared},
};
use tokio::sync::oneshot;

use super::{Answer, cache::Key};

type Waiting = Shared<oneshot::Receiver<Arc<Answer>>>;

/// The answers under way.
#[derive(Clone, Default)]
pub(super) struct Flights(Arc<Mutex<HashMap<Key, Known>>>);

struct Known {
    waiting: WeakShared<oneshot::Receiver<Arc<Answer>>>,
    /// When the worker gives up.
    until: Instant,
}

/// A wait for one answer. When nobody waits any more, the worker passes the text over.
pub(super) struct Flight {
    waiting: Waiting,
    /// Whoever began it takes it off the list.
    began: Option<(Flights, Key)>,
}

impl Flights {
    /// Joins those who wait for this answer, or has it begun. Whoever has much more time than the others begins anew. `None` when it
    /// cannot be begun.
    pub(super) fn join(
        &self,
        key: Key,
        until: Instant,
        begin: impl FnOnce(oneshot::Sender<Arc<Answer>>) -> bool,
    ) -> Option<Flight> {
        let now = Instant::now();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let under_way = known.get(&key).filter(|flight| {
            flight.until.saturating_duration_since(now) * 2 >= until.saturating_duration_since(now)
        });
        if let Some(waiting) = under_way.and_then(|flight| flight.waiting.upgrade()) {
            return Some(Flight {
                waiting,
                began: None,
            });
        }
        let (answer, answered) = oneshot::channel();
        let waiting = answered.shared();
        let flight = Known {
            waiting: waiting.downgrade()?,
            until,
        };
        if !begin(answer) {
            return None;
        }
        known.insert(key, flight);
        Some(Flight {
            waiting,
            began: Some((self.clone(), key)),
        })
    }
}

impl Flight {
    /// Whether it was begun for this wait.
    pub(super) fn is_own(&self) -> bool {
        self.began.is_some()
    }

    /// The answer; `None` when the worker is gone.
    pub(super) async fn answer(&self) -> Option<Arc<Answer>> {
        self.waiting.clone().await.ok()
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some((flights, key)) = self.began.take() {
            let mut known = flights.0.lock().unwrap_or_else(PoisonError::into_inner);
            // A later one may have taken its place.
            let is_own = |known: &Known| {
                let waiting = known.waiting.upgrade();
                waiting.is_none_or(|waiting| waiting.ptr_eq(&self.waiting))
            };
            if known.get(&key).is_some_and(is_own) {
                known.remove(&key);
            }
        }
    }
}

impl fmt::Debug for Flights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        f.debug_tuple("Flights").field(&known.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn two_who_ask_at_once_get_one_answer() {
        let flights = Flights::default();
        let until = Instant::now() + Duration::from_secs(1);
        let mut begun = Vec::new();
        let mut begin = |answer| {
            begun.push(answer);
            true
        };
        let first = flights.join([1; 32], until, &mut begin).unwrap();
        let second = flights.join([1; 32], until, &mut begin).unwrap();
        let other = flights.join([2; 32], until, &mut begin).unwrap();
        let patient = until + Duration::from_secs(9);
        let third = flights.join([1; 32], patient, &mut begin).unwrap();
        assert_eq!(begun.len(), 3, "the other text's and the patient one's");
        let answer = Arc::new(Answer::default());
        assert!(begun.remove(0).send(Arc::clone(&answer)).is_ok());
        assert_eq!(first.answer().await.as_ref(), Some(&answer));
        assert_eq!(second.answer().await.as_ref(), Some(&answer));
        drop((first, second, other, third));
        assert_eq!(format!("{flights:?}"), "Flights(0)");
        assert!(begun.iter().all(oneshot::Sender::is_closed), "nobody waits");
    }

    #[test]
    fn what_cannot_begin_is_said() {
        let flights = Flights::default();
        assert!(flights.join([1; 32], Instant::now(), |_| false).is_none());
    }
}
