//! What a request's body looks like, by the names at its top: nothing of the values is kept.

/// How many of a body's first bytes are looked at.
pub const PEEKED: usize = 2048;

/// What a body looks like.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shape {
    /// Nothing that is known.
    #[default]
    Unknown,
    /// A GraphQL operation.
    GraphQl,
    /// What is said to a model, without the settings that go with it in every provider's API.
    Said,
    /// A request to a model, as providers' APIs have it.
    Prompt,
}

impl Shape {
    /// Of a JSON body's first bytes ([`PEEKED`] at most are read).
    pub fn of_json(body: &[u8]) -> Self {
        let mut seen = Seen::default();
        each_name(body.get(..PEEKED).unwrap_or(body), |name, rest| {
            seen.add(name, rest);
        });
        seen.shape()
    }
}

#[derive(Default)]
struct Seen {
    said: bool,
    settings: bool,
    query: bool,
    operation: bool,
    variables: bool,
}

impl Seen {
    fn add(&mut self, name: &[u8], rest: &[u8]) {
        self.said |= SAID.iter().any(|said| said.as_bytes() == name);
        self.settings |= SETTINGS.iter().any(|s| s.as_bytes() == name);
        self.variables |= matches!(name, b"variables" | b"operationName" | b"extensions");
        if name == b"query" {
            self.query = true;
            self.operation |= is_operation(rest);
        }
    }

    fn shape(&self) -> Shape {
        match self {
            Self {
                query: true,
                operation,
                variables,
                ..
            } if *operation || *variables => Shape::GraphQl,
            Self {
                said: true,
                settings: true,
                ..
            } => Shape::Prompt,
            Self { said: true, .. } => Shape::Said,
            _ => Shape::Unknown,
        }
    }
}

/// Where providers' APIs have the prompt.
const SAID: &[&str] = &[
    "contents",
    "input",
    "inputs",
    "inputText",
    "messages",
    "prompt",
];

/// What stands beside it.
const SETTINGS: &[&str] = &[
    "anthropic_version",
    "generationConfig",
    "inferenceConfig",
    "max_completion_tokens",
    "max_new_tokens",
    "max_output_tokens",
    "max_tokens",
    "model",
    "stream",
    "system",
    "systemInstruction",
    "temperature",
    "textGenerationConfig",
    "tools",
    "top_p",
];

/// Whether a value is a string that begins like a GraphQL document.
fn is_operation(rest: &[u8]) -> bool {
    let value = rest.trim_ascii_start();
    let value = value.strip_prefix(b":").unwrap_or(value).trim_ascii_start();
    let Some(text) = value.strip_prefix(b"\"") else {
        return false;
    };
    let mut text = text.trim_ascii_start();
    while let Some(rest) = text.strip_prefix(b"\\n") {
        text = rest.trim_ascii_start();
    }
    let starts = [
        "query ",
        "query{",
        "query(",
        "mutation",
        "subscription ",
        "fragment ",
        "{",
    ];
    starts.iter().any(|s| text.starts_with(s.as_bytes()))
}

/// Calls `found` with each name at the top of a JSON object (or of the objects in a list), and what follows it.
fn each_name(body: &[u8], mut found: impl FnMut(&[u8], &[u8])) {
    let top = match body.trim_ascii_start().first() {
        Some(b'[') => 2_usize,
        _ => 1,
    };
    let (mut depth, mut at, mut is_name) = (0_usize, 0, false);
    while let Some(&byte) = body.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => {
                depth += 1;
                is_name = byte == b'{';
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => is_name = true,
            b':' => is_name = false,
            b'"' => {
                let end = end_of_string(body, at);
                if is_name && depth == top {
                    let name = body.get(at..end).unwrap_or_default();
                    found(name, body.get(end + 1..).unwrap_or_default());
                }
                at = end + 1;
            }
            _ => {}
        }
    }
}

fn end_of_string(body: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = body.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    body.len()
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn bodies_are_known_by_their_names() {
        for (body, shape) in [
            (
                r#"{"model":"m","messages":[{"role":"user"}]}"#,
                Shape::Prompt,
            ),
            (
                r#"{"contents":[{"parts":[]}],"generationConfig":{}}"#,
                Shape::Prompt,
            ),
            (
                r#"{"prompt":"a \"model\": b","stream":true}"#,
                Shape::Prompt,
            ),
            // Cut off in the middle.
            (r#"{"stream":true,"messages":[{"role":"us"#, Shape::Prompt),
            (r#"{"messages":[{"model":"x","stream":true}]}"#, Shape::Said),
            (r#"{"text":"\"messages\":","model":"x"}"#, Shape::Unknown),
            (r#"{"query":"query A { me }"}"#, Shape::GraphQl),
            (r#"{"query":"\n  {\n me }"}"#, Shape::GraphQl),
            (
                r#"{"operationName":"A","query":"x","variables":{}}"#,
                Shape::GraphQl,
            ),
            (
                r#"[{"query":"mutation { a }"},{"query":"{b}"}]"#,
                Shape::GraphQl,
            ),
            (r#"{"query":"which shoes fit me"}"#, Shape::Unknown),
            ("", Shape::Unknown),
            ("not json", Shape::Unknown),
            (r#"{"a":"#, Shape::Unknown),
            ("}}]]{\"\\", Shape::Unknown),
        ] {
            assert_eq!(Shape::of_json(body.as_bytes()), shape, "{body}");
        }
    }
}
