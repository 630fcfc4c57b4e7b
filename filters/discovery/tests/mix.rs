//! A mix of endpoints of many kinds, as data: each has to get its label, for the reason that is written beside it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

use std::time::Duration;

use discovery::{Bounds, EndpointReport, Media, Observation, Shape, State, Thresholds, Verdict};
use serde::Deserialize;

/// An endpoint's traffic. Numbers are `[middle, factor]`: two thirds of the values are within that factor of the middle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Traffic {
    /// As it is to be reported: method, host and template.
    endpoint: String,
    /// The path as it is asked for, with kinds of values in braces; absent: the template.
    #[serde(rename = "as")]
    path: Option<String>,
    /// `model`, `other` or `too_few`.
    is: String,
    /// The signal that is to speak for that.
    by: String,
    operation: Option<String>,
    #[serde(default = "two_hundred")]
    exchanges: u32,
    #[serde(default)]
    request: String,
    #[serde(default)]
    body: String,
    #[serde(default = "nothing")]
    request_bytes: (f64, f64),
    #[serde(default = "nothing")]
    query_bytes: (f64, f64),
    answer: String,
    answer_bytes: (f64, f64),
    /// Until the first byte of the text.
    first_ms: (f64, f64),
    /// How fast it is written from there; absent: all at once.
    bytes_per_second: Option<(f64, f64)>,
    piece_bytes: Option<f64>,
}

fn two_hundred() -> u32 {
    200
}

fn nothing() -> (f64, f64) {
    (0.0, 1.0)
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as f64) / f64::from(1_u32 << 31)
    }

    /// About a normal distribution.
    fn around(&mut self, (middle, factor): (f64, f64)) -> f64 {
        let twelve: f64 = (0..12).map(|_| self.next()).sum();
        middle * factor.powf(twelve - 6.0)
    }

    fn hex(&mut self, length: usize) -> String {
        (0..length)
            .map(|_| char::from_digit((self.next() * 16.0) as u32 % 16, 16).unwrap())
            .collect()
    }

    fn path(&mut self, template: &str) -> String {
        let mut path = template.to_owned();
        for (kind, length) in [("{number}", 0), ("{uuid}", 1), ("{hash}", 2), ("{date}", 3)] {
            while path.contains(kind) {
                let value = match length {
                    0 => format!("{:.0}", 1.0 + self.next() * 90_000.0),
                    1 => format!(
                        "{}-{}-4{}-9{}-{}0",
                        self.hex(8),
                        self.hex(4),
                        self.hex(3),
                        self.hex(3),
                        self.hex(11)
                    ),
                    2 => format!("{}7", self.hex(31)),
                    _ => format!(
                        "2026-0{:.0}-1{:.0}",
                        1.0 + self.next() * 8.0,
                        self.next() * 9.0
                    ),
                };
                path = path.replacen(kind, &value, 1);
            }
        }
        path
    }
}

impl Traffic {
    fn parts(&self) -> (String, String, String) {
        let (method, rest) = self.endpoint.split_once(' ').unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        (method.to_owned(), host.to_owned(), format!("/{path}"))
    }

    /// One exchange.
    fn play(&self, dice: &mut Dice, at_ms: u64, state: &mut State, bounds: &Bounds) {
        let (method, host, template) = self.parts();
        let path = dice.path(self.path.as_deref().unwrap_or(&template));
        let lengths = match self.request.is_empty() {
            true => self.query_bytes,
            false => self.request_bytes,
        };
        let answer_bytes = dice.around(self.answer_bytes).round();
        let first = dice.around(self.first_ms);
        let rate = self.bytes_per_second.map(|rate| dice.around(rate));
        let took = first + rate.map_or(0.0, |rate| answer_bytes / rate * 1000.0);
        let is_stream = Media::of(&self.answer).is_stream() || self.piece_bytes.is_some();
        // A stream's head comes before its text.
        let head_after = if is_stream { first * 0.2 } else { took };
        let pieces = self
            .piece_bytes
            .map_or(1.0, |bytes| (answer_bytes / bytes).ceil());
        let ms = |ms: f64| Duration::from_micros((ms * 1000.0) as u64);
        state.observe(
            &Observation {
                method: &method,
                host: &host,
                path: &path,
                at_ms,
                status: 200,
                request: Media::of(&self.request),
                request_bytes: dice.around(lengths) as u64,
                shape: Shape::of_json(self.body.as_bytes()),
                operation: self.operation.clone().map(|name| &*name.leak()),
                answer: Media::of(&self.answer),
                answer_bytes: answer_bytes as u64,
                head_after: ms(head_after),
                took: ms(took),
                pieces: pieces as u32,
            },
            bounds,
        );
    }
}

