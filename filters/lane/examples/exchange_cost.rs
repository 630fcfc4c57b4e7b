//! What one exchange costs in the lane: `cargo run --release -p lane --example exchange_cost [TIMES]`.
//!
//! Prints nanoseconds, and allocations with their bytes, for each step of a chat completion with a prompt of 1 KB that
//! passes: no network, no log. Under `valgrind --tool=callgrind` it gives instruction counts that can be compared.

#![expect(
    unsafe_code,
    clippy::disallowed_types,
    reason = "a measurement needs a clock, and an allocator that counts"
)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    env,
    error::Error,
    hint::black_box,
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use lane::{
    Config, Disposition, End, Input, Inspection, Lane, LaneKind, RequestHead, ResponseHead, Step,
};

struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

impl Counting {
    fn note(bytes: usize) {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        BYTES.fetch_add(u64::try_from(bytes).unwrap_or(0), Ordering::Relaxed);
    }
}

// SAFETY: hands on to the system's allocator what it was given.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::note(layout.size());
        // SAFETY: the caller's promise is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is the same.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::note(size);
        // SAFETY: the caller's promise is the same.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> Result<(), Box<dyn Error>> {
    let times: u32 = env::args().nth(1).map_or(Ok(20_000), |n| n.parse())?;
    let config = Config::from_json(POLICY)?;
    let lane = Lane::compile(&config, LaneKind::LlmGateway)?;
    let exchange = Exchange::new();
    // Automata build their states when a text first needs them.
    exchange.carry(&lane, &mut Costs::default())?;
    let mut costs = Costs::default();
    for _ in 0..times {
        exchange.carry(&lane, &mut costs)?;
    }
    let mut out = io::stdout().lock();
    let mut all = Cost::default();
    for (name, cost) in STEPS.iter().zip(costs) {
        all.add(cost);
        cost.write(&mut out, name, times)?;
    }
    Ok(all.write(&mut out, "exchange", times)?)
}

/// What goes through the lane.
struct Exchange {
    request: RequestHead,
    question: String,
    response: ResponseHead,
    answer: String,
}

impl Exchange {
    fn new() -> Self {
        let header = |name: &str, value: &str| (name.to_owned(), value.as_bytes().to_vec());
        let json = || header("content-type", "application/json");
        let prompt: String = PROMPT.chars().cycle().take(1024).collect();
        let prompt = prompt.replace('\n', "\\n");
        let words =
            "The old mill stands where the river turns, and in spring its wheel moves. ".repeat(10);
        Self {
            request: RequestHead {
                method: "POST".to_owned(),
                scheme: "http".to_owned(),
                authority: "api.example".to_owned(),
                target: "/v1/chat/completions".to_owned(),
                version: "HTTP/1.1".to_owned(),
                headers: vec![
                    header("host", "api.example"),
                    json(),
                    header("content-length", "1126"),
                ],
                source: Some(([127, 0, 0, 1], 40_000).into()),
                received_ms: 1_764_000_000_000,
                request_id: "8c5d2f7e1a3b4c6d-1f".to_owned(),
            },
            question: format!(
                "{{\"model\":\"gpt-5\",\"messages\":[{{\"role\":\"user\",\"content\":\"{prompt}\"}}]}}"
            ),
            response: ResponseHead {
                status: 200,
                headers: vec![
                    json(),
                    header("content-length", "940"),
                    header("date", "Tue, 25 Nov 2025 04:48:13 GMT"),
                ],
            },
            answer: format!(
                "{{\"id\":\"c1\",\"object\":\"chat.completion\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{words}\"}},\
                 \"finish_reason\":\"stop\"}}],\"usage\":{{\"prompt_tokens\":250,\"completion_tokens\":160,\"total_tokens\":410}}}}"
            ),
        }
    }

