//! How fast texts are scored: `cargo run --release -p score --example score_speed`.
//!
//! Each line is the median of many runs over a text of that kind; no data is needed.

#![expect(
    clippy::disallowed_types,
    reason = "a program for developers: measures time"
)]

use std::{
    hint::black_box,
    io::{self, Write},
    time::Instant,
};

use score::{Role, score};

fn main() -> io::Result<()> {
    let prose = "The committee met on Tuesday to go through the budget for the coming year, and asked the treasurer \
                 to explain why travel had cost so much more than planned. ";
    let code = "fn total(items: &[Item]) -> u64 {\n    items.iter().map(|item| item.price * item.count).sum()\n}\n\n";
    let kinds = [
        ("prose, 4 KB", prose, 4 << 10),
        ("prose, 1 MB", prose, 1 << 20),
        ("source code, 1 MB", code, 1 << 20),
        (
            "Russian, 1 MB",
            "Комитет собрался во вторник, чтобы обсудить бюджет. ",
            1 << 20,
        ),
        ("Chinese, 1 MB", "委员会星期二开会讨论明年的预算。", 1 << 20),
        (
            "base64, 1 MB",
            "VGhlIGNvbW1pdHRlZSBtZXQgb24gVHVlc2RheSB0byBnbyB0aHJvdWdoIHRoZSBidWRnZXQu",
            1 << 20,
        ),
        (
            "letters apart, 1 MB",
            "t h e  c o m m i t t e e  m e t  o n  T u e s d a y ",
            1 << 20,
        ),
        ("escapes, 1 MB", "caf%C3%A9 &amp; th\\u00e9 ", 1 << 20),
        ("one letter, 1 MB", "a", 1 << 20),
        ("emoji, 1 MB", "😀👍", 1 << 20),
        ("lines, 1 MB", "\n", 1 << 20),
    ];
    let mut out = io::stdout().lock();
    for (name, part, size) in kinds {
        let text = part.repeat(size / part.len() + 1);
        let mut times: Vec<f64> = (0..(200 << 20) / (text.len() * 10).max(1 << 16))
            .map(|_| {
                let start = Instant::now();
                let _ = black_box(score(black_box(&text), Role::User));
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let rate = text.len() as f64 / median / 1e6;
        writeln!(out, "{name:20} {:9.1} µs  {rate:6.0} MB/s", median * 1e6)?;
    }
    Ok(())
}
