//! How fast texts are scanned: `cargo run --release -p detect --example scan_speed [-- [FOLDER] [--only NAME] [--all]]`.
//!
//! Prints, for the default profile's detectors and for every one: megabytes per second over ordinary and hostile texts
//! that are made up here, what it takes to build a scanner, its memory and allocations; then the same patterns rule by
//! rule with the `regex` crate, and with Hyperscan where Debian's `libhyperscan-dev` is installed. FOLDER: the
//! `.jsonl` files in it are scanned too, the member `text` of every line.
//!
//! Each text's time is the best of several rounds, so that a busy machine disturbs it least.

#![expect(
    unsafe_code,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a measurement needs a clock, files and an allocator that counts; texts are drawn from lists by index"
)]

mod corpus;
mod counting;
mod hyperscan;
mod rules;

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    io::{self, StdoutLock, Write},
    sync::Arc,
    time::Instant,
};

use detect::{Detector, Scanner, StreamLimits, detectors};

use self::{
    corpus::Corpus,
    hyperscan::Hyperscan,
    rules::{Rule, scan_all, scan_by_keyword},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = Arguments::default();
    let mut given = env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--only" => arguments.only = given.next(),
            "--quick" => arguments.quick = true,
            _ => arguments.folder = Some(argument),
        }
    }
    let mut texts = corpus::ordinary();
    if let Some(folder) = &arguments.folder {
        texts.push(read(folder)?);
    }
    let wanted = |corpus: &Corpus| {
        arguments
            .only
            .as_deref()
            .is_none_or(|only| only == corpus.name)
    };
    texts.retain(&wanted);
    let mut hostile = corpus::hostile();
    hostile.extend(patterned());
    hostile.retain(&wanted);
    let mut report = Report {
        hostile,
        out: io::stdout().lock(),
        arguments,
    };
    let every: Vec<&Detector> = detectors().collect();
    let default = corpus::default_detectors().ok_or("no default profile")?;
    report.detectors("default profile", &default, &texts)?;
    report.detectors("every detector", &every, &texts)?;
    if !report.arguments.quick {
        report.streamed(&texts)?;
        report.by_rule(&every, &texts)?;
        report.hyperscan(&every, &texts)?;
    }
    Ok(())
}

#[derive(Default)]
struct Arguments {
    folder: Option<String>,
    /// The one kind of text wanted.
    only: Option<String>,
    /// No comparisons.
    quick: bool,
}

/// Speeds are in megabytes per second.
struct Report {
    hostile: Vec<Corpus>,
    out: StdoutLock<'static>,
    arguments: Arguments,
}

