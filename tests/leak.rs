//! A long token, streamed a few characters at a time, does not leak: not one of its characters reaches the client.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::{
    BodyMode, Case, Cuts, Engine, EnvoyExtProc, EnvoyWasm, Host, Native, Pingora, PolicyFile,
    Proxied, policies,
};

/// 301 characters.
const TOKEN_LENGTH: usize = 301;
const PIECE: usize = 4;
const BEFORE: &str = "Here is the token that you asked for: ";
const AFTER: &str = " - keep it to yourself.";

#[test]
fn native() -> Result<()> {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&mask()?)?;
    for provider in PROVIDERS {
        let outcome = native.run(&case(provider)?)?;
        nothing_leaks(provider, &outcome.client)?;
        for seed in 1..20 {
            let cut = native.cut(Cuts::Random(seed)).run(&case(provider)?)?;
            nothing_leaks(provider, &cut.client)?;
        }
    }
    Ok(())
}

#[test]
fn envoy_with_wasm() -> Result<()> {
    through(EnvoyWasm)
}

#[test]
fn envoy_with_ext_proc() -> Result<()> {
    through(EnvoyExtProc(BodyMode::FullDuplexStreamed))
}

#[test]
fn pingora() -> Result<()> {
    through(Pingora)
}

/// How one provider streams a piece of text, and where a client finds it.
struct Provider {
    path: &'static str,
    ask: &'static str,
    /// `{}` is the piece.
    event: &'static str,
    text: &'static str,
    last: &'static str,
}

static PROVIDERS: &[Provider] = &[
    Provider {
        path: "/v1/chat/completions",
        ask: r#"{"stream":true,"messages":[{"role":"user","content":"hi"}]}"#,
        event: "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"{}\"}}]}\n\n",
        text: "/choices/0/delta/content",
        last: "data: [DONE]\n\n",
    },
    Provider {
        path: "/v1/messages",
        ask: r#"{"stream":true,"messages":[{"role":"user","content":"hi"}]}"#,
        event: "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"{}\"}}\n\n",
        text: "/delta/text",
        last: "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
    },
    Provider {
        path: "/v1beta/models/gemini-3-pro:streamGenerateContent?alt=sse",
        ask: r#"{"contents":[{"parts":[{"text":"hi"}]}]}"#,
        event: "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{}\"}],\"role\":\"model\"},\"index\":0}]}\n\n",
        text: "/candidates/0/content/parts/0/text",
        last: "data: {\"candidates\":[{\"content\":{\"parts\":[]},\"index\":0,\"finishReason\":\"STOP\"}]}\n\n",
    },
];

fn through(host: impl Host) -> Result<()> {
    let mut engine = Proxied::new(host)?;
    engine.start(&mask()?)?;
    for provider in PROVIDERS {
        let (outcome, answer) = engine.play(&case(provider)?, Duration::from_millis(5))?;
        nothing_leaks(provider, &outcome.client)?;
        // It was a stream to the client too: the beginning came long before the end.
        let (first, last) = answer
            .arrivals
            .first()
            .zip(answer.arrivals.last())
            .context("no body")?;
        ensure!(
            first.0 * 3 < last.0,
            "{}: first byte after {:?}, last after {:?}",
            provider.path,
            first.0,
            last.0
        );
    }
    Ok(())
}

fn nothing_leaks(provider: &Provider, client: &[u8]) -> Result<()> {
    let text = shown_text(provider, client)?;
    let middle = text
        .strip_prefix(BEFORE)
        .and_then(|rest| rest.strip_suffix(AFTER))
        .with_context(|| format!("{}: the client sees {text:?}", provider.path))?;
    let leaked = middle.chars().filter(char::is_ascii_alphanumeric).count();
    ensure!(
        leaked == 0,
        "{}: {leaked} characters of the token reach the client: {middle:?}",
        provider.path
    );
    ensure!(
        !middle.is_empty(),
        "{}: nothing stands for the token",
        provider.path
    );
    Ok(())
}

/// What a person at the client reads.
fn shown_text(provider: &Provider, client: &[u8]) -> Result<String> {
    let stream = std::str::from_utf8(client)?;
    let mut text = String::new();
    for data in stream
        .lines()
        .filter_map(|l| l.strip_prefix("data: "))
        .filter(|d| *d != "[DONE]")
    {
        let event: Value = serde_json::from_str(data).with_context(|| data.to_owned())?;
        text.push_str(
            event
                .pointer(provider.text)
                .and_then(Value::as_str)
                .unwrap_or_default(),
        );
    }
    Ok(text)
}

fn case(provider: &Provider) -> Result<Case> {
    let said = format!("{BEFORE}{}{AFTER}", token());
    let characters: Vec<char> = said.chars().collect();
    let events = characters
        .chunks(PIECE)
        .map(|c| provider.event.replace("{}", &c.iter().collect::<String>()));
    let stream: String = events.chain([provider.last.to_owned()]).collect();
    Ok(serde_json::from_value(serde_json::json!({
        "name": provider.path,
        "policy": "mask",
        "request": {"path": provider.path, "body": provider.ask},
        "response": {"body": stream},
    }))?)
}

/// A signed JSON Web Token, made up.
fn token() -> String {
    let head = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
    // {"sub":"1234567890","name":"
    let claims = "eyJzdWIiOiI0ODI3MTkzNjA1IiwibmFtZSI6IkFkYSBIb3BlIiwiaWF0IjoxNzE2MjM5MDIyfQ";
    let rest = TOKEN_LENGTH - head.len() - claims.len() - 2;
    let signature: String = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_"
        .chars()
        .cycle()
        .take(rest)
        .collect();
    format!("{head}.{claims}.{signature}")
}

#[test]
fn the_token_is_as_long_as_promised() {
    assert_eq!(token().len(), TOKEN_LENGTH);
}

fn mask() -> Result<Vec<PolicyFile>> {
    Ok(policies()?
        .into_iter()
        .filter(|p| p.name == "mask")
        .collect())
}
