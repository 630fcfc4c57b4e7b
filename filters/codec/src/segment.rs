//! A segment: a piece of human, model or tool text, with its role and its place.

use std::{borrow::Cow, fmt, ops::Range};

use crate::{
    edit,
    json::{Lexer, Whole, decode},
};

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// Instructions of the application.
    System,
    /// Instructions of the application, in the newer vocabulary.
    Developer,
    /// The person or program that asks.
    User,
    /// The model.
    Assistant,
    /// The result of a tool.
    Tool,
    /// Not said, or not known.
    #[default]
    Unknown,
}

impl Role {
    /// Reads a provider's spelling.
    pub(crate) fn parse(name: &str) -> Self {
        match name {
            "system" => Self::System,
            "developer" => Self::Developer,
            "user" | "human" => Self::User,
            "assistant" | "model" => Self::Assistant,
            "tool" | "function" => Self::Tool,
            _ => Self::Unknown,
        }
    }

    /// A stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Developer => "developer",
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::Tool => "tool",
            Self::Unknown => "unknown",
        }
    }
}

/// What sort of text it is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// Words to or from the model.
    Text,
    /// A tool's name, description or schema.
    ToolDefinition,
    /// What the model passes to a tool.
    ToolArguments,
    /// What a tool gave back.
    ToolResult,
    /// The model's thoughts, shown or summarised.
    Reasoning,
    /// The model's refusal.
    Refusal,
    /// The name of a participant, a file or a called tool.
    Name,
    /// A quoted source: title, address, excerpt.
    Citation,
    /// A provider's error text.
    Error,
    /// Settings with free text: a user id, tags, stop words, an address.
    Metadata,
    /// An identifier that ties parts of an exchange together. Editing one breaks the exchange.
    Identifier,
    /// A string or number in a place that no table knows.
    Generic,
    /// Encoded media (see [`Segment::media`]): recorded, not inspected, text empty.
    Media,
    /// What a file in the body says, by itself or in a document. No edit reaches it.
    File,
    /// A value only the provider can read (encrypted reasoning, a signature): recorded, not inspected, text empty.
    Opaque,
    /// Text as a list of the model's token ids, which only its tokenizer can read: not inspected, text empty.
    Tokens,
}

impl Kind {
    /// A stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::ToolDefinition => "tool_definition",
            Self::ToolArguments => "tool_arguments",
            Self::ToolResult => "tool_result",
            Self::Reasoning => "reasoning",
            Self::Refusal => "refusal",
            Self::Name => "name",
            Self::Citation => "citation",
            Self::Error => "error",
            Self::Metadata => "metadata",
            Self::Identifier => "identifier",
            Self::Generic => "generic",
            Self::File => "file",
            Self::Media => "media",
            Self::Opaque => "opaque",
            Self::Tokens => "tokens",
        }
    }

    /// Whether the text of such a segment is empty because it cannot be inspected.
    pub fn is_uninspected(self) -> bool {
        matches!(self, Self::Media | Self::Opaque | Self::Tokens)
    }
}

/// Encoded media in a body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Media {
    /// The type it claims (`image/png`), or empty. At most 64 bytes of letters, digits and `/+-.`.
    pub mime: String,
    /// Bytes of its encoded form.
    pub encoded_bytes: usize,
}

/// A piece of text taken out of a body.
#[derive(Clone)]
pub struct Segment {
    /// Who speaks.
    pub role: Role,
    /// What sort of text.
    pub kind: Kind,
    /// The text, decoded. Empty for what is not inspected.
    pub text: String,
    /// The name of the table's field that it was found in, or `*` where no table knows the place. Never customer text.
    pub place: &'static str,
    /// For [`Kind::Media`], and for files whose text was inspected.
    pub media: Option<Media>,
    /// For [`Kind::File`]: which of the body's files it is of. The place then names what that file is.
    pub file: Option<u32>,
    /// Which of the paths that a caller asked for led to it, the first of several.
    pub path: Option<u16>,
    pub(crate) at: At,
}

/// Where a segment is, and what an edit must respect there.
#[derive(Clone, Debug)]
pub(crate) struct At {
    /// In the JSON text; for strings without the quotes.
    pub(crate) raw: Range<usize>,
    pub(crate) form: Form,
    /// Texts of one group share the values that depend on them (log-probabilities).
    pub(crate) group: u32,
    /// The list of parts it is a part of, or 0.
    pub(crate) list: u32,
}

/// How the text is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// A string or a key, whole.
    String,
    /// A string that goes on in other events.
    Piece,
    /// A string that holds JSON: the state of that JSON's reader before it, and whether it is all of it.
    Json(Lexer, Whole),
    /// A bare number.
    Number,
    /// Text in base64.
    Base64,
    /// The data of an event that is no JSON at all.
    Plain,
    /// A field of a form, percent-encoded.
    Field,
    /// A string literal of a query inside a string, with its escapes: where it begins and ends in what the outer string says.
    Literal(usize, usize),
    /// Nothing to edit.
    Fixed,
}

impl Segment {
    /// Whether no edit reaches it.
    pub fn is_fixed(&self) -> bool {
        self.at.form == Form::Fixed
    }

    /// Where it begins in its body; `None` where it is not of the body itself.
    pub fn start(&self) -> Option<usize> {
        (!self.is_fixed()).then_some(self.at.raw.start)
    }

    /// The list it is a part of, where the texts of parts make one text: many servers and clients put nothing between
    /// them. Unique in its document.
    pub fn list(&self) -> Option<u32> {
        (self.at.list > 0).then_some(self.at.list)
    }

    /// What the text says there: the text itself, or, where it is JSON inside a string, what that JSON's strings say.
    pub fn meaning(&self, span: Range<usize>) -> Option<Cow<'_, str>> {
        let text = self.text.get(span)?;
        let is_json = text.contains('\\')
            && match self.at.form {
                Form::Json(..) => true,
                Form::String => edit::is_json(&self.text),
                _ => false,
            };
        Some(decode(text, is_json))
    }
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment")
            .field("role", &self.role)
            .field("kind", &self.kind)
            .field("place", &self.place)
            .field("text_len", &self.text.len())
            .finish_non_exhaustive()
    }
}
