//! The static dictionary (RFC 7932, 8). It lies deflated in the program and is unpacked when a body first refers to it.

use std::sync::OnceLock;

use flate2::{Decompress, FlushDecompress};

static DEFLATED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/brotli_words.deflate"));
static WORDS: OnceLock<Vec<u8>> = OnceLock::new();

include!(concat!(env!("OUT_DIR"), "/brotli_transforms.rs"));

/// The logarithm of how many words there are of each length.
const SIZES: [u8; 25] = [
    0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5,
];

/// How long all words are together.
const LENGTH: usize = 122_784;

/// The word of that length and number, transformed.
pub(super) fn word(length: usize, number: usize) -> Option<Vec<u8>> {
    let size = SIZES.get(length).copied().filter(|&size| size > 0)?;
    let (prefix, kind, suffix) = TRANSFORMS.get(number >> size)?;
    let shorter = SIZES.iter().enumerate().take(length);
    let before: usize = shorter
        .filter(|(_, size)| **size > 0)
        .map(|(length, size)| length << size)
        .sum();
    let start = before + (number & ((1 << size) - 1)) * length;
    let word = WORDS.get_or_init(unpacked).get(start..start + length)?;
    let mut out = prefix.to_vec();
    match usize::from(*kind) {
        omitted @ 0..10 => out.extend(word.iter().take(length.saturating_sub(omitted))),
        10 => {
            out.extend(word);
            upper(out.get_mut(prefix.len()..)?);
        }
        11 => {
            out.extend(word);
            let mut rest = out.get_mut(prefix.len()..)?;
            while !rest.is_empty() {
                let step = upper(rest).min(rest.len());
                rest = rest.get_mut(step..)?;
            }
        }
        omitted => out.extend(word.iter().skip(omitted - 11)),
    }
    out.extend(*suffix);
    Some(out)
}

/// The format's own idea of upper case; the length of the character.
fn upper(text: &mut [u8]) -> usize {
    match text {
        [first, ..] if *first < 0xc0 => {
            first.make_ascii_uppercase();
            1
        }
        [first, second, ..] if *first < 0xe0 => {
            *second ^= 32;
            2
        }
        [_, _, third, ..] => {
            *third ^= 5;
            3
        }
        _ => 3,
    }
}

fn unpacked() -> Vec<u8> {
    let mut words = Vec::with_capacity(LENGTH);
    // What the build deflated inflates; without its words a body is corrupt.
    let _ = Decompress::new(false).decompress_vec(DEFLATED, &mut words, FlushDecompress::Finish);
    words
}

#[cfg(test)]
mod tests {
    use brotli_decompressor::{dictionary::kBrotliDictionary, transform::TransformDictionaryWord};

    use super::*;

    #[test]
    fn the_words_are_the_standards() {
        assert_eq!(unpacked(), kBrotliDictionary);
    }

    #[test]
    fn every_transform_of_some_words() {
        for (length, size) in SIZES.into_iter().enumerate().skip(4) {
            for (transform, index) in (0..121_usize).flat_map(|t| (0..32).map(move |w| (t, w))) {
                let start = word(length, index).unwrap();
                let mut expected = [0; 64];
                let transformed = i32::try_from(transform).unwrap();
                let bytes = i32::try_from(length).unwrap();
                let end = TransformDictionaryWord(&mut expected, &start, bytes, transformed);
                let end = usize::try_from(end).unwrap();
                let number = transform << size | index;
                assert_eq!(word(length, number).unwrap(), expected[..end]);
            }
            assert_eq!(word(length, 121 << size), None);
        }
        assert_eq!(word(3, 0), None);
        assert_eq!(word(25, 0), None);
    }
}
