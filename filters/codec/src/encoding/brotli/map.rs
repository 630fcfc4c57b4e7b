//! Which code a symbol has, by its block's type and its context (RFC 7932, 7).

use super::{
    bits::{Bits, CORRUPT, Stop},
    block::count,
    code::Code,
};

/// From type and context to code.
#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    places: Vec<u8>,
    length: usize,
    codes: usize,
    /// While it is read: the code of its entries, and how many of its symbols are runs of zeros.
    entries: Option<(Code, usize)>,
}

impl Map {
    pub(super) fn new(length: usize) -> Self {
        Self {
            places: Vec::new(),
            length,
            codes: 0,
            entries: None,
        }
    }

    pub(super) fn codes(&self) -> usize {
        self.codes
    }

    pub(super) fn code(&self, place: usize) -> usize {
        self.places.get(place).copied().map_or(0, usize::from)
    }

    /// Goes on reading; what was read stays read when more input is needed.
    pub(super) fn read(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        if self.codes == 0 {
            let (codes, entries) = bits.whole(|bits| {
                let codes = count(bits)?;
                if codes == 1 {
                    return Ok((1, None));
                }
                let runs = match bits.take(1)? {
                    0 => 0,
                    _ => bits.take(4)? + 1,
                };
                Ok((codes, Some((Code::read(bits, codes + runs)?, runs))))
            })?;
            (self.codes, self.entries) = (codes, entries);
        }
        let Some((code, runs)) = &self.entries else {
            return Ok(());
        };
        while self.places.len() < self.length {
            let (entry, times) = bits.whole(|bits| {
                let symbol = bits.symbol(code)?;
                Ok(match symbol.checked_sub(*runs) {
                    Some(entry @ 1..) => (entry, 1),
                    _ if symbol == 0 => (0, 1),
                    _ => (0, (1 << symbol) + bits.take(symbol)?),
                })
            })?;
            let length = self.places.len() + times;
            if length > self.length {
                return Err(CORRUPT);
            }
            self.places.resize(length, entry as u8);
        }
        if bits.take(1)? == 1 {
            self.move_to_front();
        }
        self.entries = None;
        Ok(())
    }

    /// Entries are places in a list of codes, in which the one named last comes first.
    fn move_to_front(&mut self) {
        let mut list: Vec<u8> = (0..=255).collect();
        for place in &mut self.places {
            let named = usize::from(*place);
            if let Some(front) = list.get_mut(..=named) {
                front.rotate_right(1);
                *place = front.first().copied().unwrap_or(0);
            }
        }
    }
}

/// The context of a literal behind `last` and, before it, `before`.
pub(super) fn context(mode: u8, last: u8, before: u8) -> usize {
    usize::from(match mode {
        0 => last & 63,
        1 => last >> 2,
        2 => {
            let [of_last, of_before] = &UTF8;
            let of =
                |table: &[u8; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or(0);
            of(of_last, last) | of(of_before, before)
        }
        _ => size(last) << 3 | size(before),
    })
}

/// What two bytes say in a text: the last and the one before it.
static UTF8: [[u8; 256]; 2] = tables();

#[expect(clippy::indexing_slicing, reason = "the compiler runs it")]
const fn tables() -> [[u8; 256]; 2] {
    let mut tables = [[0; 256]; 2];
    let mut byte = 0;
    while byte < 256 {
        let (last, before) = match byte as u8 {
            b'\t' | b'\n' | b'\r' => (4, 0),
            ..b' ' | 127 => (0, 0),
            b' ' => (8, 0),
            b'"' | b'\'' => (16, 1),
            b'%' => (20, 1),
            b'(' | b'<' | b'[' | b'{' => (24, 1),
            b')' | b'>' | b']' | b'}' => (28, 1),
            b',' | b':' | b';' => (32, 1),
            b'.' => (36, 1),
            b'=' => (40, 1),
            b'0'..=b'9' => (44, 2),
            b'A' | b'E' | b'I' | b'O' | b'U' => (48, 2),
            b'A'..=b'Z' => (52, 2),
            b'a' | b'e' | b'i' | b'o' | b'u' => (56, 3),
            b'a'..=b'z' => (60, 3),
            ..128 => (12, 1),
            128..192 => (byte as u8 & 1, 0),
            192..224 => (2 + (byte as u8 & 1), 0),
            224.. => (2 + (byte as u8 & 1), 2),
        };
        tables[0][byte] = last;
        tables[1][byte] = before;
        byte += 1;
    }
    tables
}

/// How large a byte is, as a number with a sign.
fn size(byte: u8) -> u8 {
    match byte {
        0 => 0,
        1..16 => 1,
        16..64 => 2,
        64..128 => 3,
        128..192 => 4,
        192..240 => 5,
        240..255 => 6,
        255 => 7,
    }
}
