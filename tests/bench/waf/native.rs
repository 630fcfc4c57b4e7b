//! In this process, without a network.

use std::{
    fmt::Write as _,
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use lane::{Disposition, End, Input, Lane, LaneKind, RequestHead, ResponseHead, Step};

use crate::{
    policy::{LABELLED, UNLABELLED, tier_1},
    prompt,
};

const ROUNDS: usize = 9;
const EACH: usize = 1000;

/// Microseconds of an exchange, medians of rounds that take turns.
pub(crate) fn measure() -> Result<String> {
    let lane = Lane::compile(&tier_1().config()?, LaneKind::AiWaf).context("the lane")?;
    let kinds = [
        (UNLABELLED, 1),
        (LABELLED, 1),
        (UNLABELLED, 4),
        (LABELLED, 4),
    ];
    let mut times = kinds.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((path, kilobytes), times) in kinds.iter().zip(&mut times) {
            let bodies: Vec<_> = (0..EACH).map(|_| prompt::body(kilobytes << 10)).collect();
            let began = Instant::now();
            for body in &bodies {
                exchange(&lane, path, body)?;
            }
            times.push(began.elapsed() / EACH as u32);
        }
    }
    let mut said = String::from("| exchange, in process | µs |\n|---|---|\n");
    for ((path, kilobytes), times) in kinds.iter().zip(&mut times) {
        times.sort_unstable();
        let median = times.get(ROUNDS / 2).copied().unwrap_or_default();
        let what = if *path == LABELLED {
            "every detection of the filter's own"
        } else {
            "no label"
        };
        writeln!(
            said,
            "| {what}, {kilobytes} KB | {:.1} |",
            median.as_secs_f64() * 1e6
        )?;
    }
    said.push('\n');
    Ok(said)
}

/// From the head to the event.
fn exchange(lane: &Arc<Lane>, path: &str, body: &str) -> Result<()> {
    let mut inspection = lane.inspect();
    let headers = [
        ("content-type", "application/json"),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64)"),
        ("accept", "application/json"),
    ];
    let head = RequestHead {
        method: "POST".to_owned(),
        authority: "chat.example".to_owned(),
        target: path.to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()))
            .to_vec(),
        request_id: "0d5b1f4e-2f0b-4b57-9c3e-6a1d2c3b4a59".to_owned(),
        ..RequestHead::default()
    };
    let at = Duration::ZERO;
    let mut step = inspection.on(at, Input::Request(head, End::No));
    if !matches!(step, Step::Forward(_)) {
        step = inspection.on(at, Input::RequestBody(body.as_bytes(), End::Yes));
    }
    ensure!(
        matches!(step, Step::Forward(_)),
        "it does not pass: {step:?}"
    );
    let head = ResponseHead {
        status: 200,
        headers: vec![("content-type".to_owned(), b"application/json".to_vec())],
    };
    let step = inspection.on(at, Input::Response(head, End::No));
    if !matches!(step, Step::Forward(_)) {
        inspection.on(at, Input::ResponseBody(ANSWER, End::Yes));
    }
    black_box(inspection.finish(at, Disposition::Completed, 200));
    Ok(())
}

const ANSWER: &[u8] = br#"{"choices":[{"index":0,"message":{"role":"assistant","content":"It leaves at nine and arrives at noon."}}]}"#;
