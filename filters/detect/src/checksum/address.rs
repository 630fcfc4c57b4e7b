//! Checksums of wallets' addresses.

use sha2::{Digest, Sha256};
use sha3::Keccak256;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
