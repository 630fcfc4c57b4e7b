//! Brotli (RFC 7932): a decoder that takes its input cut anywhere and keeps no more than the window.
//!
//! It is our own for the wasm module's sake: the crate's is three times the code, and its dictionary twice the room.

mod bits;
mod block;
mod code;
mod dictionary;
mod map;
#[cfg(test)]
mod tests;

use std::fmt;

use self::{
    bits::{Bits, CORRUPT, Stop},
    block::Blocks,
    code::Code,
    map::{Map, context},
};
use super::{DecodeError, Sink};

/// What comes next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum At {
    Start,
    Header,
    /// That many bytes that say nothing.
    Metadata(usize),
    /// The rest of a meta-block that is not compressed.
    Raw,
    /// How the symbols of a kind are divided into blocks: literals, commands, distances.
    Blocks(usize),
    Distances,
    /// Which code a literal (0) or a distance (1) has.
    Maps(usize),
    Codes(usize),
    Command,
    Literals,
    Distance,
    Copy,
    Done,
}

const LITERALS: usize = 0;
const COMMANDS: usize = 1;
const DISTANCES: usize = 2;

pub(super) struct Brotli {
    at: At,
    /// Input that a step needs more of, and how many bits of its first byte were taken.
    rest: Vec<u8>,
    taken: usize,
    /// What was decoded last: as much as may be referred to, and what was not given on yet.
    window: Vec<u8>,
    given: usize,
    /// How far back a copy can be.
    reach: usize,
    /// Of the meta-block: whether it is the last, and how many bytes are still to come.
    is_last: bool,
    left: usize,
    blocks: [Blocks; 3],
    codes: [Vec<Code>; 3],
    maps: [Map; 2],
    /// The kind of context of each type of literals.
    modes: Vec<u8>,
    /// Distances that have a code of their own, and how many low bits of the others have no code.
    direct: usize,
    postfix: usize,
    /// Of the command: literals and bytes to copy that are still to come, and from where.
    literals: usize,
    copied: usize,
    is_repeated: bool,
    distance: usize,
    /// The last four distances, the last first.
    distances: [usize; 4],
}

impl fmt::Debug for Brotli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Brotli")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// Output is given on in pieces of about this size, so that a limit is noticed early.
const PIECE: usize = 1 << 16;

impl Brotli {
    pub(super) fn new() -> Self {
        Self {
            at: At::Start,
            rest: Vec::new(),
            taken: 0,
            window: Vec::new(),
            given: 0,
            reach: 0,
            is_last: false,
            left: 0,
            blocks: Default::default(),
            codes: Default::default(),
            maps: Default::default(),
            modes: Vec::new(),
            direct: 0,
            postfix: 0,
            literals: 0,
            copied: 0,
            is_repeated: false,
            distance: 0,
            distances: [4, 11, 15, 16],
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.at == At::Done
    }

    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut Sink) -> Result<(), DecodeError> {
        let mut input = std::mem::take(&mut self.rest);
        let all = if input.is_empty() {
            bytes
        } else {
            input.extend_from_slice(bytes);
            &input
        };
        let mut bits = Bits::new(all, self.taken);
        let stopped = loop {
            let step = self.step(&mut bits);
            if step.is_err() || self.window.len() - self.given >= PIECE {
                self.give(sink)?;
            }
            match step {
                Ok(()) => {}
                Err(Stop::More) => break Ok(()),
                Err(Stop::Failed(error)) => break Err(error),
            }
        };
        let (rest, taken) = bits.rest();
        self.rest = rest.to_vec();
        self.taken = taken;
        stopped
    }

    /// Gives on what was decoded, and forgets what nothing can refer to any more.
    fn give(&mut self, sink: &mut Sink) -> Result<(), DecodeError> {
        sink.take(self.window.get(self.given..).unwrap_or_default())?;
        if self.window.len() > self.reach + PIECE.max(self.reach / 4) {
            self.window.drain(..self.window.len() - self.reach);
        }
        self.given = self.window.len();
        Ok(())
    }

