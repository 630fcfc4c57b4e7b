//! What it costs to take the prompt out of a request of 4 KB: `cargo run --release -p lane --features jsonpath --example extraction_cost
//! [RULES [TIMES]]`.
//!
//! `RULES` is `none`, `expressions`, `jsonpath` or `elsewhere` (an endpoint that the lane does not look at); without it all are measured.
//! Prints nanoseconds for the body of a request of which no profile looks for anything. Under `valgrind --tool=callgrind` it gives
//! instruction counts that can be compared.

#![expect(clippy::disallowed_types, reason = "a measurement needs a clock")]

use std::{
    env,
    error::Error,
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

use lane::{Config, End, Input, Lane, LaneKind, RequestHead};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let wanted = args.next();
    let times: u32 = args.next().map_or(Ok(20_000), |n| n.parse())?;
    let mut out = io::stdout().lock();
    for (name, prompts) in RULES {
        if wanted.as_deref().is_none_or(|wanted| wanted == *name) {
            let each = measure(name, prompts, times)?;
            writeln!(out, "{name:12} {each:8.0} ns")?;
        }
    }
    Ok(())
}

fn measure(name: &str, prompts: &str, times: u32) -> Result<f64, Box<dyn Error>> {
    let document = format!(
        "{{\"version\": 1, \"lanes\": {{\"ai_waf\": {{\"profiles\": [], \"endpoints\": [{{\"path\": \"/chat\", \"prompts\": {prompts}}}], \
         \"rules\": [{{\"id\": \"a\", \"when\": \"cf.llm.prompt.token_count gt 100000\", \"action\": \"block\"}}]}}}}}}"
    );
    let lane = Lane::compile(&Config::from_json(&document)?, LaneKind::AiWaf)?;
    let body = body();
    let head = RequestHead {
        method: "POST".to_owned(),
        target: if name == "elsewhere" {
            "/else"
        } else {
            "/chat"
        }
        .to_owned(),
        headers: vec![("content-type".to_owned(), b"application/json".to_vec())],
        ..RequestHead::default()
    };
    let mut spent = Duration::ZERO;
    for _ in 0..times {
        let mut inspection = lane.inspect();
        let head = head.clone();
        let started = Instant::now();
        black_box(inspection.on(Duration::ZERO, Input::Request(head, End::No)));
        let input = Input::RequestBody(body.as_bytes(), End::Yes);
        black_box(inspection.on(Duration::ZERO, input));
        spent += started.elapsed();
    }
    Ok(spent.as_secs_f64() * 1e9 / f64::from(times))
}

/// Sixteen messages of 250 bytes.
fn body() -> String {
    let words = "The old mill stands where the river turns, and in spring its wheel moves. ";
    let message = format!(
        "{{\"role\":\"user\",\"id\":\"m-17\",\"content\":\"{}\"}}",
        words.repeat(3).chars().take(200).collect::<String>()
    );
    let messages = vec![message; 16].join(",");
    format!("{{\"session\":\"s-1\",\"requests\":[{{\"params\":{{\"messages\":[{messages}]}}}}]}}")
}

const RULES: &[(&str, &str)] = &[
    ("elsewhere", "[]"),
    ("none", "[]"),
    (
        "expressions",
        r#"[{"expression": "requests[*].params.messages[*].content"}, {"expression": "message"}]"#,
    ),
    (
        "jsonpath",
        r#"[{"jsonpath": "$.requests[*].params.messages[?@.role == 'user'].content"}]"#,
    ),
];
