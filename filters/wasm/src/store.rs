//! Counts in Envoy's shared data: one place for all of its workers. Other Envoys count for themselves.
//!
//! Envoy never gives up a key of its shared data, so the keys here are the places of a table, of which there is a fixed number, and
//! not what clients choose. A place is written by compare and swap. Where two workers are the first ever in one, a count of
//! one of them may be lost.

use std::time::Duration;

use lane::{Count, Counted, CounterSet, Failure, StoreReply, StoreRequest};

use crate::envoy::{self, Swap};

/// How many places there are, and how many counters each holds: 65,536 counters, 3.5 MB when full.
const PLACES: u64 = 2048;
const ROOM: usize = 32;

/// How often a place is tried that other workers write to at the same time.
const TRIES: usize = 64;

/// Does what an inspection asks for. `now` is wall time since the Unix epoch.
pub(crate) fn answer(request: &StoreRequest, now: Duration) -> Result<StoreReply, Failure> {
    let now_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
    request.answered(|count| count_one(now_ms, count))
}

fn count_one(now_ms: u64, count: &Count) -> Result<Counted, Failure> {
    let place = format!("weir.count.{}", count.key.place(PLACES));
    for _ in 0..TRIES {
        let (bytes, version) = envoy::shared(&place).map_err(|_| Failure::Unreachable)?;
        let mut set = CounterSet::from_bytes(&bytes);
        let counted = set.count(now_ms, count, ROOM);
        match envoy::swap_shared(&place, &set.to_bytes(), version) {
            Ok(Swap::Done) => return Ok(counted),
            Ok(Swap::Changed) => {}
            Err(_) => return Err(Failure::Unreachable),
        }
    }
    Err(Failure::Overload)
}
