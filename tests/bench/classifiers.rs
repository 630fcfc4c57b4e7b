//! `cargo setup cargo bench -p tests --bench classifiers`: what the classifiers cost, and what they do when more is asked of them than
//! they can answer. `-- --soak MINUTES` keeps the overload up for so long (ten seconds without it).
//!
//! CPU is that of the whole process, which does nothing else; each figure is the median of many calls, one at a time, with one
//! worker. Texts differ from call to call, so the cache answers only where it says so.

use std::{
    fs,
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use cpu_time::ProcessTime;
use ext_proc_server::{CLASSIFIERS, Classifiers, Metrics};
use lane::{ClassifierRequest, ClassifierSegment, ClassifierTopic, ClassifiersConfig};
use tokio::runtime::Runtime;

/// Words of one token each.
const WORDS: &str =
    "the small river runs past the old mill and on to the sea where boats lie in the sun";
/// How long a call of the overload may take, in milliseconds.
const BUDGET: u32 = 200;
/// Who calls at once, several times what one worker can answer in the budget.
const CALLERS: usize = 48;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let soak = arguments.iter().position(|word| word == "--soak");
    let minutes = soak.and_then(|at| arguments.get(at + 1));
    let overload = match minutes {
        Some(minutes) => Duration::from_secs_f64(minutes.parse::<f64>()? * 60.0),
        None => Duration::from_secs(10),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let before = resident()?;
    let start = Instant::now();
    let classifiers = load(CLASSIFIERS.iter().map(|c| c.id))?;
    let mut bench = Bench {
        runtime,
        classifiers,
        texts: 0,
    };
    for id in CLASSIFIERS.iter().map(|c| c.id) {
        bench.ask(id, 10);
    }
    say(&format!(
        "cold start, all classifiers, their first answers: {:.2} s",
        start.elapsed().as_secs_f64()
    ))?;
    for (title, id, words) in [
        (
            "prompt: one window of 128 tokens, all answers",
            "prompt",
            124,
        ),
        ("prompt: 32 tokens", "prompt", 28),
        ("prompt: 500 tokens", "prompt", 500),
        ("pii_ner: 128 tokens", "pii_ner", 124),
        (
            "custom_topics: 128 tokens, twenty topics",
            "custom_topics",
            124,
        ),
    ] {
        bench.tell(title, id, words)?;
    }
    bench.cached()?;
    bench.idle()?;
    say(&format!(
        "resident with every network and after all of this: {} MB, {} MB of it before they were loaded",
        resident()? >> 10,
        before >> 10
    ))?;
    bench.overload(overload)
}

fn load<'i>(ids: impl IntoIterator<Item = &'i str>) -> Result<Arc<Classifiers>> {
    let config = ClassifiersConfig {
        workers: 1,
        queue: CALLERS / 2,
        ..ClassifiersConfig::default()
    };
    Ok(Classifiers::load(&config, ids, Arc::new(Metrics::new()?))?)
}

struct Bench {
    runtime: Runtime,
    classifiers: Arc<Classifiers>,
    /// How many texts there were: no two are alike.
    texts: usize,
}

fn request(id: &str, number: usize, words: usize, budget_ms: u32) -> ClassifierRequest {
    let all: Vec<&str> = WORDS.split(' ').collect();
    let word = |at: usize| {
        all.get((at * 7 + number * (at % 5 + 1)) % all.len())
            .copied()
            .unwrap_or_default()
    };
    let text: Vec<&str> = (0..words).map(word).collect();
    let topic = |n: usize| ClassifierTopic {
        label: format!("topic-{n}"),
        topic: format!("subject {n}"),
    };
    ClassifierRequest {
        classifiers: vec![id.to_owned()],
        segments: vec![ClassifierSegment {
            segment: 0,
            role: "user".to_owned(),
            // The number keeps texts apart; the last words make room for its tokens.
            text: format!("{number} {}", text.join(" ")),
        }],
        budget_ms,
        topics: (0..20).map(topic).collect(),
        is_response: false,
        questions: Vec::new(),
    }
}

impl Bench {
    fn ask(&mut self, id: &str, words: usize) {
        self.texts += 1;
        let request = request(id, self.texts, words.saturating_sub(2), 60_000);
        let reply = self.runtime.block_on(self.classifiers.classify(request));
        assert!(reply.uninspected.is_empty(), "{:?}", reply.uninspected);
    }

