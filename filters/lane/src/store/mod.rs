//! What an inspection asks of the store that exchanges share, and what the store answers. Values only: a host keeps the
//! store (its own memory, Envoy's shared data, Redis) and its clock.

mod counter;
mod table;

pub use self::{
    counter::{Counter, SOON_MS, Window},
    table::CounterSet,
};

/// Asks the store for something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum StoreRequest {
    /// Counts, in this order. Each is atomic; where one that [stops](Counting::stops) is over its limit, those after it are
    /// left alone.
    Count(Vec<Count>),
}

impl StoreRequest {
    /// Answers it with a store that does one count after the other.
    ///
    /// # Errors
    /// The first that `count` gives.
    pub fn answered<E>(
        &self,
        mut count: impl FnMut(&Count) -> Result<Counted, E>,
    ) -> Result<StoreReply, E> {
        let Self::Count(counts) = self;
        let mut counted = Vec::with_capacity(counts.len());
        for one in counts {
            let result = count(one)?;
            counted.push(result);
            if matches!(result, Counted::Over { .. }) && one.counting.stops() {
                break;
            }
        }
        Ok(StoreReply::Counted(counted))
    }
}

/// What the store answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum StoreReply {
    /// One for each [`Count`] in its order, up to the first that stopped.
    Counted(Vec<Counted>),
}

/// One count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Count {
    /// Which counter.
    pub key: CounterKey,
    /// How much is counted; 0 only looks.
    pub amount: u64,
    /// What it may grow to, and when it is forgotten.
    pub window: Window,
    /// What is done about the limit.
    pub counting: Counting,
}

impl Count {
    /// What gives back the place that it took; none where it took none.
    pub fn release(&self, counted: &Counted) -> Option<Self> {
        let Counted::Held { window } = *counted else {
            return None;
        };
        let counting = Counting::Release { window };
        Some(Self { counting, ..*self })
    }
}

/// What a count does about its limit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counting {
    /// Nothing: what happened is counted, and nobody is refused.
    Note,
    /// Counted where it fits; where it does not, that is said.
    Take,
    /// The same, and what comes after it is not counted then: the exchange is refused.
    TakeOrStop,
    /// Counted where it fits into what is under way, until it is released.
    Hold,
    /// The same, and what comes after it is not counted then.
    HoldOrStop,
    /// Not under way any more.
    Release {
        /// What [`Counted::Held`] said.
        window: u64,
    },
}

impl Counting {
    /// Whether an exchange goes no further where it does not fit.
    pub fn stops(self) -> bool {
        matches!(self, Self::TakeOrStop | Self::HoldOrStop)
    }

    /// Whether it takes a place that is to be given back.
    pub fn holds(self) -> bool {
        matches!(self, Self::Hold | Self::HoldOrStop)
    }
}

/// What came of a count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counted {
    /// It fits (or nobody asked whether).
    Within,
    /// It fits into what is under way, and has a place there.
    Held {
        /// In which of the counter's windows.
        window: u64,
    },
    /// It does not, or the time in which everything is refused is not over.
    Over {
        /// When it is worth trying again, in milliseconds.
        retry_after_ms: u64,
    },
}

/// A counter's name: half a SHA-256 over what it counts by. Nothing can be read from it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CounterKey(pub [u8; 16]);

impl CounterKey {
    /// Which of `places` it belongs to: its bits are as good as random.
    pub fn place(&self, places: u64) -> u64 {
        u64::from_le_bytes(self.half(0)) % places.max(1)
    }

    /// In hexadecimal.
    pub fn to_hex(&self) -> String {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let bytes = self.0.iter();
        bytes.flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
    }

    fn half(&self, start: usize) -> [u8; 8] {
        let half = self.0.get(start..start + 8);
        half.and_then(|half| half.try_into().ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::CounterKey;

    #[test]
    fn keys_print_and_find_their_place() {
        let key = CounterKey(std::array::from_fn(|at| u8::try_from(at * 17).unwrap()));
        assert_eq!(key.to_hex(), "00112233445566778899aabbccddeeff");
        assert_eq!(key.place(256), 0);
        assert_eq!(key.place(1 << 16), 0x1100);
        assert_eq!(key.place(0), 0);
    }
}