    fn step(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        match self.at {
            At::Start => {
                self.reach = (1 << bits.whole(window_bits)?) - 16;
                self.at = At::Header;
                Ok(())
            }
            At::Header => self.header(bits),
            At::Metadata(0) => self.end(bits),
            At::Metadata(length) => {
                let skipped = bits.bytes(length)?.len();
                self.at = At::Metadata(length - skipped);
                Ok(())
            }
            At::Raw => {
                if self.left == 0 {
                    return self.end(bits);
                }
                let bytes = bits.bytes(self.left.min(PIECE))?;
                self.window.extend_from_slice(bytes);
                self.left -= bytes.len();
                Ok(())
            }
            At::Blocks(kind) => {
                if let Some(blocks) = self.blocks.get_mut(kind) {
                    *blocks = bits.whole(Blocks::read)?;
                }
                self.at = match kind {
                    DISTANCES => At::Distances,
                    _ => At::Blocks(kind + 1),
                };
                Ok(())
            }
            At::Distances => self.describe_distances(bits),
            At::Maps(which) => {
                if let Some(map) = self.maps.get_mut(which) {
                    map.read(bits)?;
                }
                self.at = match which {
                    0 => At::Maps(1),
                    _ => At::Codes(LITERALS),
                };
                Ok(())
            }
            At::Codes(kind) => self.read_codes(kind, bits),
            At::Command => self.command(bits),
            At::Literals => self.take_literals(bits),
            At::Distance => self.find_distance(bits),
            At::Copy => {
                self.copy();
                Ok(())
            }
            At::Done => match bits.rest() {
                ([], _) => Err(Stop::More),
                _ => Err(CORRUPT),
            },
        }
    }

    /// A meta-block is over.
    fn end(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        if self.is_last {
            bits.align()?;
        }
        self.at = if self.is_last { At::Done } else { At::Header };
        Ok(())
    }

    fn header(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let (is_last, length, at) = bits.whole(|bits| {
            let is_last = bits.take(1)? == 1;
            if is_last && bits.take(1)? == 1 {
                return Ok((true, 0, At::Raw));
            }
            let digits = bits.take(2)? + 4;
            if digits == 7 {
                if bits.take(1)? == 1 {
                    return Err(CORRUPT);
                }
                let count = bits.take(2)?;
                let length = number(bits, count, 8, 2)?;
                bits.align()?;
                let length = if count == 0 { 0 } else { length + 1 };
                return Ok((is_last, 0, At::Metadata(length)));
            }
            let length = number(bits, digits, 4, 5)? + 1;
            if !is_last && bits.take(1)? == 1 {
                bits.align()?;
                return Ok((false, length, At::Raw));
            }
            Ok((is_last, length, At::Blocks(LITERALS)))
        })?;
        (self.is_last, self.left, self.at) = (is_last, length, at);
        Ok(())
    }

    fn describe_distances(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let types = |kind: usize| self.blocks.get(kind).map_or(1, Blocks::types);
        let (literals, distances) = (types(LITERALS), types(DISTANCES));
        (self.postfix, self.direct, self.modes) = bits.whole(|bits| {
            let postfix = bits.take(2)?;
            let direct = bits.take(4)? << postfix;
            let mut modes = Vec::new();
            for _ in 0..literals {
                modes.push(bits.take(2)? as u8);
            }
            Ok((postfix, direct, modes))
        })?;
        self.maps = [Map::new(literals << 6), Map::new(distances << 2)];
        self.codes = Default::default();
        self.at = At::Maps(0);
        Ok(())
    }

    fn read_codes(&mut self, kind: usize, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let [for_literals, for_distances] = &self.maps;
        let (alphabet, count, next) = match kind {
            LITERALS => (256, for_literals.codes(), At::Codes(COMMANDS)),
            COMMANDS => (
                704,
                self.blocks.get(kind).map_or(1, Blocks::types),
                At::Codes(DISTANCES),
            ),
            _ => (
                16 + self.direct + (48 << self.postfix),
                for_distances.codes(),
                At::Command,
            ),
        };
        let Some(codes) = self.codes.get_mut(kind) else {
            return Err(CORRUPT);
        };
        while codes.len() < count {
            codes.push(Code::read(bits, alphabet)?);
        }
        self.at = next;
        Ok(())
    }

