//! Counters in a host's own memory, which is bounded: whoever chooses the keys cannot make it grow.

use super::{Count, Counted, Counter, CounterKey};

/// Counters that share a place in a table of many such sets. It never holds more than it has room for: those that have
/// expired leave first, then whoever was not counted for longest.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CounterSet {
    /// Who was counted last stands last.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Entry {
    key: CounterKey,
    counter: Counter,
    expires_ms: u64,
}

impl CounterSet {
    /// Counts at that time, in milliseconds of the store's clock; `room` is how many counters the set may hold.
    pub fn count(&mut self, now_ms: u64, count: &Count, room: usize) -> Counted {
        let mut counter = match self.entries.iter().position(|e| e.key == count.key) {
            Some(at) => self.entries.remove(at).counter,
            None => {
                self.entries.retain(|entry| entry.expires_ms > now_ms);
                Counter::default()
            }
        };
        let counted = counter.count(now_ms, count);
        while self.entries.len() >= room.max(1) {
            self.entries.remove(0);
        }
        self.entries.push(Entry {
            key: count.key,
            counter,
            expires_ms: counter.expires_ms(&count.window),
        });
        counted
    }

    /// How many counters it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// As bytes, for a host whose memory is not its own.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.entries.len() * ENTRY_BYTES);
        for entry in &self.entries {
            bytes.extend_from_slice(&entry.key.0);
            let counter = &entry.counter;
            for number in [
                counter.window,
                counter.current,
                counter.previous,
                counter.refuses_until_ms,
                entry.expires_ms,
            ] {
                bytes.extend_from_slice(&number.to_le_bytes());
            }
        }
        bytes
    }

    /// What [`CounterSet::to_bytes`] gave; what is no whole entry is left out.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (entries, _) = bytes.as_chunks::<ENTRY_BYTES>();
        Self {
            entries: entries.iter().filter_map(Entry::from_bytes).collect(),
        }
    }
}

/// A key and five numbers.
const ENTRY_BYTES: usize = 16 + 5 * 8;

impl Entry {
    fn from_bytes(bytes: &[u8; ENTRY_BYTES]) -> Option<Self> {
        let (key, numbers) = bytes.split_first_chunk()?;
        let (numbers, _) = numbers.as_chunks::<8>();
        let number = |at: usize| numbers.get(at).map(|bytes| u64::from_le_bytes(*bytes));
        Some(Self {
            key: CounterKey(*key),
            counter: Counter {
                window: number(0)?,
                current: number(1)?,
                previous: number(2)?,
                refuses_until_ms: number(3)?,
            },
            expires_ms: number(4)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Counting, Window},
        *,
    };

    fn count(key: u8) -> Count {
        Count {
            key: CounterKey([key; 16]),
            amount: 1,
            window: Window {
                limit: 1,
                period_ms: 1_000,
                mitigation_ms: 0,
            },
            counting: Counting::Take,
        }
    }

    #[test]
    fn counters_are_apart_and_come_back_from_bytes() {
        let mut set = CounterSet::default();
        assert_eq!(set.count(0, &count(1), 8), Counted::Within);
        assert_eq!(set.count(0, &count(2), 8), Counted::Within);
        let mut set = CounterSet::from_bytes(&set.to_bytes());
        assert_ne!(set.count(0, &count(1), 8), Counted::Within);
        assert_ne!(set.count(0, &count(2), 8), Counted::Within);
        assert_eq!(set, CounterSet::from_bytes(&set.to_bytes()));
        let mut cut = set.to_bytes();
        cut.pop();
        assert_eq!(CounterSet::from_bytes(&cut).len(), 1);
    }

    #[test]
    fn it_never_grows_over_its_room_and_the_busy_stay() {
        let mut set = CounterSet::default();
        set.count(0, &count(0), 4);
        for other in 1..=200 {
            set.count(1, &count(other), 4);
            // Who hammers is not forgotten.
            assert_ne!(set.count(1, &count(0), 4), Counted::Within, "{other}");
            assert!(set.len() <= 4);
        }
    }

    #[test]
    fn the_expired_leave() {
        let mut set = CounterSet::default();
        for key in 0..50 {
            set.count(0, &count(key), 64);
        }
        assert_eq!(set.len(), 50);
        set.count(2_000, &count(99), 64);
        assert_eq!(set.len(), 1);
        assert!(!set.is_empty());
    }
}