    fn carry(&self, lane: &Arc<Lane>, costs: &mut Costs) -> Result<(), &'static str> {
        let [head, body, response, answer, end] = costs;
        let (request, told) = (self.request.clone(), self.response.clone());
        let mut inspection = head.of(|| lane.inspect());
        let feed = |inspection: &mut Inspection, input| inspection.on(Duration::ZERO, input);
        let step = head.of(|| feed(&mut inspection, Input::Request(request, End::No)));
        passes(step, false)?;
        let input = Input::RequestBody(self.question.as_bytes(), End::Yes);
        let step = body.of(|| feed(&mut inspection, input));
        passes(step, true)?;
        let step = response.of(|| feed(&mut inspection, Input::Response(told, End::No)));
        passes(step, false)?;
        let input = Input::ResponseBody(self.answer.as_bytes(), End::Yes);
        let step = answer.of(|| feed(&mut inspection, input));
        passes(step, true)?;
        let at = Duration::from_millis(1);
        let line = end.of(|| inspection.finish(at, Disposition::Completed, 200).to_json());
        black_box(line);
        Ok(())
    }
}

fn passes(step: Step, forwards: bool) -> Result<(), &'static str> {
    match step {
        Step::Hold if !forwards => Ok(()),
        Step::Forward(_) if forwards => Ok(()),
        _ => Err("the exchange is not ordinary"),
    }
}

type Costs = [Cost; 5];

const STEPS: [&str; 5] = [
    "request head",
    "request body",
    "response head",
    "response body",
    "event",
];

#[derive(Clone, Copy, Default)]
struct Cost {
    time: Duration,
    allocations: u64,
    bytes: u64,
}

impl Cost {
    fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (allocations, bytes) = (
            ALLOCATIONS.load(Ordering::Relaxed),
            BYTES.load(Ordering::Relaxed),
        );
        let started = Instant::now();
        let result = work();
        self.time += started.elapsed();
        self.allocations += ALLOCATIONS.load(Ordering::Relaxed) - allocations;
        self.bytes += BYTES.load(Ordering::Relaxed) - bytes;
        result
    }

    fn add(&mut self, other: Self) {
        self.time += other.time;
        self.allocations += other.allocations;
        self.bytes += other.bytes;
    }

    fn write(&self, out: &mut impl Write, name: &str, times: u32) -> io::Result<()> {
        let each = |number: u64| number as f64 / f64::from(times);
        let nanoseconds = self.time.as_secs_f64() * 1e9 / f64::from(times);
        let (allocations, bytes) = (each(self.allocations), each(self.bytes));
        writeln!(
            out,
            "{name:14} {nanoseconds:7.0} ns {allocations:5.0} allocations {bytes:7.0} bytes"
        )
    }
}

/// Every pattern is looked for, and what is found is replaced.
const POLICY: &str = r#"{
  "version": 1,
  "classifiers": {"mode": "off"},
  "profiles": [{"id": "everything", "confidence": "medium", "detectors": ["finance.visa", "finance.mastercard", "finance.american_express", "finance.diners_club", "finance.union_pay", "finance.aba_routing", "finance.iban", "finance.bitcoin_address", "finance.ethereum_address", "identifier.us_ssn", "identifier.us_itin", "pii.email", "pii.phone", "pii.ipv4", "pii.ipv6", "secret.*"]}],
  "lanes": {"llm_gateway": {"profiles": ["everything"], "rules": [
    {"id": "request", "phase": "request", "when": "any(dlp.profiles[*] eq \"everything\")",
     "action": "redact", "redact": {"with": "replace", "profiles": ["everything"]}},
    {"id": "response", "phase": "response", "when": "any(dlp.profiles[*] eq \"everything\")",
     "action": "redact", "redact": {"with": "replace", "profiles": ["everything"]}}
  ]}}
}"#;

const PROMPT: &str = "\
Please read the notes below and write a short summary for a colleague who was on leave last week. Keep the tone friendly \
and plain, and do not leave out the dates.\n\nOn Monday we moved the weekly review from 10:00 to 14:30, since three people \
in the Lisbon office could not make the earlier slot. The room on the second floor is booked until the end of March. Anna \
has ordered 24 new chairs; they should arrive in calendar week 12, order 88-2041, and someone has to be there to sign for \
them.\n\nThe migration of the reporting database took longer than planned: 6 hours and 40 minutes instead of 4. Nothing was \
lost, but the nightly export of 17 tables was late, and two customers noticed. We agreed that the next migration starts on \
a Saturday, that the runbook gets a checklist with 12 items, and that the rollback is rehearsed once before. ";
