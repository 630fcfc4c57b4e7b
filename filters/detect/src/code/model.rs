//! A small linear model that says which language a program is written in, or that a text is none.
//!
//! `weights.bin` is written by `cargo run -p detect --example train_code`: 4 bytes, the little-endian `f32` that one unit of
//! a weight is worth; then [`SLOTS`] rows of two bytes, by which a feature knows its row, and a weight for each class.

use super::features;

/// What the model tells apart: no program, a program in another language, and the languages there are detectors for.
pub(crate) const CLASSES: [&str; 18] = [
    "none",
    "other",
    "code.c",
    "code.cpp",
    "code.csharp",
    "code.go",
    "code.haskell",
    "code.java",
    "code.javascript",
    "code.lua",
    "code.php",
    "code.python",
    "code.r",
    "code.ruby",
    "code.rust",
    "code.shell",
    "code.swift",
    "code.typescript",
];

/// Rows of the table.
pub(crate) const SLOTS: usize = 1024;

/// The bytes of a row.
const ROW: usize = 2 + CLASSES.len();

static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// What the model says of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    /// The language it thinks most likely: a detector's id.
    pub(super) language: &'static str,
    /// The logarithm of the odds that the text is a program.
    pub(super) is_code: f32,
    /// The logarithm of the odds between this language and the next likely one, or any other.
    pub(super) is_language: f32,
}

/// What the model says of a text's beginning.
pub(super) fn guess(text: &str) -> Guess {
    let (unit, rows) = WEIGHTS.split_first_chunk().unwrap_or((&[0; 4], &[]));
    let mut sums = [0_i32; CLASSES.len()];
    let mut count = 0_u16;
    features::features(text, &mut |feature| {
        count = count.saturating_add(1);
        let slot = feature as usize % SLOTS;
        let Some(row) = rows.get(slot * ROW..(slot + 1) * ROW) else {
            return;
        };
        if let Some((mark, weights)) = row.split_first_chunk()
            && u16::from_le_bytes(*mark) == (feature >> 16) as u16
        {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    });
    Guess::of(&sums, f32::from_le_bytes(*unit) / f32::from(count.max(1)))
}

impl Guess {
    /// Classes' sums, and what one is worth.
    fn of(sums: &[i32; CLASSES.len()], unit: f32) -> Self {
        let [none, other, languages @ ..] = sums;
        let names = CLASSES.iter().skip(2);
        let best = languages.iter().zip(names).max_by_key(|(sum, _)| **sum);
        let (&sum, &language) = best.unwrap_or((none, &"none"));
        let lesser = languages.iter().filter(|&&one| one < sum).max();
        let second = *lesser.unwrap_or(other).max(other);
        let odds = |one: i32, two: i32| one.saturating_sub(two) as f32 * unit;
        Self {
            language,
            is_code: odds(sum.max(*other), *none),
            is_language: odds(sum, second),
        }
    }
}
