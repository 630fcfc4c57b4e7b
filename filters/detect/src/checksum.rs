//! The arithmetic that tells a real number from one that only looks like it.
//!
//! Every function takes the text as a person would write it; what is not part of the alphabet (spaces, dashes) is
//! the caller's to remove unless the function says otherwise. None of them panics on any input.

use sha2::{Digest, Sha256};
use sha3::Keccak256;

/// The decimal digits of `text`, everything else left out.
pub(crate) fn digits(text: &str) -> Vec<u8> {
    text.bytes()
        .filter(u8::is_ascii_digit)
        .map(|b| b - b'0')
        .collect()
}

/// The number that `digits` write, or `None` where it exceeds 32 bits.
pub(crate) fn decimal(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0_u32, |n, &d| n.checked_mul(10)?.checked_add(u32::from(d)))
}

/// ISO/IEC 7812-1 annex B: the check digit of payment cards and many national numbers.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| match (i % 2, u32::from(d)) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        })
        .sum();
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// ISO 7064 MOD 97-10 as IBANs use it (ISO 13616): the first four characters go to the end, letters count 10 to 35.
/// Spaces and dashes are skipped; letters may be of either case.
pub(crate) fn iban(text: &str) -> bool {
    let compact: Vec<u8> = text
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_uppercase())
        .collect();
    let Some((head, tail)) = compact.split_at_checked(4) else {
        return false;
    };
    let remainder = tail.iter().chain(head).fold(0_u32, |rest, &b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b.saturating_sub(b'A')) + 10) % 97,
    });
    remainder == 1
}

/// The routing number check digit: weights 3, 7, 1, repeated, add up to a multiple of ten.
pub(crate) fn aba(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip([3, 7, 1].iter().cycle())
        .map(|(&d, weight)| u32::from(d) * weight)
        .sum();
    digits.len() == 9 && sum > 0 && sum.is_multiple_of(10)
}

/// Base58Check: the payload of a 25-byte Bitcoin address (version byte and hash), or `None` if the four checksum
/// bytes are wrong.
pub(crate) fn base58check(text: &str) -> Option<[u8; 21]> {
    const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut bytes = [0_u8; 25];
    for symbol in text.bytes() {
        let mut carry = ALPHABET.iter().position(|&a| a == symbol)?;
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = u8::try_from(carry % 256).ok()?;
            carry /= 256;
        }
        if carry > 0 {
            return None;
        }
    }
    let (payload, check) = bytes.split_last_chunk::<4>()?;
    let twice = Sha256::digest(Sha256::digest(payload));
    twice
        .starts_with(check)
        .then(|| payload.try_into().ok())
        .flatten()
}

/// Bech32 (BIP 173) or Bech32m (BIP 350): whether the last six characters are the checksum of the rest.
pub(crate) fn bech32(text: &str) -> bool {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const BECH32: u32 = 1;
    const BECH32M: u32 = 0x2bc8_30a3;
    let mixed = text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase());
    let lower = text.to_ascii_lowercase();
    let Some((human, data)) = lower.rsplit_once('1') else {
        return false;
    };
    let Some(values) = data
        .bytes()
        .map(|b| ALPHABET.iter().position(|&a| a == b))
        .map(|at| at.and_then(|at| u32::try_from(at).ok()))
        .collect::<Option<Vec<u32>>>()
    else {
        return false;
    };
    let high = human.bytes().map(|b| u32::from(b >> 5));
    let low = human.bytes().map(|b| u32::from(b & 31));
    let sum = high
        .chain([0])
        .chain(low)
        .chain(values.iter().copied())
        .fold(1, bech32_step);
    !mixed && values.len() > 6 && (sum == BECH32 || sum == BECH32M)
}

fn bech32_step(sum: u32, value: u32) -> u32 {
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let top = sum >> 25;
    let next = ((sum & 0x01ff_ffff) << 5) ^ value;
    GENERATOR
        .iter()
        .enumerate()
        .filter(|(bit, _)| (top >> bit) & 1 == 1)
        .fold(next, |sum, (_, term)| sum ^ term)
}

/// EIP-55: whether the case of each letter of the 40 hexadecimal digits is the one their Keccak-256 hash asks for.
pub(crate) fn eip55(hex: &str) -> bool {
    let hash = Keccak256::digest(hex.to_ascii_lowercase());
    let nibbles = hash.iter().flat_map(|b| [b >> 4, b & 15]);
    hex.len() == 40
        && hex.bytes().zip(nibbles).all(|(symbol, nibble)| {
            symbol.is_ascii_digit() || symbol.is_ascii_uppercase() == (nibble > 7)
        })
}

/// CRC-32 (ISO-HDLC, the one of zlib and PNG).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    !sum
}

/// The checksum GitHub and npm put at the end of a token: the CRC-32 of everything between prefix and checksum, as
/// six base62 digits. `body` is the token without its prefix.
pub(crate) fn crc32_base62(body: &str) -> bool {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some((random, check)) = body
        .len()
        .checked_sub(6)
        .and_then(|at| body.split_at_checked(at))
    else {
        return false;
    };
    let value = check.bytes().try_fold(0_u64, |sum, b| {
        let at = ALPHABET.iter().position(|&a| a == b)?;
        Some(sum * 62 + at as u64)
    });
    value == Some(u64::from(crc32(random.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luhn_takes_the_check_digit_only() {
        assert!(luhn(&digits("4111 1111 1111 1111")));
        assert!(!luhn(&digits("4111 1111 1111 1112")));
        assert!(!luhn(&[]));
    }

    #[test]
    fn iban_notices_a_swap() {
        assert!(iban("GB94 BARC 1020 1530 0934 59"));
        assert!(iban("gb94barc10201530093459"));
        assert!(!iban("GB94 BARC 1020 1530 0934 95"));
        assert!(!iban("GB9"));
    }

    #[test]
    fn aba_wants_nine_digits() {
        assert!(aba(&digits("021000021")));
        assert!(!aba(&digits("021000022")));
        assert!(!aba(&digits("02100002")));
        assert!(!aba(&[0; 9]));
    }

    #[test]
    fn base58check_reads_the_first_address_ever() {
        let payload = base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").expect("genesis block");
        assert_eq!(payload.first(), Some(&0));
        assert!(base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb").is_none());
        assert!(base58check("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz").is_none());
        assert!(base58check("not base58: 0OIl").is_none());
    }

    #[test]
    fn bech32_knows_both_constants() {
        assert!(bech32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
        assert!(bech32(
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
        ));
        assert!(!bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"));
        assert!(!bech32("bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
        assert!(!bech32("no separator"));
    }

    #[test]
    fn eip55_reads_the_case() {
        assert!(eip55("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
        assert!(!eip55("5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
        assert!(!eip55(""));
    }

    #[test]
    fn crc32_agrees_with_its_check_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert!(!crc32_base62("short"));
        assert!(!crc32_base62("äääää"));
    }
}