    fn command(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        if self.left == 0 {
            return self.end(bits);
        }
        let [_, blocks, _] = &mut self.blocks;
        blocks.turn(bits)?;
        let [_, codes, _] = &self.codes;
        let code = codes.get(blocks.kind()).ok_or(CORRUPT)?;
        let (symbol, literals, copied) = bits.whole(|bits| {
            let symbol = bits.symbol(code)?;
            let (literals, copied) = block::lengths(symbol, bits)?;
            Ok((symbol, literals, copied))
        })?;
        blocks.took_one();
        self.left = self.left.checked_sub(literals).ok_or(CORRUPT)?;
        (self.literals, self.copied) = (literals, copied);
        self.is_repeated = symbol < 128;
        self.at = At::Literals;
        Ok(())
    }

    fn take_literals(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let [blocks, ..] = &mut self.blocks;
        let [codes, ..] = &self.codes;
        let [map, _] = &self.maps;
        let (mut before, mut last) = match *self.window {
            [.., before, last] => (before, last),
            [last] => (0, last),
            _ => (0, 0),
        };
        for _ in 0..self.literals.min(PIECE) {
            blocks.turn(bits)?;
            let mode = self.modes.get(blocks.kind()).copied().unwrap_or(0);
            let place = blocks.kind() << 6 | context(mode, last, before);
            let code = codes.get(map.code(place)).ok_or(CORRUPT)?;
            let literal = bits.symbol(code)? as u8;
            blocks.took_one();
            self.literals -= 1;
            self.window.push(literal);
            (before, last) = (last, literal);
        }
        if self.literals == 0 {
            // The last command of a meta-block may end with its literals.
            self.at = if self.left == 0 {
                At::Command
            } else {
                At::Distance
            };
        }
        Ok(())
    }

    fn find_distance(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let symbol = if self.is_repeated {
            self.distance = self.distances.first().copied().unwrap_or(0);
            0
        } else {
            let [.., blocks] = &mut self.blocks;
            blocks.turn(bits)?;
            let place = blocks.kind() << 2 | (self.copied - 2).min(3);
            let [.., codes] = &self.codes;
            let [_, map] = &self.maps;
            let code = codes.get(map.code(place)).ok_or(CORRUPT)?;
            let (last, direct, postfix) = (&self.distances, self.direct, self.postfix);
            let (symbol, distance) = bits.whole(|bits| {
                let symbol = bits.symbol(code)?;
                let distance = block::distance(symbol, last, direct, postfix, bits)?;
                Ok((symbol, distance))
            })?;
            blocks.took_one();
            self.distance = distance;
            symbol
        };
        let furthest = self.reach.min(self.window.len());
        if let Some(beyond) = self.distance.checked_sub(furthest + 1) {
            let word = dictionary::word(self.copied, beyond).ok_or(CORRUPT)?;
            self.left = self.left.checked_sub(word.len()).ok_or(CORRUPT)?;
            self.window.extend(word);
            self.at = At::Command;
            return Ok(());
        }
        self.left = self.left.checked_sub(self.copied).ok_or(CORRUPT)?;
        if symbol != 0 {
            let [a, b, c, _] = self.distances;
            self.distances = [self.distance, a, b, c];
        }
        self.at = At::Copy;
        Ok(())
    }

    fn copy(&mut self) {
        let start = self.window.len() - self.distance;
        let mut now = self.copied.min(PIECE);
        self.copied -= now;
        while now > 0 {
            // What was copied already repeats what is to be copied.
            let count = now.min(self.window.len() - start);
            self.window.extend_from_within(start..start + count);
            now -= count;
        }
        if self.copied == 0 {
            self.at = At::Command;
        }
    }
}

/// The logarithm of the window's size.
fn window_bits(bits: &mut Bits<'_>) -> Result<usize, Stop> {
    if bits.take(1)? == 0 {
        return Ok(16);
    }
    match bits.take(3)? {
        0 => match bits.take(3)? {
            0 => Ok(17),
            1 => Err(CORRUPT),
            small => Ok(8 + small),
        },
        large => Ok(17 + large),
    }
}

/// A number of that many digits of `width` bits, the lowest first. From `checked` digits on the highest may not be zero.
fn number(bits: &mut Bits<'_>, digits: usize, width: usize, checked: usize) -> Result<usize, Stop> {
    let (mut number, mut highest) = (0, 1);
    for digit in 0..digits {
        highest = bits.take(width)?;
        number |= highest << (digit * width);
    }
    match highest {
        0 if digits >= checked => Err(CORRUPT),
        _ => Ok(number),
    }
}
