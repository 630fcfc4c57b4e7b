//! A whole JSON body: read once, its segments listed, edits spliced in.

use crate::{
    edit::{self, Dependent, Edit},
    form, graphql,
    json::{Tree, decode},
    limits::JsonLimits,
    looks::{data_start, decoded},
    operation::{Direction, Operation},
    path::{Path, Selected},
    segment::{At, Form, Kind, Role, Segment},
    selection,
    unreadable::Unreadable,
    usage::Usage,
    walk::walk,
};

/// Whether a body looked as its operation's table says.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Shape {
    /// It did. Members that the table does not name were still inspected, as generic segments.
    Known,
    /// It did not, or there is no table: every string and longer number is a segment of its own.
    Generic,
    /// It is a GraphQL request: the string literals of its query are segments of their own.
    GraphQl,
    /// The fields of a form.
    Form,
    /// A form in parts, or files.
    Parts,
    /// It has no structure that is known: all of it is one text.
    Whole,
}

/// A whole JSON body.
#[derive(Debug)]
pub struct Document {
    segments: Vec<Segment>,
    dependents: Vec<Dependent>,
    shape: Shape,
    model: Option<String>,
    stream: bool,
    include_usage: bool,
    ambiguous: bool,
    usage: Usage,
}

impl Document {
    /// Reads a body that is one JSON text in UTF-8. Time and memory are linear in its length.
    ///
    /// # Errors
    /// The body is not such a text, or passes a limit: nothing of it has been inspected.
    pub fn read(
        operation: Option<&'static Operation>,
        direction: Direction,
        body: &[u8],
        limits: &JsonLimits,
    ) -> Result<Self, Unreadable> {
        Self::read_selecting(operation, direction, body, limits, &[]).map(|read| read.0)
    }

    /// Reads such a body, and where these paths lead in it.
    ///
    /// # Errors
    /// As [`Document::read`].
    pub fn read_selecting(
        operation: Option<&'static Operation>,
        direction: Direction,
        body: &[u8],
        limits: &JsonLimits,
        paths: &[&Path],
    ) -> Result<(Self, Vec<Selected>), Unreadable> {
        let tree = Tree::read(body, limits)?;
        let table = operation.map(|o| o.table(direction));
        let walked = walk(&tree, table, direction, false);
        let mut document = Self {
            shape: match walked.is_known {
                true => Shape::Known,
                false => Shape::Generic,
            },
            segments: walked.segments,
            dependents: walked.dependents,
            model: walked.model,
            stream: walked.stream,
            include_usage: walked.include_usage,
            ambiguous: walked.is_ambiguous,
            usage: walked.usage,
        };
        if operation.is_none() && direction == Direction::Request && graphql::is_one(&tree) {
            document.shape = Shape::GraphQl;
            graphql::split(&mut document.segments);
        }
        let selected = paths.iter().map(|path| path.select(&tree)).collect();
        Ok((document, selected))
    }

    /// Reads the fields of a form, and which of them these paths lead to. `None` where it is no text.
    pub fn read_form(body: &[u8], paths: &[&Path]) -> Option<(Self, Vec<Selected>)> {
        let text = std::str::from_utf8(body).ok()?;
        let mut document = Self::of_files();
        document.shape = Shape::Form;
        let mut selected = vec![Selected::default(); paths.len()];
        document.segments = form::segments(text, paths, &mut selected);
        Some((document, selected))
    }

    /// What a target's query asks in GraphQL, if it does: `query=…&variables=…`. No edit reaches it.
    pub fn of_target(query: &str, limits: &JsonLimits) -> Option<Self> {
        let body = graphql::body_of(query)?;
        let read = Self::read(None, Direction::Request, body.as_bytes(), limits).ok()?;
        (read.shape == Shape::GraphQl).then(|| read.fixed())
    }

    /// Makes what a path led to a text of `role`, which was selected by the path of that number. Where none is given, whoever the body
    /// says speaks, or else the user.
    pub fn select(&mut self, selected: &Selected, path: u16, role: Option<Role>) {
        selection::mark(&mut self.segments, selected, path, role);
    }

