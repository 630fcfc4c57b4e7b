//! Compressed bodies. `encodings/plain.txt` is a stream of 40 events; `stream.br` and `stream.zst` are it with a flush
//! after each event (Node's zlib, libzstd), `whole.zst` is it in one go (zstd -19).
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::io::Write;

use codec::{DecodeError, DecodeLimits, Decoder};
use flate2::{
    Compression, GzBuilder,
    write::{DeflateEncoder, GzEncoder, ZlibEncoder},
};
use proptest::prelude::{any, prop, proptest};

const PLAIN: &[u8] = include_bytes!("encodings/plain.txt");
const STREAM_BR: &[u8] = include_bytes!("encodings/stream.br");
const STREAM_ZST: &[u8] = include_bytes!("encodings/stream.zst");
const WHOLE_ZST: &[u8] = include_bytes!("encodings/whole.zst");

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gzip_named(bytes: &[u8]) -> Vec<u8> {
    let head = GzBuilder::new().filename("a").comment("b").extra("xy");
    let mut encoder = head.write(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A stored zstd frame: one block, as it is.
fn zstd_raw(bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).unwrap();
    let mut out = vec![0x28, 0xb5, 0x2f, 0xfd, 0xa0];
    out.extend(size.to_le_bytes());
    out.extend((size << 3 | 1).to_le_bytes().iter().take(3));
    out.extend(bytes);
    out
}

fn decode_by(encoding: &str, body: &[u8], step: usize) -> Result<Vec<u8>, DecodeError> {
    let mut decoder = Decoder::new(encoding, DecodeLimits::default())?;
    let mut out = Vec::new();
    for chunk in body.chunks(step) {
        out.extend(decoder.push(chunk)?);
    }
    decoder.finish()?;
    Ok(out)
}

#[test]
fn every_encoding_at_every_chunk_size() {
    let skippable = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("", PLAIN.to_vec()),
        ("identity", PLAIN.to_vec()),
        ("gzip", gzip(PLAIN)),
        ("x-gzip", gzip_named(PLAIN)),
        (
            "GZIP ",
            [gzip(&PLAIN[..100]), gzip_named(&PLAIN[100..])].concat(),
        ),
        ("gzip", [gzip(PLAIN), vec![0; 20]].concat()),
        ("deflate", zlib(PLAIN)),
        ("deflate", deflate(PLAIN)),
        ("br", STREAM_BR.to_vec()),
        ("zstd", STREAM_ZST.to_vec()),
        ("zstd", WHOLE_ZST.to_vec()),
        ("zstd", [&skippable[..], WHOLE_ZST].concat()),
        (
            "zstd",
            [zstd_raw(&PLAIN[..1000]), zstd_raw(&PLAIN[1000..])].concat(),
        ),
        ("gzip, br, identity", STREAM_BR.to_vec()),
        ("deflate, gzip", gzip(&zlib(PLAIN))),
        ("zstd,gzip", gzip(STREAM_ZST)),
    ];
    for (encoding, body) in cases {
        // The outer `gzip` of this one is not there: it must not pass.
        if encoding == "gzip, br, identity" {
            assert!(decode_by(encoding, &body, 100).is_err());
            continue;
        }
        for step in [1, 2, 3, 7, 64, 1000, 100_000] {
            let out = decode_by(encoding, &body, step);
            assert_eq!(out.as_deref(), Ok(PLAIN), "{encoding} by {step}");
        }
    }
}

#[test]
fn flushed_bytes_come_out_at_once() {
    let event = PLAIN.len() / 40;
    for (encoding, body) in [("br", STREAM_BR), ("zstd", STREAM_ZST)] {
        let mut decoder = Decoder::new(encoding, DecodeLimits::default()).unwrap();
        let (mut out, mut late) = (0, 0);
        for chunk in body.chunks(body.len() / 40) {
            let before = out;
            out += decoder.push(chunk).unwrap().len();
            late += usize::from(out < before + event / 4);
        }
        assert!(late < 10, "{encoding}: {late} of 40 chunks gave nothing");
        assert_eq!(out, PLAIN.len());
    }
}

