//! Kinds of bodies, as far as it matters here.

/// What a `content-type` says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Media {
    /// There is no body, or no type.
    #[default]
    None,
    /// Server-sent events, or AWS's event stream.
    Events,
    /// Fields of a form, files included.
    Form,
    /// A page.
    Html,
    /// JSON.
    Json,
    /// One JSON value a line, or JSON text sequences.
    JsonLines,
    /// Pictures, documents, archives: anything that is none of the others.
    Other,
    /// Plain text or Markdown.
    Text,
}

impl Media {
    /// Of the value of a `content-type`.
    pub fn of(content_type: &str) -> Self {
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        let essence = essence.to_ascii_lowercase();
        match essence.as_str() {
            "" => Self::None,
            "text/event-stream" | "application/vnd.amazon.eventstream" => Self::Events,
            "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/jsonlines"
            | "application/x-jsonlines"
            | "application/json-seq"
            | "application/stream+json"
            | "application/x-json-stream" => Self::JsonLines,
            "application/x-www-form-urlencoded" | "multipart/form-data" => Self::Form,
            "text/html" | "application/xhtml+xml" => Self::Html,
            "text/plain" | "text/markdown" => Self::Text,
            "application/json" | "text/json" => Self::Json,
            other if other.ends_with("+json") => Self::Json,
            _ => Self::Other,
        }
    }

    /// Whether a model's answer may come in it.
    pub fn is_readable(self) -> bool {
        matches!(
            self,
            Self::Events | Self::Json | Self::JsonLines | Self::Text
        )
    }

    /// Whether it is made to be read piece by piece.
    pub fn is_stream(self) -> bool {
        matches!(self, Self::Events | Self::JsonLines)
    }
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn parameters_and_case_do_not_count() {
        for (text, media) in [
            ("Application/JSON; charset=utf-8", Media::Json),
            ("application/problem+json", Media::Json),
            ("text/event-stream;charset=UTF-8", Media::Events),
            ("application/x-ndjson", Media::JsonLines),
            ("multipart/form-data; boundary=x", Media::Form),
            ("image/png", Media::Other),
            ("", Media::None),
        ] {
            assert_eq!(Media::of(text), media, "{text}");
        }
    }
}