    /// A body that has no structure we know: all of it is one segment of a user's words.
    pub fn plain(text: String) -> Self {
        let at = At {
            raw: 0..text.len(),
            form: Form::Plain,
            group: 0,
            list: 0,
        };
        let segment = Segment {
            role: Role::User,
            kind: Kind::Text,
            text,
            place: "*",
            media: None,
            file: None,
            path: None,
            at,
        };
        Self {
            segments: vec![segment],
            dependents: Vec::new(),
            shape: Shape::Whole,
            model: None,
            stream: false,
            include_usage: false,
            ambiguous: false,
            usage: Usage::default(),
        }
    }

    /// A text that does not come from a body: it is judged as a body's are, and no edit reaches it.
    pub fn beside(text: String, place: &'static str) -> Self {
        let mut document = Self::plain(text);
        for segment in &mut document.segments {
            (segment.kind, segment.place, segment.at.form) = (Kind::Metadata, place, Form::Fixed);
        }
        document
    }

    /// A body that is no text itself: what its files and fields say is added.
    pub fn of_files() -> Self {
        let mut document = Self::plain(String::new());
        document.segments.clear();
        document.shape = Shape::Parts;
        document
    }

    /// What a file of the body says; `kind` names what the file is, `file` counts the body's files.
    pub fn file(text: String, kind: &'static str, file: u32) -> Self {
        let mut document = Self::beside(text, kind);
        for segment in &mut document.segments {
            (segment.kind, segment.file) = (Kind::File, Some(file));
        }
        document
    }

    /// What a field of a form in parts says, which begins at that byte of the body; `None`: no edit reaches it.
    pub fn field(text: String, start: Option<usize>) -> Self {
        let mut document = Self::beside(text, "field");
        for segment in &mut document.segments {
            segment.kind = Kind::Text;
            if let Some(start) = start {
                segment.at.raw = start..start + segment.text.len();
                segment.at.form = Form::Plain;
            }
        }
        document
    }

    /// The same, which no edit reaches.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        for segment in &mut self.segments {
            segment.at.form = Form::Fixed;
        }
        self
    }

    /// The same, to which the path of that number led.
    #[must_use]
    pub fn selected(mut self, path: u16, role: Option<Role>) -> Self {
        for segment in &mut self.segments {
            segment.path = Some(path);
            segment.role = selection::speaker(role, segment.role);
            segment.kind = selection::kind(segment.kind);
        }
        self
    }

    /// The media in `body`, the one that was read, decoded from base64; `None` where it is none.
    pub fn media(&self, body: &[u8]) -> Vec<Option<Vec<u8>>> {
        let is_media = |s: &&Segment| s.kind == Kind::Media;
        let media = self.segments.iter().filter(is_media);
        let bytes = |segment: &Segment| {
            let raw = std::str::from_utf8(body.get(segment.at.raw.clone())?).ok()?;
            let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
            let text = decode(inside, true);
            decoded(text.get(data_start(&text)..)?)
        };
        media.map(bytes).collect()
    }

    /// Adds the texts of a document that is [`Document::beside`] the body.
    pub fn add(&mut self, mut beside: Self) {
        self.segments.append(&mut beside.segments);
    }

    /// Every text in the body, in its order there, and what was added.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the body looked as the operation's table says.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The model the body names. Of several, the last.
    pub fn model(&self) -> Option<&str> {
        self.model.as_deref()
    }

    /// Whether a request asks for a streamed response. Of several flags, any.
    pub fn stream(&self) -> bool {
        self.stream
    }

    /// Whether a request asks for token usage at the end of a stream that otherwise has none
    /// (`stream_options.include_usage`).
    pub fn include_usage(&self) -> bool {
        self.include_usage
    }

    /// Whether the model or the stream flag is given more than once, so that a server may take another than we did.
    pub fn is_ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// The most tokens of an answer that a request asks for, where it says.
    pub fn max_tokens(&self) -> Option<u64> {
        self.usage.most
    }

    /// The token usage that a response reports.
    pub fn usage(&self) -> Option<Usage> {
        self.usage.said()
    }

    /// The body with edits applied; `body` is the one that was read. What no edit touches is byte-identical (except
    /// log-probabilities of an edited text, which become empty), and the result is valid JSON.
    pub fn edit(&self, body: &[u8], edits: &[Edit]) -> Vec<u8> {
        let json = std::str::from_utf8(body).unwrap_or_default();
        let segment = |i: usize| self.segments.get(i).map(|s| (s.text.as_str(), &s.at));
        edit::apply(
            body,
            &edit::splices(json, &segment, &self.dependents, edits),
        )
    }
}
