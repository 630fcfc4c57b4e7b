//! The segments of a recorded exchange: `weir extract`.

use codec::{
    DecodeLimits, Decoder, Direction, Document, EventLimits, JsonLimits, Operation, Role, Usage,
};
use serde::Serialize;

use crate::framing::Framing;

/// One body and what is known of it.
#[derive(Debug)]
pub struct Recorded<'a> {
    /// The request's method.
    pub method: &'a str,
    /// The request's path and query.
    pub path: &'a str,
    /// The body's content type, or empty.
    pub content_type: &'a str,
    /// The body's content encoding, or empty.
    pub encoding: &'a str,
    /// Whether it is the response's body.
    pub is_response: bool,
    /// The bytes.
    pub body: &'a [u8],
}

/// What a body holds.
#[derive(Debug, Serialize)]
pub struct Extracted {
    /// `gen_ai.provider.name`, where the API is known.
    pub provider: Option<&'static str>,
    /// The API's operation, where it is known.
    pub operation: Option<&'static str>,
    /// The model named in it.
    pub model: Option<String>,
    /// Whether it asks for a stream, or is one.
    pub stream: bool,
    /// The pieces of text; a stream's pieces are joined.
    pub segments: Vec<ExtractedSegment>,
    /// Tokens as the provider counted them.
    pub usage: Option<ExtractedUsage>,
    /// Why the body, or what follows the segments, could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// One piece of text.
#[derive(Debug, Serialize)]
pub struct ExtractedSegment {
    /// Who speaks.
    pub role: &'static str,
    /// What sort of text.
    pub kind: &'static str,
    /// The text.
    pub text: String,
}

/// Tokens as the provider counted them.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ExtractedUsage {
    /// Tokens of the prompt.
    pub input_tokens: u64,
    /// Tokens of the answer.
    pub output_tokens: u64,
}

impl Extracted {
    /// Reads one body. What cannot be decoded or read is said in `unread`, beside what came before it.
    pub fn read(recorded: &Recorded<'_>) -> Self {
        let operation = codec::operation(recorded.method, recorded.path);
        let mut extracted = Self {
            provider: operation.map(|o| o.provider().id),
            operation: operation.map(|o| o.name),
            model: None,
            stream: false,
            segments: Vec::new(),
            usage: None,
            unread: None,
        };
        if !recorded.body.is_empty() {
            extracted.unread = extracted.read_body(operation, recorded).err();
        }
        extracted
    }

    fn read_body(
        &mut self,
        operation: Option<&'static Operation>,
        recorded: &Recorded<'_>,
    ) -> Result<(), String> {
        let decoded = match decode(recorded) {
            // Recorders keep the head as it came and the body decoded.
            Err(_) if std::str::from_utf8(recorded.body).is_ok() => None,
            decoded => decoded?,
        };
        let body = decoded.as_deref().unwrap_or(recorded.body);
        let framing = recorded.is_response.then(|| {
            let content_type = recorded.content_type.to_ascii_lowercase();
            let by_head = Framing::of_head(operation, &content_type, true);
            by_head.or_else(|| Framing::of_body(operation, body))
        });
        match framing.flatten() {
            Some(framing) => self.read_stream(operation, framing, body),
            None => self.read_document(operation, recorded, body),
        }
    }

    fn read_document(
        &mut self,
        operation: Option<&'static Operation>,
        recorded: &Recorded<'_>,
        body: &[u8],
    ) -> Result<(), String> {
        let direction = if recorded.is_response {
            Direction::Response
        } else {
            Direction::Request
        };
        let document = Document::read(operation, direction, body, &JsonLimits::default())
            .map_err(|e| e.to_string())?;
        self.model = document.model().map(str::to_owned);
        self.stream = document.stream();
        self.usage(document.usage());
        for segment in document
            .segments()
            .iter()
            .filter(|s| !s.kind.is_uninspected())
        {
            let (role, kind) = (segment.role.as_str(), segment.kind.as_str());
            self.segments.push(ExtractedSegment {
                role,
                kind,
                text: segment.text.clone(),
            });
        }
        Ok(())
    }

