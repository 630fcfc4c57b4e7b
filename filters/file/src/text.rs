//! Bytes to words: the character sets that files come in.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So much is looked at to tell the character set.
const HEAD: usize = 4096;

/// The bytes as words; `None` where they are none.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return Some(encoding.decode_without_bom_handling(rest).0);
    }
    if let Some(encoding) = wide(head) {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    // A few control characters are in logs and in pages from terminals, and one may be anywhere.
    let is_control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = head.iter().filter(is_control).count();
    if controls * 32 > head.len() + 32 {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let encoding = declared(head).unwrap_or(WINDOWS_1252);
    (memchr::memchr(0, head).is_none()).then(|| encoding.decode_without_bom_handling(bytes).0)
}

/// UTF-16 without a mark: most words have a zero in every other byte.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let units = head.len() / 2;
    if units < 4 {
        return None;
    }
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 2 > units && even * 16 < units => Some(UTF_16LE),
        (even, odd) if even * 2 > units && odd * 16 < units => Some(UTF_16BE),
        _ => None,
    }
}

/// The character set that a page or an XML text names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    for name in [&b"charset="[..], b"encoding="] {
        if let Some(at) = memchr::memmem::find(&head, name) {
            let value = head.get(at + name.len()..)?;
            let value = value.trim_ascii_start();
            let value = value
                .strip_prefix(b"\"")
                .or(value.strip_prefix(b"'"))
                .unwrap_or(value);
            let is_name =
                |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.');
            let length = value
                .iter()
                .position(|b| !is_name(b))
                .unwrap_or(value.len());
            if let Some(encoding) = value.get(..length).and_then(Encoding::for_label) {
                return Some(encoding);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn character_sets_are_told_apart() {
        let wide: Vec<u8> = "secret words"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "secret words"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for bytes in [wide.clone(), big, [&[0xff, 0xfe][..], &wide].concat()] {
            assert_eq!(decode(&bytes).as_deref(), Some("secret words"));
        }
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xc3\xa9").as_deref(), Some("café"));
        assert_eq!(decode(b"caf\xe9").as_deref(), Some("café"));
        let page = b"<meta charset='koi8-r'>\xf4";
        assert_eq!(decode(page).as_deref(), Some("<meta charset='koi8-r'>Т"));
        assert_eq!(decode(b"\0\x01\x02\x03"), None);
        assert_eq!(decode(b"one\0stray").as_deref(), Some("one\0stray"));
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0"), None);
    }
}