#[test]
fn errors_say_what_is_wrong() {
    use DecodeError as E;
    let new = |encoding| Decoder::new(encoding, DecodeLimits::default()).err();
    assert_eq!(new("compress"), Some(E::Unknown));
    assert_eq!(new("gzip, dcb"), Some(E::Unknown));
    assert_eq!(new("gzip,gzip,gzip,gzip,gzip"), Some(E::Unknown));
    let mut bad_sum = gzip(PLAIN);
    let at = bad_sum.len() - 8;
    bad_sum[at] ^= 1;
    for (encoding, body, error) in [
        ("gzip", PLAIN.to_vec(), E::Corrupt),
        ("gzip", bad_sum, E::Corrupt),
        ("gzip", gzip(PLAIN)[..100].to_vec(), E::Truncated),
        ("gzip", [gzip(PLAIN), b"junk".to_vec()].concat(), E::Corrupt),
        (
            "deflate",
            [zlib(PLAIN), b"junk".to_vec()].concat(),
            E::Corrupt,
        ),
        ("deflate", b"x".to_vec(), E::Truncated),
        ("br", [STREAM_BR, b"junk"].concat(), E::Corrupt),
        ("br", STREAM_BR[..300].to_vec(), E::Truncated),
        ("zstd", [WHOLE_ZST, b"junk"].concat(), E::Corrupt),
        ("zstd", WHOLE_ZST[..100].to_vec(), E::Truncated),
        ("zstd", PLAIN.to_vec(), E::Corrupt),
    ] {
        assert_eq!(decode_by(encoding, &body, 50), Err(error), "{encoding}");
    }
}

#[test]
fn bombs_are_stopped() {
    let zeros = vec![0; 8_000_000];
    let limits = |max_bytes, max_ratio| DecodeLimits {
        max_bytes,
        max_ratio,
    };
    for (encoding, body) in [
        ("gzip", gzip(&zeros)),
        ("deflate", deflate(&zeros)),
        ("gzip, gzip", gzip(&gzip(&zeros))),
    ] {
        let ratio = Decoder::new(encoding, limits(usize::MAX, 100))
            .unwrap()
            .push(&body);
        assert_eq!(ratio, Err(DecodeError::Ratio), "{encoding}");
        let size = Decoder::new(encoding, limits(70_000, 1_000_000))
            .unwrap()
            .push(&body);
        assert_eq!(size, Err(DecodeError::TooLarge), "{encoding}");
    }
    // A run-length block of zstd: 4 bytes become 128 KiB.
    let mut bomb = vec![0x28, 0xb5, 0x2f, 0xfd, 0, 0x58];
    for _ in 0..1000 {
        bomb.extend([0x02, 0x00, 0x10, 0]);
    }
    let ratio = Decoder::new("zstd", limits(usize::MAX, 100))
        .unwrap()
        .push(&bomb);
    assert_eq!(ratio, Err(DecodeError::Ratio));
    // A window of 2 GiB is refused before it is allocated.
    let window = [0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8, 1, 0, 0];
    let refused = Decoder::new("zstd", DecodeLimits::default())
        .unwrap()
        .push(&window);
    assert_eq!(refused, Err(DecodeError::Corrupt));
    // Many small members in one chunk neither recurse nor copy the rest each time.
    let members = gzip(b"").repeat(20_000);
    assert_eq!(decode_by("gzip", &members, members.len()), Ok(Vec::new()));
}

proptest! {
    #[test]
    fn garbage_never_panics(
        body in prop::collection::vec(any::<u8>(), 0..300),
        keep in 0usize..250,
        step in 1usize..50,
    ) {
        for (encoding, real) in [("gzip", gzip(PLAIN)), ("br", STREAM_BR.to_vec()), ("zstd", WHOLE_ZST.to_vec()), ("deflate", zlib(PLAIN))] {
            let mixed: Vec<u8> = real.iter().take(keep).chain(&body).copied().collect();
            decode_by(encoding, &mixed, step).ok();
            decode_by(encoding, &body, step).ok();
        }
    }
}
