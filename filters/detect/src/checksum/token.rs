//! Checksums of tokens.

/// CRC-32 (ISO-HDLC, the one of zlib and PNG).
fn crc32(bytes: &[u8]) -> u32 {
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
    fn crc32_agrees_with_its_check_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert!(!crc32_base62("short"));
        assert!(!crc32_base62("äääää"));
    }
}
