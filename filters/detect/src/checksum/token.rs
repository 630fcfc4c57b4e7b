//! Checksums of tokens.

/// CRC-32 (ISO-HDLC, the one of zlib and PNG).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    !sum
}

/// The number that base62 digits stand for, the first weighing most; `None` if one is no digit or they say too much.
pub(crate) fn base62(digits: impl IntoIterator<Item = u8>) -> Option<u64> {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    digits.into_iter().try_fold(0_u64, |sum, digit| {
        let value = ALPHABET.iter().position(|&known| known == digit)?;
        sum.checked_mul(62)?.checked_add(u64::try_from(value).ok()?)
    })
}

/// The checksum GitHub and npm put at the end of a token: the CRC-32 of everything between prefix and checksum, as
/// six base62 digits. `body` is the token without its prefix.
pub(crate) fn crc32_base62(body: &str) -> bool {
    let parts = body
        .len()
        .checked_sub(6)
        .and_then(|at| body.split_at_checked(at));
    parts.is_some_and(|(random, check)| {
        base62(check.bytes()) == Some(u64::from(crc32(random.as_bytes())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc32_agrees_with_its_check_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert!(!crc32_base62("short"));
        assert!(!crc32_base62("äääää"));
    }

    #[test]
    fn base62_digits_are_a_number() {
        assert_eq!(base62(*b"10"), Some(62));
        assert_eq!(base62(*b"0z"), Some(61));
        assert_eq!(base62(*b"1-"), None);
        assert_eq!(base62(*b"zzzzzzzzzzzzzz"), None);
    }
}
