//! Real clients: the OpenAI and Anthropic Python SDKs see a valid answer, a redacted stream, and a typed error on a block.

use std::{path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use tests::{
    BodyMode, Case, Engine, EnvoyExtProc, EnvoyWasm, Host, Pingora, Proxied, policies, repository,
};

/// Nothing that JSON says by itself: an empty object is no text.
const TEXT: &str = "<text>";

const CARD: &str = "my card is 4111 1111 1111 1111";

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

/// An SDK and its provider's answers, with [`TEXT`] where the text is.
struct Sdk {
    script: &'static str,
    path: &'static str,
    plain: &'static str,
    stream: &'static [&'static str],
    type_plain: &'static str,
    type_stream: &'static str,
    /// Where the error's own fields are in the SDK's `body`.
    error_message: &'static str,
}

static SDKS: &[Sdk] = &[
    Sdk {
        script: "openai_client.py",
        path: "/v1/chat/completions",
        plain: r#"{"id":"c1","object":"chat.completion","created":1767225600,"model":"gpt-5","choices":[{"index":0,"message":{"role":"assistant","content":"<text>"},"finish_reason":"stop"}]}"#,
        stream: &[
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-5\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"<text>\"}}]}\n\n",
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-5\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
        ],
        type_plain: "ChatCompletion",
        type_stream: "ChatCompletionChunk",
        error_message: "/message",
    },
    Sdk {
        script: "anthropic_client.py",
        path: "/v1/messages",
        plain: r#"{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-5","content":[{"type":"text","text":"<text>"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":5}}"#,
        stream: &[
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"<text>\"}}\n\n",
            "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":5}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
        ],
        type_plain: "Message",
        type_stream: "Message",
        error_message: "/error/message",
    },
];

/// What a script printed: the answer's text and Python type, or the error.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    text: String,
    #[serde(rename = "type")]
    kind: String,
    error: String,
    status: u16,
    body: Value,
    message: String,
}

fn through(host: impl Host) -> Result<()> {
    let python = artefacts::python_env(&["openai", "anthropic"])?;
    let mut engine = Proxied::new(host)?;
    let in_force: Vec<_> = policies()?
        .into_iter()
        .filter(|p| ["block", "replace"].contains(&p.name.as_str()))
        .collect();
    engine.start(&in_force)?;
    for sdk in SDKS {
        let call = Call {
            engine: &engine,
            python: &python,
            sdk,
        };
        call.answers()?;
        call.redacted()?;
        call.blocked()?;
        call.cut()?;
    }
    Ok(())
}

struct Call<'c, H> {
    engine: &'c Proxied<H>,
    python: &'c PathBuf,
    sdk: &'static Sdk,
}

impl<H: Host> Call<'_, H> {
    fn answers(&self) -> Result<()> {
        let plain = self.run("replace", "plain", "hello", &["All is well."])?;
        ensure!(
            plain.text == "All is well." && plain.kind == self.sdk.type_plain,
            "{plain:?}"
        );
        let stream = self.run("replace", "stream", "hello", &["All is ", "well."])?;
        ensure!(
            stream.text == "All is well." && stream.kind == self.sdk.type_stream,
            "{stream:?}"
        );
        Ok(())
    }

    fn redacted(&self) -> Result<()> {
        let plain = self.run("replace", "plain", "hello", &["card 4111 1111 1111 1111."])?;
        ensure!(plain.text == "card [CREDIT_CARD].", "{plain:?}");
        let stream = self.run(
            "replace",
            "stream",
            "hello",
            &["card 41", "11 1111 ", "1111 11", "11."],
        )?;
        ensure!(stream.text == "card [CREDIT_CARD].", "{stream:?}");
        Ok(())
    }

    fn blocked(&self) -> Result<()> {
        for how in ["plain", "stream"] {
            let refused = self.run("block", how, CARD, &["never asked"])?;
            ensure!(
                refused.error == "PermissionDeniedError" && refused.status == 403,
                "{refused:?}"
            );
            let message = refused
                .body
                .pointer(self.sdk.error_message)
                .and_then(Value::as_str);
            ensure!(
                message.is_some_and(|m| !m.is_empty()),
                "not the provider's error shape: {refused:?}"
            );
        }
        let refused = self.run("block", "plain", "hello", &[CARD])?;
        ensure!(refused.error == "PermissionDeniedError", "{refused:?}");
        Ok(())
    }

    /// Refused while it streams: the SDK raises the error that the stream's error event carries.
    fn cut(&self) -> Result<()> {
        let cut = self.run("block", "stream", "hello", &["first ", CARD, "last"])?;
        ensure!(!cut.error.is_empty(), "no error was raised: {cut:?}");
        ensure!(!format!("{cut:?}").contains("4111"), "{cut:?}");
        Ok(())
    }

    /// One call of the SDK, with a provider that says these pieces.
    fn run(&self, policy: &str, how: &str, prompt: &str, says: &[&str]) -> Result<Said> {
        let id = format!("sdk-{policy}-{how}-{}", says.len());
        self.engine
            .origin()
            .script(&id, &self.case(how, says)?, Duration::from_millis(1))?;
        let address = self.engine.route(policy)?.address;
        let output = Command::new(self.python)
            .arg(repository().join("tests/sdk").join(self.sdk.script))
            .args([
                format!("http://{address}"),
                id,
                how.to_owned(),
                prompt.to_owned(),
            ])
            .env_remove("HTTP_PROXY")
            .env_remove("http_proxy")
            .output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = said
            .lines()
            .last()
            .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
        serde_json::from_str(line).with_context(|| said.clone())
    }

    fn case(&self, how: &str, says: &[&str]) -> Result<Case> {
        let body = match how {
            "plain" => self.sdk.plain.replace(TEXT, &says.concat()),
            _ => self
                .sdk
                .stream
                .iter()
                .map(|part| match part.contains(TEXT) {
                    true => says.iter().map(|s| part.replace(TEXT, s)).collect(),
                    false => (*part).to_owned(),
                })
                .collect::<String>(),
        };
        Ok(serde_json::from_value(json!({
            "name": self.sdk.path,
            "policy": "unused",
            "request": {"path": self.sdk.path},
            "response": {"body": body},
        }))?)
    }
}
