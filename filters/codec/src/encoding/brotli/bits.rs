//! Bits, lowest first.

use super::{super::DecodeError, code::Code};

/// Why a step cannot be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stop {
    /// It needs more input. Nothing of it was taken.
    More,
    /// There is no such step, or the output has no room.
    Failed(DecodeError),
}

pub(super) const CORRUPT: Stop = Stop::Failed(DecodeError::Corrupt);

pub(super) struct Bits<'b> {
    bytes: &'b [u8],
    /// How many bits were taken.
    at: usize,
}

impl<'b> Bits<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The bytes of which not all bits were taken, and how many bits of the first were.
    pub(super) fn rest(&self) -> (&'b [u8], usize) {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        (rest, self.at % 8)
    }

    fn left(&self) -> usize {
        self.bytes.len() * 8 - self.at
    }

    /// At least the next 32 bits; zeros where there are none.
    fn peek(&self) -> u64 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut few = [0; 8];
            for (to, from) in few.iter_mut().zip(rest) {
                *to = *from;
            }
            few
        });
        u64::from_le_bytes(bytes) >> (self.at % 8)
    }

    fn skip(&mut self, count: usize) -> Result<(), Stop> {
        if count > self.left() {
            return Err(Stop::More);
        }
        self.at += count;
        Ok(())
    }

    /// The next `count` bits (32 at most) as a number.
    pub(super) fn take(&mut self, count: usize) -> Result<usize, Stop> {
        let bits = self.peek() & ((1 << count) - 1);
        self.skip(count)?;
        Ok(bits as usize)
    }

    /// The next symbol of a prefix code.
    pub(super) fn symbol(&mut self, code: &Code) -> Result<usize, Stop> {
        let (symbol, length) = code.look(self.peek() as u32).ok_or(CORRUPT)?;
        self.skip(length)?;
        Ok(symbol)
    }

    /// All of a step or nothing.
    pub(super) fn whole<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let before = self.at;
        let done = step(self);
        if done.is_err() {
            self.at = before;
        }
        done
    }

    /// Goes on to the next byte; the bits left out are zeros.
    pub(super) fn align(&mut self) -> Result<(), Stop> {
        let unused = self.at.wrapping_neg() % 8;
        match self.take(unused)? {
            0 => Ok(()),
            _ => Err(CORRUPT),
        }
    }

    /// Up to `most` whole bytes; at a byte's start.
    pub(super) fn bytes(&mut self, most: usize) -> Result<&'b [u8], Stop> {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let taken = rest.get(..most.min(rest.len())).unwrap_or_default();
        if taken.is_empty() {
            return Err(Stop::More);
        }
        self.at += taken.len() * 8;
        Ok(taken)
    }
}
