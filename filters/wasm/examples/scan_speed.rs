//! A module that measures scanning inside Envoy: built, loaded and read by `cargo setup cargo bench -p tests --bench wasm`.
//!
//! It is compiled as the filters' modules are. Each tick measures one kind of text and logs a line that begins with
//! `scan_speed:`; the last one is `scan_speed: done`.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![expect(
    clippy::disallowed_types,
    clippy::indexing_slicing,
    reason = "a measurement needs a clock; texts are drawn from lists by index"
)]

use std::{
    collections::VecDeque,
    fmt::Display,
    hint::black_box,
    time::{Duration, SystemTime},
};

use detect::{Detector, Scanner, detectors};
use proxy_wasm::{
    hostcalls::{get_current_time, log},
    traits::{Context, RootContext},
    types::LogLevel,
};

use crate::corpus::Corpus;

#[path = "../../detect/examples/scan_speed/corpus.rs"]
mod corpus;

#[cfg(target_arch = "wasm32")]
mod entry {
    proxy_wasm::main! {{ proxy_wasm::set_root_context(|_| Box::new(crate::Speed::default())); }}
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let _ = Speed::default();
}

#[derive(Default)]
struct Speed {
    /// What is left to do, the next one first.
    steps: VecDeque<Step>,
    scanner: Option<Scanner>,
}

enum Step {
    /// A scanner of these is built and scans its first text.
    Build(&'static str, Vec<&'static Detector>),
    Scan(Corpus),
    Done,
}

impl Context for Speed {}

impl RootContext for Speed {
    fn on_vm_start(&mut self, _: usize) -> bool {
        let every: Vec<&Detector> = detectors().collect();
        let default = corpus::default_detectors().unwrap_or_default();
        for (name, list) in [("default profile", default), ("every detector", every)] {
            self.steps.push_back(Step::Build(name, list));
            let texts = corpus::ordinary().into_iter().chain(corpus::hostile());
            self.steps.extend(texts.map(Step::Scan));
        }
        self.steps.push_back(Step::Done);
        proxy_wasm::hostcalls::set_tick_period(Duration::from_millis(10)).is_ok()
    }

    fn on_tick(&mut self) {
        match self.steps.pop_front() {
            Some(Step::Build(name, list)) => self.build(name, &list),
            Some(Step::Scan(corpus)) => self.scan(&corpus),
            Some(Step::Done) => say("done"),
            None => {}
        }
    }
}

impl Speed {
    fn build(&mut self, name: &str, list: &[&'static Detector]) {
        let count = list.len();
        let start = now();
        self.scanner = Scanner::new(list.iter().copied()).ok();
        let built = ms(start);
        if let Some(scanner) = &self.scanner {
            black_box(scanner.scan(corpus::FIRST));
        }
        say(format_args!(
            "{name}: {count} detectors, build {built:.1} ms, with the first scan {:.1} ms",
            ms(start)
        ));
    }

    /// The sum of each text's best time, as natively.
    fn scan(&self, corpus: &Corpus) {
        let Some(scanner) = &self.scanner else {
            return say("no scanner");
        };
        let mut best = vec![f64::MAX; corpus.texts.len()];
        let begun = now();
        // V8 compiles what runs often once more, meanwhile: at least two seconds.
        while ms(begun) < 2000.0 {
            for (text, best) in corpus.texts.iter().zip(&mut best) {
                let start = now();
                black_box(scanner.scan(black_box(text)));
                *best = best.min(ms(start));
            }
        }
        let speed = corpus.len() as f64 / 1e3 / best.iter().sum::<f64>();
        say(format_args!("  {:28} {speed:7.1} MB/s", corpus.name));
    }
}

fn now() -> SystemTime {
    get_current_time().unwrap_or(SystemTime::UNIX_EPOCH)
}

fn ms(start: SystemTime) -> f64 {
    let passed = now().duration_since(start).unwrap_or_default();
    passed.as_secs_f64() * 1e3
}

fn say(what: impl Display) {
    // Nobody is there to tell of a failure to log.
    let _ = log(LogLevel::Warn, &format!("scan_speed: {what}"));
}
