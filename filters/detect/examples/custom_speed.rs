//! What entries of the user's own cost: `cargo run --release -p detect --example custom_speed FILE`.
//!
//! Prints, for the text of FILE, megabytes per second with each kind of entry alone, and how long a data set of a million
//! values takes to build and to load, and its memory.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a measurement needs a clock and a file"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    hint::black_box,
    io::{self, Write},
    sync::Arc,
    time::Instant,
};

use detect::{
    Case, Confidence, DatasetKey, DatasetOptions, DetectorId, Entry, ExactMatch, Regex, Scanner,
    Terms, build_dataset,
};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("which text?")?;
    let text = fs::read_to_string(file)?;
    let id = || DetectorId::new("custom.it");
    let regex = |pattern| -> Result<Entry, Box<dyn Error>> {
        Ok(Entry::from(Arc::new(Regex::new(
            id(),
            pattern,
            Confidence::Low,
        )?)))
    };
    report("regex with a literal", &text, regex(r"EMP-\d{6}")?)?;
    report("regex of digits", &text, regex(r"\b\d{4}-\d{4}\b")?)?;
    report(
        "regex of letters",
        &text,
        regex(r"\b[a-z]{2,3}_[a-z]{8}\b")?,
    )?;
    let words: Vec<String> = (0..200_000_u32).map(|n| format!("project {n:x}")).collect();
    let start = Instant::now();
    let list = Terms::word_list(
        id(),
        words.iter().map(String::as_str),
        Case::Any,
        Confidence::Low,
    )
    .map_err(|(_, message)| message)?;
    let built = start.elapsed().as_secs_f64() * 1e3;
    report(
        &format!("200,000 words ({built:.0} ms)"),
        &text,
        Entry::from(Arc::new(list)),
    )?;
    let key = DatasetKey::new(b"0123456789abcdef")?;
    let mut table = String::from("name,account\n");
    for n in 0..500_000_u32 {
        writeln!(table, "Person {:06x},AC-{:07}", n.wrapping_mul(7919), n)?;
    }
    let options = DatasetOptions {
        is_table: true,
        ..DatasetOptions::default()
    };
    let start = Instant::now();
    let (bytes, built) = build_dataset(&table, &options, &key)?;
    let built_in = start.elapsed().as_secs_f64();
    for columns in [1, 2] {
        let when = ExactMatch {
            columns,
            within_bytes: 256,
            confidence: Confidence::High,
        };
        let start = Instant::now();
        let terms = Terms::exact_data(id(), &bytes, &key, when)?;
        let loaded = start.elapsed().as_secs_f64() * 1e3;
        let name = format!(
            "{} values, {columns} columns (built in {built_in:.1} s, loaded in {loaded:.0} ms, {:.1} MB)",
            built.values,
            terms.size() as f64 / 1e6
        );
        report(&name, &text, Entry::from(Arc::new(terms)))?;
    }
    Ok(())
}

fn report(name: &str, text: &str, entry: Entry) -> Result<(), Box<dyn Error>> {
    let scanner = Scanner::new([entry])?;
    let mut best = f64::MAX;
    for _ in 0..7 {
        let start = Instant::now();
        black_box(scanner.scan(text));
        best = best.min(start.elapsed().as_secs_f64());
    }
    let speed = text.len() as f64 / 1e6 / best;
    writeln!(io::stdout(), "{speed:7.0} MB/s  {name}")?;
    Ok(())
}
