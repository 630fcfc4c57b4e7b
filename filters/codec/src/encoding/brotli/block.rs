//! Blocks of symbols that share their codes (RFC 7932, 6), and what symbols with extra bits stand for (4 and 5).

use super::{
    bits::{Bits, CORRUPT, Stop},
    code::Code,
};

/// How the symbols of one kind are divided.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocks {
    types: usize,
    /// The codes of the next block's type and length, where there is more than one type.
    codes: Option<Box<[Code; 2]>>,
    kind: usize,
    last_kind: usize,
    left: usize,
}

impl Blocks {
    pub(super) fn read(bits: &mut Bits<'_>) -> Result<Self, Stop> {
        let types = count(bits)?;
        let mut blocks = Self {
            types,
            codes: None,
            kind: 0,
            last_kind: 1,
            // More than a meta-block has.
            left: 1 << 24,
        };
        if types > 1 {
            let codes = [Code::read(bits, types + 2)?, Code::read(bits, 26)?];
            let [_, lengths] = &codes;
            blocks.left = length(lengths, bits)?;
            blocks.codes = Some(Box::new(codes));
        }
        Ok(blocks)
    }

    pub(super) fn types(&self) -> usize {
        self.types
    }

    pub(super) fn kind(&self) -> usize {
        self.kind
    }

    /// Begins the next block when this one is over.
    pub(super) fn turn(&mut self, bits: &mut Bits<'_>) -> Result<(), Stop> {
        let (0, Some(codes)) = (self.left, &self.codes) else {
            return Ok(());
        };
        let [types, lengths] = &**codes;
        let (symbol, left) =
            bits.whole(|bits| Ok((bits.symbol(types)?, length(lengths, bits)?)))?;
        let kind = match symbol {
            0 => self.last_kind,
            1 if self.kind + 1 == self.types => 0,
            1 => self.kind + 1,
            named => named - 2,
        };
        self.last_kind = std::mem::replace(&mut self.kind, kind);
        self.left = left;
        Ok(())
    }

    pub(super) fn took_one(&mut self) {
        self.left = self.left.saturating_sub(1);
    }
}

/// A number from 1 to 256, small ones in fewer bits.
pub(super) fn count(bits: &mut Bits<'_>) -> Result<usize, Stop> {
    if bits.take(1)? == 0 {
        return Ok(1);
    }
    let width = bits.take(3)?;
    Ok(1 + (1 << width) + bits.take(width)?)
}

/// Extra bits of each length code; a code begins where those before it end.
static BLOCKS: [(u32, u8); 26] = bases([
    2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24,
]);
static INSERTED: [(u32, u8); 24] = bases([
    0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24,
]);
static COPIED: [(u32, u8); 24] = bases([
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24,
]);

fn length(code: &Code, bits: &mut Bits<'_>) -> Result<usize, Stop> {
    let symbol = bits.symbol(code)?;
    Ok(1 + extra(&BLOCKS, symbol, bits)?)
}

/// Where each code begins, and its extra bits.
#[expect(clippy::indexing_slicing, reason = "the compiler runs it")]
const fn bases<const N: usize>(widths: [u8; N]) -> [(u32, u8); N] {
    let mut bases = [(0, 0); N];
    let (mut code, mut base) = (0, 0);
    while code < N {
        bases[code] = (base, widths[code]);
        base += 1 << widths[code];
        code += 1;
    }
    bases
}

fn extra(codes: &[(u32, u8)], code: usize, bits: &mut Bits<'_>) -> Result<usize, Stop> {
    let (base, width) = codes.get(code).copied().ok_or(CORRUPT)?;
    Ok(base as usize + bits.take(usize::from(width))?)
}

/// How many literals and how many bytes to copy a command has.
pub(super) fn lengths(symbol: usize, bits: &mut Bits<'_>) -> Result<(usize, usize), Stop> {
    /// For each 64 symbols the first codes: literals, then bytes to copy.
    const CELLS: [(u8, u8); 11] = [
        (0, 0),
        (0, 8),
        (0, 0),
        (0, 8),
        (8, 0),
        (8, 8),
        (0, 16),
        (16, 0),
        (8, 16),
        (16, 8),
        (16, 16),
    ];
    let (inserted, copied) = CELLS.get(symbol >> 6).copied().ok_or(CORRUPT)?;
    let inserted = usize::from(inserted) + (symbol >> 3 & 7);
    let copied = usize::from(copied) + (symbol & 7);
    let inserted = extra(&INSERTED, inserted, bits)?;
    Ok((inserted, 2 + extra(&COPIED, copied, bits)?))
}

/// The distance of a symbol; `last` are the last four.
pub(super) fn distance(
    symbol: usize,
    last: &[usize; 4],
    direct: usize,
    postfix: usize,
    bits: &mut Bits<'_>,
) -> Result<usize, Stop> {
    let [a, b, c, d] = *last;
    let Some(further) = symbol.checked_sub(16) else {
        let near = match symbol {
            0 => Some(a),
            1 => Some(b),
            2 => Some(c),
            3 => Some(d),
            _ => {
                let base = if symbol < 10 { a } else { b };
                let step = (symbol - 4) % 6;
                match step % 2 {
                    0 => base.checked_sub(1 + step / 2),
                    _ => Some(base + 1 + step / 2),
                }
            }
        };
        return near.filter(|&near| near > 0).ok_or(CORRUPT);
    };
    let Some(code) = further.checked_sub(direct) else {
        return Ok(further + 1);
    };
    let width = 1 + (code >> (postfix + 1));
    let high = code >> postfix;
    let low = code & ((1 << postfix) - 1);
    let base = ((2 + (high & 1)) << width) - 4;
    Ok(((base + bits.take(width)?) << postfix) + low + direct + 1)
}
