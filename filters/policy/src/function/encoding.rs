//! URL and Base64 encodings, digests.

use base64::{
    Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use sha2::{Digest, Sha256};

use super::{Body, Function, Given, Parameter, STRING, TEXT, check_flags};
use crate::{documentation::native, value::Value};

/// Its tables are made once, not for every call.
static LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

pub(super) static DECODE_BASE64: Function = Function {
    name: "decode_base64",
    doc: native("The bytes that a Base64 string encodes, padded or not; nil where it is none."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        let decoded = LENIENT.decode(Given::bytes(given, 0)?);
        decoded.ok().map(Value::Bytes)
    }),
    prepare: None,
};

pub(super) static ENCODE_BASE64: Function = Function {
    name: "encode_base64",
    doc: native(
        "The string in Base64; the flags `u` (URL-safe alphabet) and `p` (padding) change how.",
    ),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("flags", TEXT).optional(),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        let flags = Given::bytes(given, 1).unwrap_or_default();
        let alphabet = if flags.contains(&b'u') {
            &URL_SAFE
        } else {
            &STANDARD
        };
        let config = GeneralPurposeConfig::new().with_encode_padding(flags.contains(&b'p'));
        let engine = GeneralPurpose::new(alphabet, config);
        Some(Value::from(engine.encode(Given::bytes(given, 0)?)))
    }),
    prepare: Some(|arguments| check_flags(arguments, 1, "up")),
};

pub(super) static SHA256: Function = Function {
    name: "sha256",
    doc: native("The SHA-256 digest of the string, 32 bytes."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        let digest = Sha256::digest(Given::bytes(given, 0)?);
        Some(Value::Bytes(digest.to_vec()))
    }),
    prepare: None,
};

pub(super) static URL_DECODE: Function = Function {
    name: "url_decode",
    doc: native(
        "The string with `%XX` decoded and `+` as a space; the flag `r` decodes until nothing is encoded, `u` decodes `%uXXXX` too.",
    ),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("flags", TEXT).optional(),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        let flags = Given::bytes(given, 1).unwrap_or_default();
        let decoder = UrlDecoder {
            is_recursive: flags.contains(&b'r'),
            has_unicode: flags.contains(&b'u'),
        };
        Some(Value::Bytes(decoder.decode(Given::bytes(given, 0)?)))
    }),
    prepare: Some(|arguments| check_flags(arguments, 1, "ru")),
};

/// `url_decode()` without flags: `%XX` decoded, `+` as a space.
pub fn url_decode(source: &[u8]) -> Vec<u8> {
    let decoder = UrlDecoder {
        is_recursive: false,
        has_unicode: false,
    };
    decoder.decode(source)
}

#[derive(Clone, Copy)]
struct UrlDecoder {
    is_recursive: bool,
    has_unicode: bool,
}

impl UrlDecoder {
    /// One pass even when recursive: what was decoded is looked at again where it ends the output, so the time stays
    /// linear in the input whatever it contains.
    fn decode(self, source: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(source.len());
        let mut rest = source;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            if byte == b'%'
                && let Some((decoded, length)) = self.escape(after)
            {
                rest = after.get(length..).unwrap_or_default();
                self.push_decoded(decoded, &mut out);
            } else {
                out.push(if byte == b'+' { b' ' } else { byte });
            }
            while self.is_recursive && self.collapse(&mut out) {}
        }
        out
    }

    fn push_decoded(self, decoded: Decoded, out: &mut Vec<u8>) {
        match decoded {
            Decoded::Byte(b'+') if self.is_recursive => out.push(b' '),
            Decoded::Byte(byte) => out.push(byte),
            Decoded::Character(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }

    /// Decodes an escape that has come to stand at the end of the output.
    fn collapse(self, out: &mut Vec<u8>) -> bool {
        for length in [2, 5] {
            let Some(start) = out.len().checked_sub(length + 1) else {
                continue;
            };
            let Some((b'%', tail)) = out.get(start..).and_then(|tail| tail.split_first()) else {
                continue;
            };
            if let Some((decoded, taken)) = self.escape(tail)
                && taken == length
            {
                out.truncate(start);
                self.push_decoded(decoded, out);
                return true;
            }
        }
        false
    }

    /// What the text after a `%` stands for, and how long it is.
    fn escape(self, text: &[u8]) -> Option<(Decoded, usize)> {
        if self.has_unicode
            && let Some(digits) = text.strip_prefix(b"u").and_then(|digits| digits.get(..4))
        {
            let c = char::from_u32(hex(digits)?)?;
            return Some((Decoded::Character(c), 5));
        }
        let byte = u8::try_from(hex(text.get(..2)?)?).ok()?;
        Some((Decoded::Byte(byte), 2))
    }
}

#[derive(Clone, Copy)]
enum Decoded {
    Byte(u8),
    Character(char),
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, &digit| {
        Some(number * 16 + char::from(digit).to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str, is_recursive: bool, has_unicode: bool) -> String {
        let decoder = UrlDecoder {
            is_recursive,
            has_unicode,
        };
        String::from_utf8(decoder.decode(text.as_bytes())).unwrap()
    }

    #[test]
    fn url_decoding() {
        assert_eq!(decode("John%20Doe+x", false, false), "John Doe x");
        assert_eq!(decode("%2520", false, false), "%20");
        assert_eq!(decode("%2520", true, false), " ");
        assert_eq!(decode("%%32%35", true, false), "%");
        assert_eq!(decode("%25252541", true, false), "A");
        assert_eq!(decode("%u2601", false, true), "\u{2601}");
        assert_eq!(decode("%u2601%", false, false), "%u2601%");
        assert_eq!(decode("%25u2601", true, true), "\u{2601}");
        assert_eq!(decode("%zz%4", true, true), "%zz%4");
        assert_eq!(decode("%2B", true, false), " ");
        assert_eq!(decode("%2B", false, false), "+");
    }

    proptest::proptest! {
        #[test]
        fn recursion_is_decoding_until_nothing_changes(text in "[%25+4uB0a]{0,24}", unicode: bool) {
            let mut expected = text.clone().into_bytes();
            let once = UrlDecoder { is_recursive: false, has_unicode: unicode };
            loop {
                let next = once.decode(&expected);
                if next == expected {
                    break;
                }
                expected = next;
            }
            let recursive = UrlDecoder { is_recursive: true, has_unicode: unicode };
            proptest::prop_assert_eq!(recursive.decode(text.as_bytes()), expected);
        }
    }

    #[test]
    fn recursion_is_linear() {
        let text = format!("%{}41", "25".repeat(500_000));
        assert_eq!(decode(&text, true, false), "A");
    }
}
