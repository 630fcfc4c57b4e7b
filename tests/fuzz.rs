//! Every fuzz target on its seeds and some thousand mutations of them.
//!
//! For longer: `cargo +nightly fuzz run scanner` in `tests/fuzz` (needs cargo-fuzz). What it finds becomes a corpus case.

use anyhow::Result;
use tests::{corpus, fuzz};

const ROUNDS: u32 = 40;

#[test]
fn codec() -> Result<()> {
    smoke(fuzz::codec)
}

#[test]
fn expression() {
    let seeds: Vec<&[u8]> = EXPRESSIONS.iter().map(|e| e.as_bytes()).collect();
    fuzz::smoke(fuzz::expression, &seeds, 1000);
}

#[test]
fn scanner() -> Result<()> {
    smoke(fuzz::scanner)
}

#[test]
fn sse() -> Result<()> {
    smoke(fuzz::sse)
}

#[test]
fn every_target_has_its_program() -> Result<()> {
    for (name, _) in fuzz::TARGETS {
        let file = tests::repository().join(format!("tests/fuzz/fuzz_targets/{name}.rs"));
        assert!(
            std::fs::read_to_string(file)?.contains(&format!("fuzz::{name}(")),
            "{name}"
        );
    }
    Ok(())
}

/// The bodies of the corpus are the seeds, each behind a first byte that chooses how it is read.
fn smoke(target: fn(&[u8])) -> Result<()> {
    let mut seeds = Vec::new();
    for (n, case) in corpus()?.iter().enumerate().step_by(3) {
        for body in [case.request.body.plain()?, case.response.body.plain()?] {
            if body.len() < 4096 {
                let choice = u8::try_from(n % 256)?;
                seeds.push([&[choice][..], &body].concat());
            }
        }
    }
    let seeds: Vec<&[u8]> = seeds.iter().map(Vec::as_slice).collect();
    fuzz::smoke(target, &seeds, ROUNDS);
    Ok(())
}

static EXPRESSIONS: &[&str] = &[
    "http.request.method eq \"POST\" and not http.host contains \"example\"",
    "any(http.request.headers[\"x-team\"][*] in {\"a\" \"b\"}) or ip.src in {10.0.0.0/8 2001:db8::/32}",
    "lower(http.request.uri.path) matches r#\"^/v[0-9]+/chat\"# && len(http.request.body.raw) gt 1024",
    "cf.llm.prompt.injection_score lt 20 or any(cf.llm.prompt.pii_categories[*] eq \"US_SSN\")",
    "(((http.host wildcard \"*.example.com\")))",
    "lookup_json_string(http.request.body.raw, \"model\") strict wildcard \"gpt-*\"",
    "not any(dlp.profiles[*] eq \"default\") xor concat(http.host, \"/\", http.request.uri.path) ~ \"x\"",
];