    fn read_stream(
        &mut self,
        operation: Option<&'static Operation>,
        framing: Framing,
        body: &[u8],
    ) -> Result<(), String> {
        self.stream = true;
        let mut stream = framing.reader(operation, EventLimits::default());
        let mut events = stream.push(body).map_err(|e| e.to_string())?;
        events.extend(stream.finish().map_err(|e| e.to_string())?);
        let mut keys = Vec::new();
        for event in &events {
            if let Some(model) = event.model() {
                self.model = Some(model.to_owned());
            }
            self.usage(event.usage());
            for delta in event.deltas() {
                match keys.iter().position(|key| *key == delta.key) {
                    Some(at) => {
                        if let Some(segment) = self.segments.get_mut(at) {
                            segment.text.push_str(&delta.text);
                        }
                    }
                    None => {
                        keys.push(delta.key);
                        let role = if delta.role == Role::Unknown {
                            Role::Assistant
                        } else {
                            delta.role
                        };
                        let (role, kind) = (role.as_str(), delta.kind.as_str());
                        self.segments.push(ExtractedSegment {
                            role,
                            kind,
                            text: delta.text.clone(),
                        });
                    }
                }
            }
        }
        Ok(())
    }

    fn usage(&mut self, usage: Option<Usage>) {
        if let Some(usage) = usage {
            let known = self.usage.get_or_insert(ExtractedUsage {
                input_tokens: 0,
                output_tokens: 0,
            });
            known.input_tokens = known.input_tokens.max(usage.input.unwrap_or(0));
            known.output_tokens = known.output_tokens.max(usage.output.unwrap_or(0));
        }
    }
}

fn decode(recorded: &Recorded<'_>) -> Result<Option<Vec<u8>>, String> {
    if recorded.encoding.is_empty() || recorded.encoding.eq_ignore_ascii_case("identity") {
        return Ok(None);
    }
    let mut decoder =
        Decoder::new(recorded.encoding, DecodeLimits::default()).map_err(|e| e.to_string())?;
    let out = decoder.push(recorded.body).map_err(|e| e.to_string())?;
    decoder.finish().map_err(|e| e.to_string())?;
    Ok(Some(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_stream_are_joined_however_it_is_framed() {
        let chat = |text: &str| format!(r#"{{"choices":[{{"delta":{{"content":"{text}"}}}}]}}"#);
        let (a, b) = (chat("4111"), chat("1111"));
        let gemini = r#"[{"candidates":[{"content":{"parts":[{"text":"4111"}]}}]},{"candidates":[{"content":{"parts":[{"text":"1111"}]}}]}]"#;
        for (path, content_type, body) in [
            (
                "/v1/chat/completions",
                "",
                format!("x: 1\ndata: {a}\n\ndata: {b}\n\n"),
            ),
            (
                "/v1/chat/completions",
                "text/event-stream",
                format!("data: {a}\n\ndata: {b}\n\n"),
            ),
            (
                "/v1/chat/completions",
                "application/x-ndjson",
                format!("{a}\n{b}\n"),
            ),
            (
                "/v1/models/m:streamGenerateContent",
                "application/json",
                gemini.to_owned(),
            ),
            ("/v1/models/m:streamGenerateContent", "", gemini.to_owned()),
        ] {
            let extracted = Extracted::read(&Recorded {
                method: "POST",
                path,
                content_type,
                encoding: "",
                is_response: true,
                body: body.as_bytes(),
            });
            let texts: Vec<_> = extracted.segments.iter().map(|s| s.text.as_str()).collect();
            assert!(texts.contains(&"41111111"), "{body}: {texts:?}");
            assert!(extracted.stream);
        }
    }
}
