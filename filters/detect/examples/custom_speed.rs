//! What entries of the user's own cost: `cargo run --release -p detect --example custom_speed`.
//!
//! Prints megabytes per second with each kind of entry alone, for a made-up text of prose, names and numbers and for one eight times
//! as long; and of data sets of 10,000 to 1,000,000 values how long they take to build and to load, and their memory.

#![expect(clippy::disallowed_types, reason = "a measurement needs a clock")]

use std::{
    error::Error,
    fmt::Write as _,
    hint::black_box,
    io::{self, Write},
    sync::Arc,
    time::Instant,
};

use detect::{
    Case, Confidence, DatasetKey, DatasetOptions, DetectorId, Entry, ExactMatch, Fingerprint,
    Regex, Scanner, Terms, build_dataset, build_fingerprint,
};

fn main() -> Result<(), Box<dyn Error>> {
    let texts = [text(64 << 10), text(512 << 10)];
    writeln!(io::stdout(), "MB/s at 64 KB, at 512 KB")?;
    regexes(&texts)?;
    for count in [200, 20_000, 200_000] {
        words(&texts, count)?;
    }
    for rows in [5_000, 50_000, 500_000] {
        dataset(&texts, rows)?;
    }
    documents(&texts)
}

fn regexes(texts: &[String]) -> Result<(), Box<dyn Error>> {
    for (name, pattern) in [
        ("regex with a literal", r"EMP-\d{6}"),
        ("regex of digits", r"\b\d{4}-\d{4}\b"),
        ("regex of letters", r"\b[a-z]{2,3}_[a-z]{8}\b"),
    ] {
        let regex = Regex::new(id(), pattern, Confidence::Low)?;
        report(name, texts, Entry::from(Arc::new(regex)))?;
    }
    Ok(())
}

fn words(texts: &[String], count: u32) -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = (0..count).map(|n| format!("project {n:x}")).collect();
    let start = Instant::now();
    let words = words.iter().map(String::as_str);
    let list = Terms::word_list(id(), words, Case::Any, Confidence::Low);
    let list = list.map_err(|(_, message)| message)?;
    let name = format!("{count} words (ready in {})", since(start));
    report(&name, texts, Entry::from(Arc::new(list)))
}

/// A table of which the text has words in common, and no row.
fn dataset(texts: &[String], rows: u32) -> Result<(), Box<dyn Error>> {
    let key = DatasetKey::new(b"0123456789abcdef")?;
    let mut table = String::from("name,account\n");
    for n in 0..rows {
        writeln!(table, "Person {:06x},AC-{n:07}", n.wrapping_mul(7919))?;
    }
    let options = DatasetOptions {
        is_table: true,
        ..DatasetOptions::default()
    };
    let start = Instant::now();
    let (bytes, built) = build_dataset(&table, &options, &key)?;
    let built_in = since(start);
    for columns in [1, 2] {
        let when = ExactMatch {
            columns,
            within_bytes: 256,
            confidence: Confidence::High,
        };
        let start = Instant::now();
        let terms = Terms::exact_data(id(), &bytes, &key, when)?;
        let name = format!(
            "{} values, {columns} of a row (built in {built_in}, ready in {}; {:.1} MB, {:.1} bytes a value)",
            built.values,
            since(start),
            terms.size() as f64 / 1e6,
            terms.size() as f64 / built.values as f64
        );
        report(&name, texts, Entry::from(Arc::new(terms)))?;
    }
    Ok(())
}

fn documents(texts: &[String]) -> Result<(), Box<dyn Error>> {
    let documents: Vec<String> = (1..=1_000_u32)
        .map(|n| (0..500).map(|w| format!("w{} ", n * w)).collect())
        .collect();
    let start = Instant::now();
    let (bytes, _) = build_fingerprint(&documents)?;
    let name = format!("1,000 documents (built in {})", since(start));
    let prints = Fingerprint::read(id(), &bytes, 50, Confidence::High)?;
    report(&name, texts, Entry::from(Arc::new(prints)))
}

fn report(name: &str, texts: &[String], entry: Entry) -> Result<(), Box<dyn Error>> {
    let scanner = Scanner::new([entry])?;
    let mut out = io::stdout();
    for text in texts {
        let mut best = f64::MAX;
        for _ in 0..7 {
            let start = Instant::now();
            black_box(scanner.scan(text));
            best = best.min(start.elapsed().as_secs_f64());
        }
        write!(out, "{:6.0}", text.len() as f64 / 1e6 / best)?;
    }
    writeln!(out, "  {name}")?;
    Ok(())
}

/// Prose with names and numbers in it, of about so many bytes; no sentence is there twice.
fn text(length: usize) -> String {
    let mut text = String::with_capacity(length + 200);
    let mut n = 0_u32;
    while text.len() < length {
        n += 1;
        let line = format!(
            "On day {} person {n} wrote that the project {} would need {} more hours, and asked whether account {}-{} was the right one. ",
            n % 28,
            n.wrapping_mul(31) % 997,
            n % 40,
            n % 10_000,
            n.wrapping_mul(7)
        );
        text.push_str(&line);
    }
    text
}

fn since(start: Instant) -> String {
    format!("{:.0} ms", start.elapsed().as_secs_f64() * 1e3)
}

fn id() -> DetectorId {
    DetectorId::new("custom.document_it")
}
