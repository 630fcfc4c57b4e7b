//! The checksum behind a gzip member (CRC-32, RFC 1952), eight bytes at a time.
//!
//! Its tables are built when the first is needed: stored, they would be 16 KB of every wasm module.

use std::sync::OnceLock;

/// `TABLES[n]` is what a byte does to the sum of itself and `n` zeros.
static TABLES: OnceLock<Box<[Table; 8]>> = OnceLock::new();

type Table = [u32; 256];

#[derive(Debug)]
pub(super) struct Crc(u32);

impl Crc {
    pub(super) fn new() -> Self {
        Self(!0)
    }

    pub(super) fn sum(&self) -> u32 {
        !self.0
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        let [t0, t1, t2, t3, t4, t5, t6, t7] = &**TABLES.get_or_init(tables);
        let (eights, rest) = bytes.as_chunks::<8>();
        for &[a, b, c, d, e, f, g, h] in eights {
            let sum = self.0 ^ u32::from_le_bytes([a, b, c, d]);
            self.0 = look(t7, sum)
                ^ look(t6, sum >> 8)
                ^ look(t5, sum >> 16)
                ^ look(t4, sum >> 24)
                ^ look(t3, e.into())
                ^ look(t2, f.into())
                ^ look(t1, g.into())
                ^ look(t0, h.into());
        }
        for &byte in rest {
            self.0 = shifted(t0, self.0 ^ u32::from(byte));
        }
    }
}

fn tables() -> Box<[Table; 8]> {
    let mut tables = Box::new([[0; 256]; 8]);
    let mut bytes: Table = [0; 256];
    for (byte, slot) in (0..).zip(&mut bytes) {
        *slot = (0..8).fold(byte, |sum: u32, _| (sum >> 1) ^ ((sum & 1) * 0xedb8_8320));
    }
    let mut last = bytes;
    for table in tables.iter_mut() {
        *table = last;
        last = last.map(|sum| shifted(&bytes, sum));
    }
    tables
}

fn shifted(table: &Table, sum: u32) -> u32 {
    (sum >> 8) ^ look(table, sum)
}

fn look(table: &Table, byte: u32) -> u32 {
    table.get((byte & 0xff) as usize).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_check_value_in_any_pieces() {
        for cut in 0..=9 {
            let (left, right) = b"123456789".split_at(cut);
            let mut crc = Crc::new();
            crc.update(left);
            crc.update(right);
            assert_eq!(crc.sum(), 0xcbf4_3926);
        }
        let mut long = Crc::new();
        long.update(&[b'a'; 100]);
        assert_eq!(long.sum(), 0xaf70_7a64);
    }
}
