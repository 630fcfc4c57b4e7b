//! Against the crate's decoder, which is the format's reference.

use std::io::Write;

use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use proptest::prelude::*;

use super::*;

fn compressed(text: &[u8], quality: i32, window: i32, flush_every: usize) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality,
        lgwin: window,
        ..BrotliEncoderParams::default()
    };
    let mut writer = CompressorWriter::with_params(Vec::new(), 4096, &params);
    for chunk in text.chunks(flush_every) {
        writer.write_all(chunk).unwrap();
        writer.flush().unwrap();
    }
    writer.into_inner()
}

/// All of it, cut into pieces of `step` bytes; `None` when it is corrupt or not over.
fn decoded(body: &[u8], step: usize) -> Option<Vec<u8>> {
    let mut decoder = Brotli::new();
    let mut sink = Sink {
        bytes: Vec::new(),
        room: usize::MAX,
        is_full: false,
    };
    for chunk in body.chunks(step) {
        decoder.push(chunk, &mut sink).ok()?;
    }
    decoder.is_done().then_some(sink.bytes)
}

fn reference(body: &[u8]) -> Option<Vec<u8>> {
    let alloc = StandardAlloc::default;
    let mut state = BrotliState::new(alloc(), alloc(), alloc());
    let mut out = Vec::new();
    let mut buffer = [0; 4096];
    let (mut left, mut at) = (body.len(), 0);
    loop {
        let (mut room, mut made, mut total) = (buffer.len(), 0, 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut at,
            body,
            &mut room,
            &mut made,
            &mut buffer,
            &mut total,
            &mut state,
        );
        out.extend(&buffer[..made]);
        match result {
            BrotliResult::NeedsMoreOutput => {}
            BrotliResult::ResultSuccess if left == 0 => return Some(out),
            _ => return None,
        }
    }
}

/// Text that refers to the dictionary and to itself, near and far.
fn text(seed: u64, length: usize) -> Vec<u8> {
    let words = [
        "the ",
        "International",
        " of the ",
        "{\"role\":\"user\",\"content\":\"",
        "data: ",
        "\n\n",
        "\\u00e9",
        "été ",
        "<div class=\"",
        "password",
        "响应",
        "0123456789",
        "Привет ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];
    let mut state = seed | 1;
    let mut text = Vec::new();
    while text.len() < length {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 33).unwrap();
        match pick % 8 {
            0 => text.extend(state.to_le_bytes()),
            1 if text.len() > 100 => {
                let from = pick / 8 % (text.len() - 50);
                text.extend_from_within(from..from + 50);
            }
            _ => text.extend(words[pick / 8 % words.len()].bytes()),
        }
    }
    text.truncate(length);
    text
}

#[test]
fn every_quality_and_window() {
    for (seed, quality) in (0..12).enumerate() {
        for window in [10, 16, 17, 24] {
            let plain = text(u64::try_from(seed).unwrap(), 80_000);
            let body = compressed(&plain, quality, window, 30_000);
            assert!(
                decoded(&body, 5000).as_deref() == Some(&plain[..]),
                "{quality} {window}"
            );
        }
    }
}

#[test]
fn nothing_is_kept_beyond_the_window() {
    let plain = text(7, 3_000_000);
    let body = compressed(&plain, 5, 16, 1_000_000);
    let mut decoder = Brotli::new();
    let mut sink = Sink {
        bytes: Vec::new(),
        room: usize::MAX,
        is_full: false,
    };
    decoder.push(&body, &mut sink).unwrap();
    assert!(decoder.is_done() && sink.bytes == plain);
    assert!(
        decoder.window.capacity() < 1 << 20,
        "{}",
        decoder.window.capacity()
    );
}

#[test]
fn an_empty_body_is_one_byte() {
    assert_eq!(decoded(&[0x06], 1), Some(Vec::new()));
    assert_eq!(decoded(&[0x06, 0], 1), None);
    assert_eq!(decoded(&[], 1), None);
    // Large windows are another format.
    assert_eq!(decoded(&[0x11, 0x1e, 0x03], 1), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn as_the_reference_says(
        seed: u64,
        length in 0_usize..5000,
        quality in 0..12,
        window in 10..25,
        flush in 300_usize..6000,
        step in 1_usize..40,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
    ) {
        let plain = text(seed, length);
        let mut body = compressed(&plain, quality, window, flush);
        prop_assert_eq!(decoded(&body, step), Some(plain));
        for (place, byte) in damage {
            *place.get_mut(&mut body) = byte;
        }
        prop_assert_eq!(decoded(&body, step), reference(&body));
    }

    #[test]
    fn garbage(body in prop::collection::vec(any::<u8>(), 1..400), step in 1_usize..40) {
        prop_assert_eq!(decoded(&body, step), reference(&body));
    }
}
