//! The payload log through real hosts: what a rule that matched sealed, `weir decrypt` opens, and so does an HPKE that is not ours;
//! what that one seals `weir decrypt` opens.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::{fs, process::Command, time::Duration};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{
    BodyMode, Case, Engine, EnvoyExtProc, EnvoyWasm, Folder, Host, Outcome, Pingora, PolicyFile,
    Proxied, policies, program, repository,
};

const CARD: &str = "4111 1111 1111 1111";

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

#[test]
fn another_hpke_seals_what_weir_decrypts() -> Result<()> {
    let keys = Keys::from_weir()?;
    let long = "\u{e9}".repeat(30_000);
    for payload in ["x", "{\"match\": \"caf\u{e9}\"}", &long] {
        let blob = other(&["seal", &keys.public, payload])?;
        ensure!(keys.decrypt(&blob)? == payload, "{payload:.20}: {blob:.80}");
        ensure!(
            other(&["open", &keys.private, &blob])? == payload,
            "it does not open its own"
        );
    }
    let stranger = Keys::from_other()?;
    let blob = other(&["seal", &keys.public, "x"])?;
    ensure!(stranger.decrypt(&blob).is_err(), "anybody can open it");
    Ok(())
}

/// A request, an answer and a streamed answer in which the rules match, each with the card.
fn through(host: impl Host) -> Result<()> {
    let keys = Keys::from_other()?;
    let mut engine = Proxied::new(host)?;
    engine.start(&[policy(&keys.public)?])?;
    let choice = |text: &str| json!({"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]});
    let delta = |text: &str| {
        let chunk = json!({"choices": [{"index": 0, "delta": {"content": text}}]});
        format!("data: {chunk}\n\n")
    };
    let streamed = ["It is 4111 11", "11 1111 11", "11, is it?"].map(delta);
    let exchanges = [
        (
            "request",
            format!("It is {CARD}, is it?"),
            choice("yes").to_string(),
            "application/json",
        ),
        (
            "response",
            String::from("hi"),
            choice(&format!("It is {CARD}, is it?")).to_string(),
            "application/json",
        ),
        (
            "response",
            String::from("hi"),
            streamed.concat() + "data: [DONE]\n\n",
            "text/event-stream",
        ),
    ];
    for (number, (side, asked, answer, kind)) in exchanges.into_iter().enumerate() {
        let request = json!({"model": "gpt-5", "messages": [{"role": "user", "content": asked}]});
        let play = |time: &str| -> Result<Outcome> {
            let case: Case = serde_json::from_value(json!({
                "name": format!("payload {number}, the {time} time"),
                "policy": "payloads",
                "request": {"path": "/v1/chat/completions", "body": request.to_string()},
                "response": {"headers": {"content-type": kind}, "body": answer},
            }))?;
            Ok(engine.play(&case, Duration::from_millis(1))?.0)
        };
        let seen = play("first")?;
        let event = seen.event.to_string();
        let said = format!("{}, {number}: {} {event}", engine.name(), seen.status);
        ensure!(
            seen.status == 200 && seen.client == answer.as_bytes(),
            "{said}"
        );
        ensure!(
            !event.contains(CARD) && !event.contains("4111 11"),
            "{said}"
        );
        let other_side = if side == "request" {
            "response"
        } else {
            "request"
        };
        ensure!(seen.event[other_side].get(SEALED).is_none(), "{said}");
        let blob = seen.event[side][SEALED]
            .as_str()
            .with_context(|| said.clone())?;
        // The whole event is what an investigator has.
        let opened = keys.decrypt(&event).with_context(|| said.clone())?;
        ensure!(opened == other(&["open", &keys.private, blob])?, "{said}");
        let payload: Value = serde_json::from_str(&opened)?;
        let found = &payload["matches"][0];
        let shown =
            ["before", "match", "after"].map(|part| found[part].as_str().unwrap_or_default());
        ensure!(
            shown == ["It is ", "**** **** **** 1111", ", is it?"],
            "{said}: {payload}"
        );
        ensure!(
            payload["profiles"] == json!(["financial_information"]),
            "{said}: {payload}"
        );
        ensure!(found["detector"] == "finance.visa", "{said}: {payload}");
        // The same text is never sealed to the same bytes.
        let again = play("second")?;
        ensure!(
            again.event[side][SEALED] != seen.event[side][SEALED],
            "{said}"
        );
    }
    Ok(())
}

const SEALED: &str = "encrypted_matched_data";

/// Rules that log what matched, sealed to this key.
fn policy(public_key: &str) -> Result<PolicyFile> {
    let of_corpus = policies()?
        .into_iter()
        .find(|policy| policy.name == "replace");
    let rule = |phase: &str| {
        json!({
            "id": format!("watch-{phase}"),
            "phase": phase,
            "when": "any(dlp.profiles[*] == \"financial_information\")",
            "action": "log",
            "payload_log": true,
        })
    };
    Ok(PolicyFile {
        name: String::from("payloads"),
        document: json!({
            "version": 1,
            "payload_log": {"public_key": public_key, "masking_level": "partial"},
            "lanes": {"llm_gateway": {
                "profiles": ["financial_information"],
                "rules": [rule("request"), rule("response")],
            }},
        }),
        ..of_corpus.context("no policy replace")?
    })
}

/// A pair of keys, and the file with the private one.
struct Keys {
    private: String,
    public: String,
    folder: Folder,
}

impl Keys {
    fn from_weir() -> Result<Self> {
        let said =
            output(Command::new(program("pingora-host", "weir")?).args(["keys", "generate"]))?;
        let pair: Value = serde_json::from_str(&said)?;
        let key = |name: &str| pair[name].as_str().unwrap_or_default().to_owned();
        Self::new(key("private_key"), key("public_key"))
    }

    fn from_other() -> Result<Self> {
        let said = other(&["keys"])?;
        let (private, public) = said.split_once(' ').context("no pair")?;
        Self::new(private.to_owned(), public.to_owned())
    }

    fn new(private: String, public: String) -> Result<Self> {
        let folder = Folder::new()?;
        let pair = json!({"private_key": private, "public_key": public});
        fs::write(folder.file("key.json"), pair.to_string())?;
        Ok(Self {
            private,
            public,
            folder,
        })
    }

    /// What `weir decrypt` says of a blob or an event.
    fn decrypt(&self, sealed: &str) -> Result<String> {
        let input = self.folder.file("sealed");
        fs::write(&input, sealed)?;
        let mut weir = Command::new(program("pingora-host", "weir")?);
        weir.arg("decrypt")
            .arg("--private-key")
            .arg(self.folder.file("key.json"))
            .arg(input);
        output(&mut weir)
    }
}

/// What an HPKE that is not ours says: Python's.
fn other(arguments: &[&str]) -> Result<String> {
    let mut python = Command::new(artefacts::python_env(&["pyhpke"])?);
    python
        .arg(repository().join("tests/sdk/matched_data.py"))
        .args(arguments);
    output(&mut python)
}

/// What a program prints, without the line's end.
fn output(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    let error = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?}: {error}");
    Ok(String::from_utf8(output.stdout)?
        .trim_end_matches('\n')
        .to_owned())
}
