//! Brotli's dictionary (RFC 7932, appendices A and B), compressed: as it is it would be a tenth of a wasm module.
#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a build reads its environment, and may stop"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::Path,
};

use brotli_decompressor::{
    dictionary::kBrotliDictionary,
    transform::{TransformDictionaryWord, kNumTransforms, kTransforms},
};
use flate2::{Compression, write::DeflateEncoder};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("brotli_words.deflate"), words()?)?;
    fs::write(folder.join("brotli_transforms.rs"), transforms()?)?;
    Ok(())
}

fn words() -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&kBrotliDictionary)?;
    encoder.finish()
}

/// What stands before a word, what is done to it, and what stands behind: found by transforming one that shows.
fn transforms() -> Result<String, Box<dyn Error>> {
    const SHOWN: u8 = 1;
    let mut out = String::from("static TRANSFORMS: [(&[u8], u8, &[u8]); 121] = [\n");
    for (number, transform) in (0..kNumTransforms).zip(&kTransforms) {
        let mut buffer = [0; 64];
        let length = TransformDictionaryWord(&mut buffer, &[SHOWN; 24], 24, number);
        let text = &buffer[..usize::try_from(length)?];
        let is_shown = |b: &u8| *b == SHOWN;
        let first = text.iter().position(is_shown).ok_or("no word")?;
        let last = text.iter().rposition(is_shown).ok_or("no word")?;
        writeln!(
            out,
            "(b\"{}\", {}, b\"{}\"),",
            text[..first].escape_ascii(),
            transform.transform,
            text[last + 1..].escape_ascii()
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}
