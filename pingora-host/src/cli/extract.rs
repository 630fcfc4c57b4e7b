//! `weir extract`.

use std::{collections::BTreeMap, path::PathBuf};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use lane::{Extracted, FileKind, FileTexts, Header, Recorded};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Outcome, Result,
    explain::Explainer,
    lines::{Lines, Taken},
    print,
};

/// Print the pieces of text in recorded exchanges, one per line, with provider, model and token usage. What could not be
/// read is said in "unread".
///
/// Of a document, a page, an archive or an e-mail, told by its content, the texts in it are printed.
#[derive(Args, Debug)]
pub(super) struct Extract {
    /// One recorded exchange per line:
    /// {"id", "method", "host", "path", "headers", "body" | "body_base64", "response": {"headers", "body" | "body_base64"}}.
    /// `-` or nothing is standard input.
    file: Option<PathBuf>,
    /// The input is JSON Lines (there is no other).
    #[arg(long)]
    jsonl: bool,
    /// Print how each text of the requests is found, where it stands and whether it is of the prompt, instead of the texts.
    #[arg(long)]
    explain: bool,
    /// With --explain: the configuration whose rules say where prompts are.
    #[arg(long, value_name = "FILE", requires = "explain")]
    config: Option<PathBuf>,
    /// With --explain: print one JSON line for each request.
    #[arg(long, requires = "explain")]
    json: bool,
}

/// One line of the input.
#[derive(Deserialize)]
pub(super) struct Exchange {
    #[serde(default)]
    pub(super) id: Value,
    #[serde(default = "post")]
    pub(super) method: String,
    #[serde(default)]
    pub(super) host: String,
    #[serde(default)]
    pub(super) path: String,
    #[serde(flatten)]
    pub(super) message: Message,
    #[serde(default)]
    response: Answer,
}

/// The head and body of a request or response.
#[derive(Default, Deserialize)]
pub(super) struct Message {
    #[serde(default)]
    pub(super) headers: Headers,
    #[serde(default)]
    body: Option<Value>,
    #[serde(default)]
    body_base64: Option<String>,
}

/// The response: absent, whole, its body alone, or `true`: the line's own body is a response's.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Answer {
    #[default]
    None,
    Itself(bool),
    Body(String),
    Whole(Message),
}

/// Headers, in either of the forms that recorders write.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Headers {
    Map(BTreeMap<String, Values>),
    Pairs(Vec<(String, String)>),
}

/// The values of one header.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(String),
    Several(Vec<String>),
}

#[derive(Serialize)]
struct Line {
    id: Value,
    #[serde(flatten)]
    extracted: Extracted,
}

impl Extract {
    pub(super) fn execute(self) -> Result {
        let mut lines = Lines::open(self.file.as_ref())?;
        if is_document(lines.head()?) {
            return file(&lane::texts_of_file(&lines.whole()?));
        }
        let explainer = match self.explain {
            true => Some(Explainer::new(self.config.as_deref(), self.json)?),
            false => None,
        };
        lines.each(EXCHANGE, |exchange: Exchange| {
            if let Some(explainer) = &explainer {
                return explainer.explain(&exchange);
            }
            let extracted = match exchange.read() {
                Ok(extracted) => extracted,
                Err(what) => return Ok(Taken::Refused(format!(" {what}"))),
            };
            print::json(&Line {
                id: exchange.id,
                extracted,
            })?;
            Ok(Taken::Used)
        })?;
        Ok(Outcome::Fine)
    }
}

/// What a line is, for messages.
const EXCHANGE: &str = "{\"id\", \"method\", \"path\", \"headers\", \"body\", \"response\"}";

/// Whether bytes, or the first of them, are what texts are taken out of, and cannot be exchanges.
fn is_document(head: &[u8]) -> bool {
    !matches!(
        FileKind::of(head),
        FileKind::Csv | FileKind::Json | FileKind::Text
    )
}

fn file(file: &FileTexts) -> Result {
    for text in &file.texts {
        print::json(text)?;
    }
    for unread in &file.unread {
        print::json(unread)?;
    }
    Ok(Outcome::Fine)
}

impl Exchange {
    fn read(&self) -> std::result::Result<Extracted, String> {
        let itself = matches!(self.response, Answer::Itself(true));
        let first = self.part(&self.message, itself)?;
        let answer = match &self.response {
            Answer::None | Answer::Itself(_) => return Ok(first),
            Answer::Whole(message) => self.part(message, true)?,
            Answer::Body(body) => self.part(&Message::text(body), true)?,
        };
        let mut whole = first;
        whole.segments.extend(answer.segments);
        whole.stream |= answer.stream;
        whole.model = whole.model.or(answer.model);
        whole.usage = answer.usage.or(whole.usage);
        whole.unread = whole.unread.or(answer.unread);
        Ok(whole)
    }

    fn part(&self, message: &Message, is_response: bool) -> std::result::Result<Extracted, String> {
        let body = message.bytes()?;
        Ok(Extracted::read(&Recorded {
            method: &self.method,
            path: &self.path,
            content_type: &message.headers.first("content-type"),
            encoding: &message.headers.first("content-encoding"),
            is_response,
            body: &body,
        }))
    }
}

impl Message {
    fn text(body: &str) -> Self {
        Self {
            body: Some(Value::String(body.to_owned())),
            ..Self::default()
        }
    }

    /// The body's bytes.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(super) fn bytes(&self) -> std::result::Result<Vec<u8>, String> {
        match (&self.body, &self.body_base64) {
            (Some(_), Some(_)) => Err("both body and body_base64".to_owned()),
            (_, Some(base64)) => STANDARD
                .decode(base64)
                .map_err(|e| format!("body_base64: {e}")),
            (Some(Value::String(text)), None) => Ok(text.clone().into_bytes()),
            (Some(json), None) => Ok(json.to_string().into_bytes()),
            (None, None) => Ok(Vec::new()),
        }
    }
}

impl Headers {
    /// Every header, its name in lower case.
    pub(super) fn all(&self) -> Vec<Header> {
        let one = |name: &str, value: &str| (name.to_ascii_lowercase(), value.as_bytes().to_vec());
        match self {
            Self::Pairs(pairs) => pairs.iter().map(|(name, value)| one(name, value)).collect(),
            Self::Map(map) => {
                let each = map.iter().flat_map(|(name, values)| match values {
                    Values::One(value) => vec![one(name, value)],
                    Values::Several(values) => {
                        values.iter().map(|value| one(name, value)).collect()
                    }
                });
                each.collect()
            }
        }
    }

    fn first(&self, name: &str) -> String {
        let is = |key: &str| key.eq_ignore_ascii_case(name);
        let found = match self {
            Self::Map(map) => {
                map.iter()
                    .find(|(key, _)| is(key))
                    .and_then(|(_, values)| match values {
                        Values::One(value) => Some(value),
                        Values::Several(values) => values.first(),
                    })
            }
            Self::Pairs(pairs) => pairs.iter().find(|(key, _)| is(key)).map(|(_, v)| v),
        };
        found.cloned().unwrap_or_default()
    }
}

impl Default for Headers {
    fn default() -> Self {
        Self::Pairs(Vec::new())
    }
}

fn post() -> String {
    "POST".to_owned()
}
