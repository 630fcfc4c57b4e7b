//! Requests that are no proper HTTP, as bytes on a connection: Pingora and Envoy with wasm say of every shape of `tests/wire` what the corpus says.
//!
//! Whatever the shape: the card never reaches the origin, the origin has no request that was not judged, every request leaves one
//! audit event, nothing hangs, and the second time costs no more memory than the first.
//!
//! `SHAPE=word` plays only the shapes whose name has it.

use anyhow::{Result, ensure};
use tests::{EnvoyWasm, Exercise, Host, Pingora, Shape, wire_corpus};

/// What a second pass may cost, in KiB.
const GROWTH: u64 = 48 * 1024;

#[test]
fn pingora_says_of_every_shape_what_the_corpus_says() -> Result<()> {
    plays(&Pingora)
}

#[test]
fn envoy_with_wasm_says_of_every_shape_what_the_corpus_says() -> Result<()> {
    plays(&EnvoyWasm)
}

fn plays(host: &impl Host) -> Result<()> {
    let shapes = shapes()?;
    let mut exercise = Exercise::start(host)?;
    let mut wrong = Vec::new();
    for shape in &shapes {
        let said = exercise.play(shape)?;
        wrong.extend(said.iter().map(|w| format!("{}: {w}", shape.shape)));
    }
    let (wrong, count) = (wrong.join("\n"), wrong.len());
    let name = host.name();
    ensure!(
        count == 0,
        "{name}: {count} wrong:\n{wrong}\n{}",
        exercise.log()
    );
    let before = exercise.memory()?;
    for shape in shapes.iter().filter(|shape| shape.pace.is_none()) {
        exercise.play(shape)?;
    }
    let grown = exercise.memory()?.saturating_sub(before);
    ensure!(grown < GROWTH, "{name} has grown by {grown} KiB");
    ensure!(!exercise.log().contains("panicked"), "{}", exercise.log());
    Ok(())
}

fn shapes() -> Result<Vec<Shape>> {
    let wanted = std::env::var("SHAPE").unwrap_or_default();
    let chapters = wire_corpus()?.into_iter();
    let all = chapters.flat_map(|chapter| chapter.shapes);
    Ok(all.filter(|shape| shape.shape.contains(&wanted)).collect())
}
