//! Prefix codes (RFC 7932, 3).

use super::bits::{Bits, CORRUPT, Stop};

/// A canonical prefix code, complete or of one symbol.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// By the next eight bits: length and symbol, or [`LONGER`].
    short: [u16; 256],
    /// How many codes there are of each length.
    counts: [u16; 16],
    /// The first code of nine bits, and how many are shorter.
    longer: (usize, usize),
    /// By length, then by value.
    symbols: Vec<u16>,
}

/// The code has more than eight bits.
const LONGER: u16 = u16::MAX;
/// Bits of `short` for the symbol.
const SYMBOL: u32 = 10;

impl Code {
    /// The code with these lengths; zero: no such symbol.
    fn new(lengths: &[u8]) -> Self {
        let mut code = Self {
            short: [LONGER; 256],
            counts: [0; 16],
            longer: (0, 0),
            symbols: Vec::new(),
        };
        let mut next = 0_u32;
        for length in 1..16_u8 {
            if length == 9 {
                code.longer = (next as usize, code.symbols.len());
            }
            for (symbol, _) in (0_u16..).zip(lengths).filter(|(_, l)| **l == length) {
                code.symbols.push(symbol);
                if let Some(count) = code.counts.get_mut(usize::from(length)) {
                    *count += 1;
                }
                if length <= 8 {
                    let reversed = next.reverse_bits() >> (32 - u32::from(length));
                    let entry = u16::from(length) << SYMBOL | symbol;
                    let slots = code.short.iter_mut().skip(reversed as usize);
                    slots.step_by(1 << length).for_each(|s| *s = entry);
                }
                next += 1;
            }
            next <<= 1;
        }
        if let [only] = code.symbols.as_slice() {
            // It takes no bits.
            code.short = [*only; 256];
        }
        code
    }

    /// The symbol at the beginning of `bits`, and its length.
    pub(super) fn look(&self, bits: u32) -> Option<(usize, usize)> {
        match self.short.get((bits & 0xff) as usize).copied()? {
            LONGER => self.look_on(bits),
            entry => {
                let symbol = entry & ((1 << SYMBOL) - 1);
                Some((usize::from(symbol), usize::from(entry >> SYMBOL)))
            }
        }
    }

    fn look_on(&self, bits: u32) -> Option<(usize, usize)> {
        let (mut first, mut before) = self.longer;
        for (length, &count) in self.counts.iter().enumerate().skip(9) {
            let count = usize::from(count);
            let code = (bits.reverse_bits() >> (32 - length)) as usize;
            if code < first + count {
                let symbol = self.symbols.get(before + code.checked_sub(first)?)?;
                return Some((usize::from(*symbol), length));
            }
            before += count;
            first = (first + count) << 1;
        }
        None
    }

    /// Reads the description of a code over that many symbols.
    pub(super) fn read(bits: &mut Bits<'_>, alphabet: usize) -> Result<Self, Stop> {
        bits.whole(|bits| {
            let mut lengths = vec![0; alphabet];
            match bits.take(2)? {
                1 => simple(bits, &mut lengths)?,
                skipped => complex(bits, skipped, &mut lengths)?,
            }
            Ok(Self::new(&lengths))
        })
    }
}

/// Up to four symbols.
fn simple(bits: &mut Bits<'_>, lengths: &mut [u8]) -> Result<(), Stop> {
    let count = bits.take(2)? + 1;
    let width = usize::BITS - (lengths.len() - 1).leading_zeros();
    let mut symbols = Vec::new();
    for _ in 0..count {
        symbols.push(bits.take(width as usize)?);
    }
    let shape: &[u8] = match count {
        // Any length will do.
        1 => &[1],
        2 => &[1, 1],
        3 => &[1, 2, 2],
        _ if bits.take(1)? == 0 => &[2, 2, 2, 2],
        _ => &[1, 2, 3, 3],
    };
    for (symbol, length) in symbols.into_iter().zip(shape) {
        match lengths.get_mut(symbol) {
            Some(slot @ 0) => *slot = *length,
            _ => return Err(CORRUPT),
        }
    }
    Ok(())
}

/// Lengths in a code of their own.
fn complex(bits: &mut Bits<'_>, skipped: usize, lengths: &mut [u8]) -> Result<(), Stop> {
    /// The order in which the lengths of the code for lengths come.
    const ORDER: [u8; 18] = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    let mut of_lengths = [0; 18];
    let (mut space, mut count) = (32_usize, 0);
    for &symbol in ORDER.get(skipped..).unwrap_or_default() {
        let next = match bits.take(2)? {
            0 => 0,
            1 => 4,
            2 => 3,
            _ if bits.take(1)? == 0 => 2,
            _ if bits.take(1)? == 0 => 1,
            _ => 5,
        };
        if let Some(slot) = of_lengths.get_mut(usize::from(symbol)) {
            *slot = next;
        }
        if next > 0 {
            space = space.checked_sub(32 >> next).ok_or(CORRUPT)?;
            count += 1;
            if space == 0 {
                break;
            }
        }
    }
    if space > 0 && count != 1 {
        return Err(CORRUPT);
    }
    let code = Code::new(&of_lengths);
    let (mut at, mut space) = (0, 1_usize << 15);
    let (mut last, mut repeated, mut repeats) = (8, 0, 0);
    while at < lengths.len() && space > 0 {
        let symbol = bits.symbol(&code)?;
        let (length, times) = match symbol {
            0..16 => {
                repeats = 0;
                (symbol as u8, 1)
            }
            _ => {
                let length = if symbol == 16 { last } else { 0 };
                if length != repeated {
                    (repeated, repeats) = (length, 0);
                }
                let before = repeats;
                let width = symbol - 14;
                if repeats > 0 {
                    repeats = (repeats - 2) << width;
                }
                repeats += bits.take(width)? + 3;
                (length, repeats - before)
            }
        };
        let run = lengths.get_mut(at..at + times).ok_or(CORRUPT)?;
        run.fill(length);
        at += times;
        if length > 0 {
            last = length;
            let taken = times * ((1 << 15) >> length);
            space = space.checked_sub(taken).ok_or(CORRUPT)?;
        }
    }
    match space {
        0 => Ok(()),
        _ => Err(CORRUPT),
    }
}
