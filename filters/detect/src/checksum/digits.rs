//! From text to digits, and from digits to the sums that most check digits are made of.

use std::ops::Deref;

/// Decimal digits, as a slice of their values; no memory is taken for them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    values: [u8; MOST],
    count: usize,
}

impl Deref for Digits {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.values.get(..self.count).unwrap_or(&self.values)
    }
}

/// The decimal digits of `text`, everything else left out; the first [`MOST`], which is more than any number has.
pub(crate) fn digits(text: &str) -> Digits {
    let mut digits = Digits {
        values: [0; MOST],
        count: 0,
    };
    let values = text.bytes().filter(u8::is_ascii_digit);
    for (slot, byte) in digits.values.iter_mut().zip(values) {
        *slot = byte - b'0';
        digits.count += 1;
    }
    digits
}

/// Digits that are kept.
const MOST: usize = 64;

/// The number that `digits` write, or `None` where it exceeds 32 bits.
pub(crate) fn decimal(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0_u32, |n, &d| n.checked_mul(10)?.checked_add(u32::from(d)))
}

/// The number that `digits` write; it wraps round beyond 64 bits, so at most 19 digits make sense.
pub(crate) fn integer(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |n: u64, &d| {
        n.wrapping_mul(10).wrapping_add(u64::from(d))
    })
}

/// The digits of `text`, if there are just `N` and no letters among them. What joins groups is left out.
pub(crate) fn exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut digits = [0; N];
    let mut slots = digits.iter_mut();
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            *slots.next()? = byte - b'0';
        } else if byte.is_ascii_alphabetic() {
            return None;
        }
    }
    slots.next().is_none().then_some(digits)
}

/// The letters (as capitals) and digits of `text` as they are written, if there are just `N`. What joins groups is left out.
pub(crate) fn exactly_symbols<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut symbols = [0; N];
    let mut slots = symbols.iter_mut();
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        *slots.next()? = byte.to_ascii_uppercase();
    }
    slots.next().is_none().then_some(symbols)
}

/// The sum of the digits, each times its weight; it ends where the shorter of the two does.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(&digit, weight)| u32::from(digit) * weight)
        .sum()
}

/// What a sum lacks to a multiple of `modulus`, as most check digits are defined.
pub(crate) fn lacks(sum: u32, modulus: u32) -> u32 {
    (modulus - sum % modulus) % modulus
}

/// What digits and letters count together: 0 to 9, and 10 to 35 for the letters in either case.
pub(crate) fn base36(symbol: u8) -> Option<u32> {
    char::from(symbol).to_digit(36)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_asked_for() {
        assert_eq!(exactly("12.3-4"), Some([1, 2, 3, 4]));
        assert_eq!(exactly::<4>("12345"), None);
        assert_eq!(exactly::<4>("123"), None);
        assert_eq!(exactly::<4>("123x4"), None);
        assert_eq!(exactly_symbols("1a-B"), Some(*b"1AB"));
        assert_eq!(exactly_symbols::<3>("1a"), None);
        assert_eq!(exactly_symbols::<1>("1a"), None);
    }

    #[test]
    fn numbers_and_sums() {
        assert_eq!(integer(&[4, 2, 0]), 420);
        assert_eq!(integer(&[9; 19]), 9_999_999_999_999_999_999);
        assert_eq!(decimal(&[9; 10]), None);
        assert_eq!(weighted(&[1, 2, 3], &[10, 1]), 12);
        assert_eq!((lacks(7, 11), lacks(22, 11)), (4, 0));
        assert_eq!(
            (base36(b'7'), base36(b'z'), base36(b'-')),
            (Some(7), Some(35), None)
        );
    }
}
