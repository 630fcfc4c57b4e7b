//! Trains the model of `src/weights.bin`: `cargo run --release -p score --example train -- DATA... OUT --seed N`.
//!
//! `DATA`: folders of `*.jsonl.gz`; those that are known (`rows.rs`) are read. One of them should hold the made texts that
//! `ext-proc-server/models/prompt_classifier/made.py` writes. First each fold of sources is left out once, which tells
//! what scores mean; then one model is fitted to everything. Writes `weights.bin` and `weights.md`, its card, to `OUT`. The same texts and
//! the same seed give the same bytes.

#![expect(
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a program for developers: reads and writes files, and may stop at a mistake"
)]

use std::{env, error::Error, fs, path::Path};

mod card;
mod chance;
mod combine;
mod fit;
mod folds;
mod questions;
mod rows;
mod table;

use chance::Chance;
use fit::Sample;
use questions::QUESTIONS;

fn main() -> Result<(), Box<dyn Error>> {
    let mut given: Vec<String> = env::args().skip(1).collect();
    let seed = match given.iter().position(|word| word == "--seed") {
        Some(at) => given.drain(at..).nth(1).ok_or("which seed?")?.parse()?,
        None => 0,
    };
    let out = given.pop().ok_or("DATA... OUT")?;
    let folders: Vec<&Path> = given.iter().map(Path::new).collect();
    let rows = rows::rows(&folders)?;
    let samples: Vec<Sample<'_>> = rows.iter().map(Sample::of).collect();
    let mut chance = Chance::new(seed + 1);
    let extra = combine::combined(&rows, None, &mut chance);
    let extra: Vec<Sample<'_>> = extra.iter().map(Sample::of).collect();
    let all: Vec<&Sample<'_>> = samples.iter().chain(&extra).collect();
    let mut file = table::Writer::default();
    let mut card = card::Card::new(&rows, seed);
    let held = folds::held_out(&rows, &samples, seed);
    let fitted = questions::fit_all(&all, &mut chance);
    for ((question, held), model) in QUESTIONS.into_iter().zip(&held).zip(&fitted.models) {
        let length = folds::length(held);
        let held = folds::shortened(held, length);
        let knots = folds::knots(&held);
        file.head(model, length, &knots);
        card.question(question, &held, &knots, length);
    }
    file.table(&fitted);
    fs::create_dir_all(&out)?;
    fs::write(Path::new(&out).join("weights.bin"), file.bytes())?;
    fs::write(Path::new(&out).join("weights.md"), card.text())?;
    Ok(())
}
