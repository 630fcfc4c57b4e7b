//! Counts in this process: a table of small sets, each behind a lock of its own.

use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

use lane::{Count, Counted, CounterSet, Failure, StoreReply, StoreRequest};

/// Counters in memory, as many as [`Counters::MOST`]; 15 MB when full.
#[derive(Debug)]
pub struct Counters {
    sets: Vec<Mutex<CounterSet>>,
    /// What its clock counts from.
    began: Instant,
}

/// How many sets there are, and how many counters each holds. That one of them is full while the table is half empty has odds
/// of one in a million: 32 expected, 64 is more than five deviations away.
const SETS: usize = 4096;
const ROOM: usize = 64;

impl Counters {
    /// How many counters there may be; one more, and who was not counted for longest is forgotten.
    pub const MOST: usize = SETS * ROOM;

    /// Does what an inspection asks for, now.
    ///
    /// # Errors
    /// None: memory always answers; the type is that of every store.
    pub fn answer(&self, request: &StoreRequest) -> Result<StoreReply, Failure> {
        let now_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        request.answered(|count| Ok(self.count(now_ms, count)))
    }

    /// How many counters there are.
    pub fn len(&self) -> usize {
        let sets = self.sets.iter();
        let lens = sets.map(|set| set.lock().unwrap_or_else(PoisonError::into_inner).len());
        lens.sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn count(&self, now_ms: u64, count: &Count) -> Counted {
        let place = usize::try_from(count.key.place(SETS as u64)).unwrap_or(0);
        match self.sets.get(place) {
            // A set is whole after every single step: whoever panicked has left none half done.
            Some(set) => {
                let mut set = set.lock().unwrap_or_else(PoisonError::into_inner);
                set.count(now_ms, count, ROOM)
            }
            None => Counted::Within,
        }
    }
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            sets: std::iter::repeat_with(Mutex::default).take(SETS).collect(),
            began: Instant::now(),
        }
    }
}

#[cfg(test)]
mod tests {
    use lane::{CounterKey, Counting, Window};
    use sha2::{Digest, Sha256};

    use super::*;

    fn count(key: u32, limit: u64) -> Count {
        let hash = Sha256::digest(key.to_le_bytes());
        Count {
            key: CounterKey(hash.first_chunk().copied().unwrap()),
            amount: 1,
            window: Window {
                limit,
                period_ms: 3_600_000,
                mitigation_ms: 0,
            },
            counting: Counting::TakeOrStop,
        }
    }

    fn counted(counters: &Counters, counts: &[Count]) -> Vec<Counted> {
        let request = StoreRequest::Count(counts.to_vec());
        let Ok(StoreReply::Counted(counted)) = counters.answer(&request) else {
            panic!("memory always answers");
        };
        counted
    }

    #[test]
    fn threads_share_one_count() {
        let counters = Counters::default();
        let within = std::thread::scope(|scope| {
            let threads = [(); 4].map(|()| {
                scope.spawn(|| {
                    let counts = [count(7, 1000)];
                    let tries =
                        (0..1000).filter(|_| counted(&counters, &counts) == [Counted::Within]);
                    tries.count()
                })
            });
            threads
                .map(|thread| thread.join().unwrap())
                .iter()
                .sum::<usize>()
        });
        assert_eq!((within, counters.len()), (1000, 1));
    }

    #[test]
    fn a_stop_leaves_the_rest_alone() {
        let counters = Counters::default();
        let counts = [count(1, 5), count(2, 1), count(3, 5)];
        assert_eq!(counted(&counters, &counts), [Counted::Within; 3]);
        assert_eq!(counted(&counters, &counts).len(), 2);
        assert_eq!(counters.len(), 3);
        assert!(!counters.is_empty());
    }

    #[test]
    fn keys_without_end_use_memory_with_one() {
        let counters = Counters::default();
        let keys = u32::try_from(Counters::MOST).unwrap() * 3;
        for key in 0..1000 {
            counted(&counters, &[count(key, 1)]);
        }
        assert_eq!(counters.len(), 1000, "none of the first is pushed out");
        for key in 1000..keys {
            counted(&counters, &[count(key, 1)]);
        }
        let len = counters.len();
        assert!(len <= Counters::MOST && len > Counters::MOST / 2, "{len}");
    }
}