impl Report {
    fn detectors(
        &mut self,
        name: &str,
        list: &[&'static Detector],
        texts: &[Corpus],
    ) -> Result<(), Box<dyn Error>> {
        writeln!(self.out, "\n{name}: {} detectors", list.len())?;
        let held = counting::held();
        let start = Instant::now();
        let scanner = Scanner::new(list.iter().copied())?;
        let built = start.elapsed();
        black_box(scanner.scan(corpus::FIRST));
        let first = start.elapsed();
        let memory = counting::held().saturating_sub(held);
        writeln!(
            self.out,
            "  build {:7.2} ms, with the first scan {:7.2} ms, {} KB",
            ms(built),
            ms(first),
            memory / 1024
        )?;
        let mut ordinary = f64::NAN;
        for corpus in texts.iter() {
            let speed = speed(corpus, |text| scanner.scan(text).len());
            if corpus.name == "prompts" {
                ordinary = speed;
            }
            let (mut found, mut clean, mut times) = (0, 0, 0);
            for text in &corpus.texts {
                let before = counting::times();
                let findings = scanner.scan(text).len();
                let after = counting::times();
                found += findings;
                if findings == 0 {
                    clean += 1;
                    times += after - before;
                }
            }
            writeln!(
                self.out,
                "  {:28} {speed:7.0} MB/s; {found} findings; {times} allocations in {clean} clean scans of {}",
                corpus.name,
                corpus.texts.len(),
            )?;
        }
        for corpus in &self.hostile {
            let speed = speed(corpus, |text| scanner.scan(text).len());
            writeln!(
                self.out,
                "  {:28} {speed:7.0} MB/s, × {:.1}",
                corpus.name,
                ordinary / speed
            )?;
        }
        let memory = counting::held().saturating_sub(held);
        writeln!(self.out, "  memory after all of them: {} KB", memory / 1024)?;
        Ok(())
    }

    fn streamed(&mut self, texts: &[Corpus]) -> Result<(), Box<dyn Error>> {
        let scanner = Arc::new(Scanner::new(detectors())?);
        writeln!(self.out, "\nstreamed, every detector")?;
        for corpus in texts.iter() {
            for step in [4, 40, 1000] {
                let some = Corpus {
                    name: corpus.name,
                    texts: corpus.texts.iter().take(8).cloned().collect(),
                };
                let cut: Vec<Vec<String>> =
                    some.texts.iter().map(|text| pieces(text, step)).collect();
                let count: usize = cut.iter().map(Vec::len).sum();
                let mut best = f64::MAX;
                for _ in 0..3 {
                    let start = Instant::now();
                    for pieces in &cut {
                        let mut stream = scanner.stream(StreamLimits::default());
                        for piece in pieces {
                            black_box(stream.push(piece));
                        }
                        black_box(stream.finish());
                    }
                    best = best.min(start.elapsed().as_secs_f64());
                }
                writeln!(
                    self.out,
                    "  {:20} {step:4} characters {:7.1} MB/s, {:6.2} µs each",
                    corpus.name,
                    some.len() as f64 / 1e6 / best,
                    best * 1e6 / count as f64
                )?;
            }
        }
        Ok(())
    }

    fn by_rule(
        &mut self,
        list: &[&'static Detector],
        texts: &[Corpus],
    ) -> Result<(), Box<dyn Error>> {
        let rules: Vec<Rule> = list
            .iter()
            .filter_map(|detector| Rule::new(detector))
            .collect();
        let scanner = Scanner::new(list.iter().copied())?;
        writeln!(
            self.out,
            "\nrule by rule with the regex crate: {} of {} patterns",
            rules.len(),
            list.len()
        )?;
        for corpus in texts.iter() {
            let some = Corpus {
                name: corpus.name,
                texts: corpus.texts.iter().take(16).cloned().collect(),
            };
            let ours = speed(&some, |text| scanner.scan(text).len());
            let all = slow_speed(&some, |text| scan_all(&rules, text));
            let keyword = slow_speed(&some, |text| scan_by_keyword(&rules, text));
            writeln!(
                self.out,
                "  {:20} {all:6.1} MB/s, with keywords {keyword:6.1} MB/s; scanner {ours:5.0} MB/s: {:.0} × and {:.0} ×",
                corpus.name,
                ours / all,
                ours / keyword
            )?;
        }
        Ok(())
    }

    fn hyperscan(
        &mut self,
        list: &[&'static Detector],
        texts: &[Corpus],
    ) -> Result<(), Box<dyn Error>> {
        let patterns: Vec<&str> = list.iter().map(|detector| detector.pattern).collect();
        let Some(hyperscan) = Hyperscan::new(&patterns)? else {
            writeln!(self.out, "\nHyperscan: not installed (libhyperscan-dev)")?;
            return Ok(());
        };
        let both: Vec<&'static Detector> = hyperscan
            .takes
            .iter()
            .filter_map(|&index| list.get(index).copied())
            .collect();
        let scanner = Scanner::new(both.iter().copied())?;
        writeln!(
            self.out,
            "\nHyperscan: {} of {} patterns",
            both.len(),
            list.len()
        )?;
        for corpus in texts.iter() {
            let ours = speed(corpus, |text| scanner.scan(text).len());
            let theirs = hyperscan.scan(corpus)?;
            writeln!(
                self.out,
                "  {:20} {:6.0} MB/s, built in {:6.1} ms; scanner {ours:6.0} MB/s: {:.2} ×",
                corpus.name,
                theirs.speed,
                theirs.build,
                ours / theirs.speed
            )?;
        }
        Ok(())
    }
}

/// The best of some rounds.
fn speed(corpus: &Corpus, scan: impl Fn(&str) -> usize) -> f64 {
    rounds(corpus, (40_000_000 / corpus.len().max(1)).max(5), scan)
}

fn slow_speed(corpus: &Corpus, scan: impl Fn(&str) -> usize) -> f64 {
    rounds(corpus, 3, scan)
}

/// The sum of each text's best time: little is lost to other programs in so short a time.
fn rounds(corpus: &Corpus, rounds: usize, scan: impl Fn(&str) -> usize) -> f64 {
    let mut best = vec![f64::MAX; corpus.texts.len()];
    let begun = Instant::now();
    for round in 0..rounds {
        for (text, best) in corpus.texts.iter().zip(&mut best) {
            let start = Instant::now();
            black_box(scan(black_box(text)));
            *best = best.min(start.elapsed().as_secs_f64());
        }
        if round > 2 && begun.elapsed().as_secs() > 0 {
            break;
        }
    }
    corpus.len() as f64 / 1e6 / best.iter().sum::<f64>()
}

fn ms(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn pieces(text: &str, characters: usize) -> Vec<String> {
    let all: Vec<char> = text.chars().collect();
    all.chunks(characters).map(String::from_iter).collect()
}

/// The member `text` of every line of the `.jsonl` files in a folder.
fn read(folder: &str) -> Result<Corpus, Box<dyn Error>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            for line in fs::read_to_string(path)?.lines() {
                let value: serde_json::Value = serde_json::from_str(line)?;
                texts.extend(value["text"].as_str().map(String::from));
            }
        }
    }
    Ok(Corpus {
        name: "folder",
        texts,
    })
}

fn patterned() -> Vec<Corpus> {
    let corpus = |&(name, part): &(&'static str, &str)| Corpus {
        name,
        texts: vec![part.repeat(32_768 / part.len())],
    };
    PATTERNED.iter().map(corpus).collect()
}

/// Texts made to be slow: the beginnings and separators of many things, over and over.
const PATTERNED: &[(&str, &str)] = &[
    ("cards", "4111 1111 1111 1111, "),
    ("a.a.a", "a.a.a.a.a.a.a.a."),
    ("@", "@"),
    ("a@", "a@"),
    (
        "a.a.a@",
        "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a@",
    ),
    (":", ":"),
    (":a", ":a"),
    ("://", "://"),
    ("colon@", ":a@a:a@"),
    ("hex groups", "2a0f:"),
    ("dots", "1.2.3.4.5.6.7."),
    ("eyJ-", "eyJ-"),
    ("eyJaaaa.", "eyJhbGciOi."),
    ("sk-", "sk-"),
    ("sk-proj-", "sk-proj-"),
    ("sk-near", "sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "),
    ("ghp_", "ghp_"),
    ("xox", "xoxb-1-"),
    ("glpat-", "glpat-"),
    ("BEGIN", "-----BEGIN PRIVATE KEY-----"),
    ("-----BEGIN ", "-----BEGIN "),
    ("AKIA", "AKIA"),
    ("0x", "0x"),
    ("0xf", "0xffffffffffffffffffffffffffffffffffffffff "),
    ("base64", "c2VjcmV0IG9mIHRoZSBzZWNyZXQ"),
    ("base64 of digits", "MTIzNDU2Nzg5"),
    ("slashes", "/a/b/c/d/e/f1"),
    ("backslashes", "\\"),
    ("escapes", "\\u0061"),
    ("percent", "%61"),
    ("ampersands", "&"),
    ("zero width", "\u{200b}a"),
    ("full width", "４"),
    ("Chinese", "请把这份报告翻译成英文，并总结要点。"),
    ("phone near", "(555) 555-55 "),
    ("plus", "+1 "),
    ("IBAN", "DE89 3704 0044 0532 0130 01 "),
    ("bc1", "bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq "),
    ("A1/", "A1/"),
];