fn mix() -> Vec<Traffic> {
    let lines = include_str!("mix.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// All traffic of a day, one exchange of each endpoint after the other.
fn played(seed: u64) -> (State, Bounds) {
    let bounds = Bounds::default();
    let mut state = State::new("a");
    let mut dice = Dice(seed);
    let mix = mix();
    for turn in 0..200 {
        for (at, traffic) in mix.iter().enumerate().filter(|(_, t)| turn < t.exchanges) {
            let at_ms = NOON + u64::from(turn) * 400_000 + at as u64;
            traffic.play(&mut dice, at_ms, &mut state, &bounds);
        }
    }
    (state, bounds)
}

fn find<'r>(endpoints: &'r [EndpointReport], name: &str) -> &'r EndpointReport {
    let named = |e: &&EndpointReport| format!("{} {}{}", e.method, e.host, e.path) == name;
    let found = endpoints.iter().find(named);
    found.unwrap_or_else(|| panic!("{name} is not there"))
}

const NOON: u64 = 1_800_000_000_000;
const EVENING: u64 = NOON + 86_400_000;

#[test]
fn the_mix_is_large_enough() {
    let mix = mix();
    assert!(mix.len() >= 40, "{}", mix.len());
    assert!(mix.iter().filter(|t| t.is == "model").count() >= 10);
}

#[test]
fn no_model_is_missed_and_nothing_else_is_labelled() {
    let mut wrong = Vec::new();
    for seed in 1..=20 {
        let (state, bounds) = played(seed);
        let report = state.report(EVENING, &bounds, &Thresholds::default());
        for traffic in mix() {
            let endpoint = find(&report.endpoints, &traffic.endpoint);
            let verdict = match endpoint.verdict {
                Verdict::Model => "model",
                Verdict::Other => "other",
                Verdict::TooFew => "too_few",
            };
            let labels: &[&str] = if traffic.is == "model" {
                &["cf-llm"]
            } else {
                &[]
            };
            let why = endpoint.why.iter().find(|why| why.signal == traffic.by);
            let holds = why.is_some_and(|why| why.holds);
            if verdict != traffic.is
                || endpoint.labels != labels
                || holds != (traffic.is == "model")
            {
                wrong.push(format!(
                    "{seed}: {} is {verdict}: {:#?}",
                    traffic.endpoint, endpoint.why
                ));
            }
        }
        assert_eq!(report.endpoints.len(), mix().len(), "{seed}");
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_signal_is_the_reason_of_some_endpoint() {
    let (state, bounds) = played(1);
    let report = state.report(EVENING, &bounds, &Thresholds::default());
    let mix = mix();
    for why in &report.endpoints[0].why {
        let signal = why.signal;
        assert!(mix.iter().any(|t| t.by == signal), "{signal}");
        // What keeps out has to be seen to do so.
        let lets_in = signal == "request_shape";
        assert!(
            lets_in || mix.iter().any(|t| t.by == signal && t.is != "model"),
            "{signal}"
        );
    }
}

#[test]
fn explanations_are_sentences_with_numbers() {
    let (state, bounds) = played(1);
    let report = state.report(EVENING, &bounds, &Thresholds::default());
    for endpoint in &report.endpoints {
        assert!(
            endpoint.summary.contains(|c: char| c.is_ascii_digit()),
            "{}: {}",
            endpoint.path,
            endpoint.summary
        );
    }
    let said = |name: &str| find(&report.endpoints, name).summary.clone();
    let completions = said("POST api.example.com/v1/chat/completions");
    assert_eq!(
        completions,
        "100 % of the requests are made as model APIs have them (chat_completions)"
    );
    let chat = said("POST chat.example.com/api/chat");
    assert!(
        chat.contains("take more than 1 s, half of them more than"),
        "{chat}"
    );
    assert!(
        chat.contains("longer responses take longer (correlation 0."),
        "{chat}"
    );
    let otp = said("POST login.example.com/otp");
    assert!(otp.contains("responses are all about"), "{otp}");
    // Thirty of them, the first a day ago.
    let rare = said("POST rare.example.com/ask");
    assert_eq!(rare, "27 successful exchanges; 50 are needed");
}

#[test]
fn a_label_stays_whatever_is_asked_later() {
    let (mut state, bounds) = played(1);
    let thresholds = Thresholds::default();
    let before = state.judge(EVENING, &bounds, &thresholds);
    let chat = before
        .iter()
        .find(|e| e.path == "/api/chat")
        .unwrap()
        .clone();
    // Somebody floods it with what is answered at once.
    let fast = Traffic {
        answer: "application/json".to_owned(),
        answer_bytes: (40.0, 1.0),
        first_ms: (5.0, 1.0),
        bytes_per_second: None,
        piece_bytes: None,
        ..mix()
            .into_iter()
            .find(|t| t.endpoint.ends_with("/api/chat"))
            .unwrap()
    };
    let mut dice = Dice(3);
    for at in 0..5000 {
        fast.play(&mut dice, EVENING + at, &mut state, &bounds);
    }
    let after = state.judge(EVENING + 6000, &bounds, &thresholds);
    assert!(after.contains(&chat));
    let report = state.report(EVENING + 6000, &bounds, &thresholds);
    let said = &find(&report.endpoints, "POST chat.example.com/api/chat").summary;
    assert!(
        said.starts_with("it was a model's when it was labelled"),
        "{said}"
    );
}
