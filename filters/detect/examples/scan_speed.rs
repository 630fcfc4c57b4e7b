//! How fast a scan with every detector is: `cargo run --release -p detect --example scan_speed [FILE [NAME]]`.
//!
//! Prints megabytes per second for ordinary prompt text (the file's, or some of its own), and how many times longer
//! texts take that were made to be slow (or only the one called NAME).

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a measurement needs a clock and a file"
)]

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    io::{self, StdoutLock, Write},
    sync::Arc,
    time::Instant,
};

use detect::{Scanner, StreamLimits, detectors};

fn main() -> Result<(), Box<dyn Error>> {
    let ordinary = match env::args().nth(1) {
        Some(file) if file != "-" => fs::read_to_string(file)?,
        _ => PROSE.repeat(600),
    };
    let start = Instant::now();
    let scanner = Arc::new(Scanner::new(detectors())?);
    black_box(scanner.scan(PROSE));
    let mut report = Report {
        scanner,
        out: io::stdout().lock(),
    };
    writeln!(
        report.out,
        "build and first scan      {:9.2} ms",
        start.elapsed().as_secs_f64() * 1e3
    )?;
    let speed = report.ordinary(&ordinary)?;
    report.streamed(&ordinary)?;
    report.hostile(speed, env::args().nth(2).as_deref())?;
    Ok(())
}

/// Speeds are in megabytes per second.
struct Report {
    scanner: Arc<Scanner>,
    out: StdoutLock<'static>,
}

impl Report {
    fn ordinary(&mut self, ordinary: &str) -> io::Result<f64> {
        let speed = self.speed(ordinary);
        let found = self.scanner.scan(ordinary).len();
        writeln!(
            self.out,
            "ordinary text             {speed:9.0} MB/s, {found} findings in {} bytes",
            ordinary.len()
        )?;
        let texts = pieces(ordinary, 4096);
        let mut best = f64::MAX;
        for _ in 0..20 {
            let start = Instant::now();
            for text in &texts {
                black_box(self.scanner.scan(text));
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        let each = ordinary.len() as f64 / 1e6 / best;
        writeln!(self.out, "in texts of 4 KB          {each:9.0} MB/s")?;
        let kilobyte: String = ordinary.chars().take(1024).collect();
        let speed_of_little = self.speed(&kilobyte);
        writeln!(
            self.out,
            "1 KB of it                {speed_of_little:9.0} MB/s"
        )?;
        Ok(speed)
    }

    fn streamed(&mut self, ordinary: &str) -> io::Result<()> {
        let some: String = ordinary.chars().take(400_000).collect();
        for step in [4, 40, 1000] {
            let speed = self.stream_speed(&some, step);
            let each = some.len() as f64 / speed / pieces(&some, step).len() as f64;
            writeln!(
                self.out,
                "streamed, {step:4} characters  {speed:9.1} MB/s, {each:7.2} µs each"
            )?;
        }
        Ok(())
    }

    fn hostile(&mut self, ordinary: f64, only: Option<&str>) -> io::Result<()> {
        let wanted = |name: &str| only.is_none_or(|only| only == name);
        for (name, part) in HOSTILE.iter().filter(|(name, _)| wanted(name)) {
            let batch = self.speed(&part.repeat(1_000_000 / part.len()));
            let stream = self.stream_speed(&part.repeat(60_000 / part.len()), 4);
            writeln!(
                self.out,
                "{name:24} {batch:9.0} MB/s, ×{:6.1}; streamed by 4 {stream:6.1} MB/s",
                ordinary / batch
            )?;
        }
        Ok(())
    }

    /// The best of some scans.
    fn speed(&self, text: &str) -> f64 {
        let rounds = (20_000_000 / text.len().max(1)).max(3);
        let mut best = f64::MAX;
        for _ in 0..rounds {
            let start = Instant::now();
            black_box(self.scanner.scan(black_box(text)));
            best = best.min(start.elapsed().as_secs_f64());
        }
        text.len() as f64 / 1e6 / best
    }

    fn stream_speed(&self, text: &str, step: usize) -> f64 {
        let pieces = pieces(text, step);
        let start = Instant::now();
        let mut stream = self.scanner.stream(StreamLimits::default());
        for piece in &pieces {
            black_box(stream.push(piece));
        }
        black_box(stream.finish());
        text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
    }
}

fn pieces(text: &str, characters: usize) -> Vec<String> {
    let all: Vec<char> = text.chars().collect();
    all.chunks(characters).map(String::from_iter).collect()
}

const HOSTILE: &[(&str, &str)] = &[
    ("digits", "1234567890"),
    ("numbers", "4111 1111 1111 1112 "),
    ("short numbers", "1 2 3 4 5 6 7 8 9 0 "),
    ("cards", "4111 1111 1111 1111, "),
    ("one letter", "a"),
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

const PROSE: &str = "\
Please review the following function and tell me whether it handles the edge cases we talked about on Tuesday. \
It reads a list of orders from 2024, groups them by customer and prints the 10 largest totals:

def largest(orders, count=10):
    totals = {}
    for order in orders:
        totals[order['customer']] = totals.get(order['customer'], 0) + order['amount'] * 1.19
    return sorted(totals.items(), key=lambda item: -item[1])[:count]

I expect about 3,500 orders a day; the nightly job starts at 02:30 and must be done within 15 minutes. Last week it \
took 12m 41s. Could you also suggest how to test it, e.g. with pytest-7.4, and explain step by step (1) what you \
would change, (2) why, and (3) how much faster it gets? The documentation is at https://docs.example.com/reports/v2 \
and questions go to the team's channel. Thank you!
";