    fn tell(&mut self, title: &str, id: &str, words: usize) -> Result<()> {
        (0..10).for_each(|_| self.ask(id, words));
        let mut each: Vec<(f64, f64)> = (0..100)
            .map(|_| {
                let (cpu, start) = (ProcessTime::now(), Instant::now());
                self.ask(id, words);
                (cpu.elapsed().as_secs_f64(), start.elapsed().as_secs_f64())
            })
            .collect();
        each.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (cpu, _) = *each.get(each.len() / 2).context("calls")?;
        each.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (_, time) = *each.get(each.len() / 2).context("calls")?;
        say(&format!(
            "{title}: {:.1} ms of CPU, {:.1} ms until the answer, {:.0} a second and core",
            cpu * 1e3,
            time * 1e3,
            1.0 / cpu
        ))
    }

    fn cached(&mut self) -> Result<()> {
        let request = request("prompt", 1, 122, 60_000);
        let mut times: Vec<Duration> = (0..1001)
            .map(|_| {
                let request = request.clone();
                let start = Instant::now();
                self.runtime.block_on(self.classifiers.classify(request));
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let median = times.get(times.len() / 2).context("calls")?;
        say(&format!(
            "prompt: a text that is remembered: {:.0} us",
            median.as_secs_f64() * 1e6
        ))
    }

    fn idle(&mut self) -> Result<()> {
        let cpu = ProcessTime::now();
        std::thread::sleep(Duration::from_secs(5));
        say(&format!(
            "idle: {:.2} % of one core",
            cpu.elapsed().as_secs_f64() / 5.0 * 100.0
        ))
    }

    /// Many callers at once, each with the next call as soon as one is answered: several times what can be answered.
    fn overload(&mut self, length: Duration) -> Result<()> {
        let classifiers = Arc::clone(&self.classifiers);
        let (over, texts) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicUsize::new(self.texts)),
        );
        let turned_away = Arc::new(AtomicUsize::new(0));
        let before = resident()?;
        let callers = (0..CALLERS).map(|_| {
            let (classifiers, over, texts) = (
                Arc::clone(&classifiers),
                Arc::clone(&over),
                Arc::clone(&texts),
            );
            let turned_away = Arc::clone(&turned_away);
            self.runtime.spawn(async move {
                let mut calls: Vec<(Duration, String)> = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    let number = texts.fetch_add(1, Ordering::Relaxed);
                    let start = Instant::now();
                    let reply = classifiers
                        .classify(request("prompt", number, 122, BUDGET))
                        .await;
                    let why = reply.uninspected.into_iter().next().unwrap_or_default();
                    if why == "prompt:overload" {
                        turned_away.fetch_add(1, Ordering::Relaxed);
                        // Whoever was turned away comes again a little later.
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        // They are many: only their number is kept.
                        continue;
                    }
                    calls.push((start.elapsed(), why));
                }
                calls
            })
        });
        let callers: Vec<_> = callers.collect();
        let (mut highest, start) = (0, Instant::now());
        while start.elapsed() < length {
            std::thread::sleep(Duration::from_millis(500));
            highest = highest.max(resident()?);
        }
        over.store(true, Ordering::Relaxed);
        let mut calls = Vec::new();
        for caller in callers {
            calls.extend(self.runtime.block_on(caller)?);
        }
        ensure!(!calls.is_empty(), "no call");
        calls.sort_unstable();
        let of = |why: &str| calls.iter().filter(|(_, own)| own == why).count();
        let admitted: Vec<Duration> = calls.iter().map(|(time, _)| *time).collect();
        let at = |share: f64| {
            admitted
                .get(((admitted.len() - 1) as f64 * share) as usize)
                .copied()
                .unwrap_or_default()
        };
        say(&format!(
            "overload, {CALLERS} callers for {:.0} s, budget {BUDGET} ms: {} answered, {} timeout, {} turned away, {} failed; admitted ones p50 {:.0} ms, p99 {:.0} ms, longest {:.0} ms; resident {} MB before, {} MB at most, {} MB after",
            length.as_secs_f64(),
            of(""),
            of("prompt:timeout"),
            turned_away.load(Ordering::Relaxed),
            of("prompt:failed"),
            at(0.5).as_secs_f64() * 1e3,
            at(0.99).as_secs_f64() * 1e3,
            at(1.0).as_secs_f64() * 1e3,
            before >> 10,
            highest >> 10,
            resident()? >> 10,
        ))
    }
}

/// In kilobytes.
fn resident() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .context("VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

fn say(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
