//! Kinds of bytes, told for eight at a time with ordinary instructions: as good in a wasm module as elsewhere.
//!
//! A mask has the highest bit of each byte set that is of the kind; the first byte of the text is the lowest.

/// The eight bytes at `at`; beyond the end of the text they are 0.
#[inline(always)]
pub(crate) fn load(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest
            .iter()
            .rev()
            .fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)),
    }
}

/// The four bytes at `at`, in the same way.
#[inline(always)]
pub(crate) fn four(text: &[u8], at: usize) -> u32 {
    let [a, b, c, d, ..] = load(text, at).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Which are digits.
#[inline(always)]
pub(crate) fn digits(bytes: u64) -> u64 {
    between(bytes, b'0', b'9') & !bytes & HIGHEST
}

/// Which are letters or digits.
#[inline(always)]
pub(crate) fn alphanumeric(bytes: u64) -> u64 {
    let letters = between(bytes | (u64::from(0x20_u8) * EACH), b'a', b'z');
    (letters | between(bytes, b'0', b'9')) & !bytes & HIGHEST
}

/// Which begin a character that is no ASCII.
#[inline(always)]
pub(crate) fn lead(bytes: u64) -> u64 {
    bytes & bytes << 1 & HIGHEST
}

/// Of some bytes the first of each stretch. `inside`: the byte before is one.
#[inline(always)]
pub(crate) fn firsts(mask: u64, inside: bool) -> u64 {
    mask & !(mask << 8 | u64::from(inside) << 7)
}

/// Whether the last byte is one.
#[inline(always)]
pub(crate) fn ends_inside(mask: u64) -> bool {
    mask >> 63 == 1
}

/// The place of a mask's first byte.
#[inline(always)]
pub(crate) fn first(mask: u64) -> usize {
    mask.trailing_zeros() as usize / 8
}

/// The highest bits say which bytes, taken without their own, lie between two.
#[inline(always)]
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGHEST;
    let reached = low + u64::from(0x80 - first) * EACH;
    let passed = low + u64::from(0x7f - last) * EACH;
    reached & !passed
}

const EACH: u64 = 0x0101_0101_0101_0101;

const HIGHEST: u64 = 0x80 * EACH;

#[cfg(test)]
mod tests {
    use super::*;

    fn places(mut mask: u64) -> Vec<usize> {
        let mut places = Vec::new();
        while mask != 0 {
            places.push(first(mask));
            mask &= mask - 1;
        }
        places
    }

    #[test]
    fn kinds_are_those_of_single_bytes() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut text = [b' '; 8];
                text[place] = byte;
                let bytes = load(&text, 0);
                let is = |mask: u64| places(mask) == [place];
                assert_eq!(is(digits(bytes)), byte.is_ascii_digit());
                assert_eq!(is(alphanumeric(bytes)), byte.is_ascii_alphanumeric());
                assert_eq!(is(lead(bytes)), byte >= 0xc0);
                assert!(is(digits(bytes)) || digits(bytes) == 0);
                assert!(is(alphanumeric(bytes)) || alphanumeric(bytes) == 0);
            }
        }
    }

    #[test]
    fn stretches_begin_once() {
        let first = |text: &[u8], inside| {
            let mask = digits(load(text, 0));
            places(firsts(mask, inside))
        };
        assert_eq!(first(b"12 4a678", false), [0, 3, 5]);
        assert_eq!(first(b"12 4a678", true), [3, 5]);
        assert_eq!(first(b"x1", false), [1]);
        assert!(ends_inside(digits(load(b"12 4a678", 0))));
        assert!(!ends_inside(digits(load(b"1234567", 0))));
    }
}
