//! How fast text is scanned with every detector, without a host.

use std::{hint::black_box, time::Instant};

use anyhow::Result;
use detect::{Scanner, detectors};

use crate::{load::percentile, text::prompt};

/// Megabytes per second over ordinary prompt text of 1 KB, 4 KB and 64 KB: (bytes, rate).
pub(crate) fn scan() -> Result<Vec<(usize, f64)>> {
    let scanner = Scanner::new(detectors())?;
    Ok([1 << 10, 4 << 10, 64 << 10]
        .into_iter()
        .map(|bytes| (bytes, rate(&scanner, bytes)))
        .collect())
}

/// The median of 9 runs of about 20 ms.
fn rate(scanner: &Scanner, bytes: usize) -> f64 {
    let text = prompt(bytes);
    let times = (4 << 20) / bytes;
    let run = || {
        let started = Instant::now();
        for _ in 0..times {
            black_box(scanner.scan(black_box(&text)));
        }
        f64::from(4 << 20) / 1e6 / started.elapsed().as_secs_f64()
    };
    percentile((0..9).map(|_| run()).collect(), 50)
}
