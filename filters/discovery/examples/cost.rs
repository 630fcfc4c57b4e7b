//! What an exchange costs that discovery looks at: `cargo run --release -p discovery --example cost`.
//!
//! Prints microseconds of processor time for paths of different kinds: a known endpoint, ids, and names that somebody makes up.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_types,
    reason = "a measurement for people to read"
)]

use std::time::{Duration, Instant};

use discovery::{Bounds, Media, Observation, Shape, State};

const TIMES: u64 = 200_000;

fn main() {
    let body = format!(
        "{{\"model\":\"m\",\"messages\":[{{\"role\":\"user\",\"content\":\"{}\"}}]}}",
        "word ".repeat(600)
    );
    type PathOf = fn(u64) -> String;
    let kinds: [(&str, PathOf); 3] = [
        ("a known endpoint", |_| {
            "/api/v1/chat/completions".to_owned()
        }),
        ("ids", |n| format!("/users/{n}/orders/{:032x}", n * 7919)),
        ("made up names", |n| {
            format!("/a/{}/{}", word(n % 977), word(n * 31))
        }),
    ];
    for (kind, path) in kinds {
        let mut state = State::new("a");
        let bounds = Bounds::default();
        let paths: Vec<String> = (0..TIMES).map(path).collect();
        let started = Instant::now();
        for (number, path) in (0_u64..).zip(&paths) {
            let seen = Observation {
                method: "POST",
                host: "api.example.com",
                path,
                at_ms: 1_800_000_000_000 + number,
                status: 200,
                request: Media::Json,
                request_bytes: 900,
                shape: Shape::of_json(body.as_bytes()),
                operation: None,
                answer: Media::Json,
                answer_bytes: 400 + number % 900,
                head_after: Duration::from_millis(30),
                took: Duration::from_millis(30),
                pieces: 1,
            };
            state.observe(&seen, &bounds);
        }
        let each = started.elapsed().as_secs_f64() * 1e6 / TIMES as f64;
        println!("{kind}: {each:.2} µs");
    }
}

fn word(mut number: u64) -> String {
    let mut word = String::from("w");
    while number > 0 {
        word.extend(char::from_digit((number % 26) as u32 + 10, 36));
        number /= 26;
    }
    word
}
