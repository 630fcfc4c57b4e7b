//! The walker: a JSON text and a table in, segments out.

use std::borrow::Cow;

use crate::{
    edit::Dependent,
    json::{Lexer, Node, NodeKind, Tree, Whole, decode},
    operation::Direction,
    place::{self, Place},
    segment::{At, Form, Kind, Role, Segment},
    table::{self, Field, Inner, Leaf, Roles, Table, field},
    usage::Usage,
};

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) segments: Vec<Segment>,
    /// For each segment of a stream's event: where it continues from and to, or `None` for a text that is whole.
    pub(crate) places: Vec<Option<Place>>,
    /// In a stream: segments under these places end here.
    pub(crate) closes: Vec<Place>,
    pub(crate) dependents: Vec<Dependent>,
    pub(crate) model: Option<String>,
    pub(crate) stream: bool,
    pub(crate) usage: Usage,
    /// The root has a member that the table is known by.
    pub(crate) is_known: bool,
    /// The model or the stream flag is given more than once.
    pub(crate) is_ambiguous: bool,
    stream_flags: u32,
}

/// A table that knows nothing.
static UNKNOWN: Table = Table::new(&[]);

/// Reads `tree` as `table` says; `streaming` keeps track of places.
pub(crate) fn walk(
    tree: &Tree<'_>,
    table: Option<&'static Table>,
    direction: Direction,
    streaming: bool,
) -> Walked {
    let mut walker = Walker {
        tree,
        direction,
        streaming,
        groups: 0,
        out: Walked::default(),
    };
    let scope = Scope {
        role: match direction {
            Direction::Request => Role::Unknown,
            Direction::Response => Role::Assistant,
        },
        kind: None,
        group: 0,
        place: Place::root(),
        // In a stream that no table knows, any text may go on in the next event.
        continuing: streaming && table.is_none(),
        position: 0,
    };
    let field = field("*", Leaf::Unknown, Inner::Table(table.unwrap_or(&UNKNOWN)));
    walker.out.is_known = table.is_some_and(|t| walker.has_mark(t));
    walker.value(Tree::ROOT, "*", &field, scope);
    walker.out
}

struct Walker<'t, 'b> {
    tree: &'t Tree<'b>,
    direction: Direction,
    streaming: bool,
    groups: u32,
    out: Walked,
}

/// What surrounds a value.
#[derive(Clone, Copy)]
struct Scope {
    role: Role,
    kind: Option<Kind>,
    group: u32,
    place: Place,
    continuing: bool,
    /// In its array.
    position: u64,
}

impl<'b> Walker<'_, 'b> {
    fn has_mark(&self, table: &Table) -> bool {
        let is_marked = |object| {
            let found = |mark: &&str| self.member(object, mark).is_some();
            table.marks.iter().any(found)
        };
        match self.tree.node(Tree::ROOT).map(|n| n.kind) {
            Some(NodeKind::Object) => is_marked(Tree::ROOT),
            Some(NodeKind::Array) => self.tree.children(Tree::ROOT).any(is_marked),
            _ => false,
        }
    }

    /// A value, of which `field` says what it is. `name` is its key as written.
    fn value(&mut self, at: usize, name: &str, field: &Field, scope: Scope) {
        let Some(node) = self.tree.node(at) else {
            return;
        };
        if let Leaf::Dependent(with) = field.leaf {
            return self.dependent(at, name, with, scope);
        }
        match node.kind {
            NodeKind::Array => {
                let tree = self.tree;
                for (position, child) in tree.children(at).enumerate() {
                    let position = position as u64;
                    self.value(child, name, field, Scope { position, ..scope });
                }
            }
            NodeKind::Object => match field.inner {
                Inner::Table(table) => self.object(at, table, scope),
                Inner::Free(kind) => self.free(at, kind, scope),
                Inner::Unknown => self.object(at, &UNKNOWN, scope),
            },
            NodeKind::String { .. } => self.string(at, name, field, scope),
            NodeKind::Number => self.number(node, name, field, scope),
            NodeKind::True | NodeKind::False => self.boolean(node, field, scope),
            NodeKind::Null => {}
        }
    }

    fn object(&mut self, at: usize, table: &'static Table, mut scope: Scope) {
        let tree = self.tree;
        let case = self.case(at, table);
        for table in [Some(table), case].into_iter().flatten() {
            self.enter(at, table, &mut scope);
        }
        for (key, value) in tree.members(at) {
            let name = self.text(key);
            match case
                .and_then(|c| c.field(&name))
                .or_else(|| table.field(&name))
            {
                Some(field) => self.value(value, &name, field, scope),
                None => {
                    self.key(key, &name, Kind::Generic, scope);
                    let field = field("*", Leaf::Unknown, Inner::Unknown);
                    let place = match scope.continuing {
                        true => scope.place.inside(&name, 0),
                        false => scope.place,
                    };
                    self.value(value, &name, &field, Scope { place, ..scope });
                }
            }
        }
        if table.closes || case.is_some_and(|c| c.closes) {
            self.out.closes.push(scope.place);
        }
    }

    fn case(&self, at: usize, table: &Table) -> Option<&'static Table> {
        let switch = table.switch?;
        let value = self.member_text(at, switch.member).unwrap_or_default();
        let case = switch.cases.iter().find(|c| c.0 == value);
        case.map(|c| c.1).or(switch.other)
    }

    /// What changes for the values inside an object.
    fn enter(&mut self, at: usize, table: &'static Table, scope: &mut Scope) {
        match table.role {
            Roles::Inherit => {}
            Roles::Fixed(role) => scope.role = role,
            Roles::Member(name) => {
                if let Some(role) = self.member_text(at, name) {
                    scope.role = Role::parse(&role);
                }
            }
        }
        if let Some((flag, kind)) = table.flag {
            let flag = self.member(at, flag).and_then(|v| self.tree.node(v));
            if flag.is_some_and(|n| n.kind == NodeKind::True) {
                scope.kind = Some(kind);
            }
        }
        if table.is_group {
            self.groups += 1;
            scope.group = self.groups;
        }
        scope.continuing |= table.is_delta;
        for (order, &name) in table.index.iter().enumerate() {
            let value = self.member(at, name).and_then(|v| self.tree.node(v));
            let value = value.map(|n| place::hash(self.tree.raw(n).as_bytes()));
            let value = value.or((order == 0).then_some(place::hash_number(scope.position)));
            if let Some(value) = value.filter(|_| self.streaming) {
                scope.place = scope.place.inside(name, value);
            }
        }
    }

    /// Free JSON: every string, key and longer number.
    fn free(&mut self, at: usize, kind: Kind, mut scope: Scope) {
        let tree = self.tree;
        scope.continuing = false;
        for (key, value) in tree.members(at) {
            let name = self.text(key);
            self.key(key, &name, kind, scope);
            let field = field("*", Leaf::Free(kind), Inner::Free(kind));
            self.value(value, &name, &field, scope);
        }
    }

    /// A key that no table knows is a segment unless it is a plain short name.
    fn key(&mut self, at: usize, name: &str, kind: Kind, scope: Scope) {
        if !is_plain_name(name) {
            let scope = Scope {
                continuing: false,
                ..scope
            };
            self.segment(at, name, kind, "*", Form::String, scope);
        }
    }

    fn string(&mut self, at: usize, name: &str, field: &Field, scope: Scope) {
        let text = self.text(at);
        let kind = match field.leaf {
            Leaf::Text(kind) | Leaf::Free(kind) => kind,
            Leaf::Json(kind) => {
                let form = Form::Json(Lexer::default(), Whole::Yes);
                return self.segment(at, name, kind, field.name, form, scope);
            }
            Leaf::Media if is_base64(&text) => return self.media(at, field.name, scope),
            Leaf::Opaque if is_sealed(&text) => {
                return self.uninspected(at, Kind::Opaque, field.name, scope);
            }
            Leaf::Model => {
                self.out.is_ambiguous |= self.out.model.is_some();
                self.out.model = Some(text.clone().into_owned());
                return self.identifier(at, name, &text, field, scope);
            }
            Leaf::Id => return self.identifier(at, name, &text, field, scope),
            Leaf::Finish => {
                self.out.closes.push(scope.place);
                return self.word(at, name, &text, field, scope);
            }
            Leaf::Word | Leaf::Number | Leaf::Stream | Leaf::Count(_) => {
                return self.word(at, name, &text, field, scope);
            }
            Leaf::Media | Leaf::Opaque => Kind::Metadata,
            Leaf::Unknown | Leaf::Dependent(_) => Kind::Generic,
        };
        if data_url(&text).is_some() {
            return self.media(at, field.name, scope);
        }
        self.segment(at, name, kind, field.name, Form::String, scope);
    }

    fn word(&mut self, at: usize, name: &str, text: &str, field: &Field, scope: Scope) {
        if !is_word(text) {
            self.segment(at, name, Kind::Metadata, field.name, Form::String, scope);
        }
    }

    /// Identifiers that a provider made up are of no interest; a caller's may be.
    fn identifier(&mut self, at: usize, name: &str, text: &str, field: &Field, scope: Scope) {
        let kind = match is_identifier(text) {
            true if self.direction == Direction::Response => return,
            true => Kind::Identifier,
            false => Kind::Metadata,
        };
        self.segment(at, name, kind, field.name, Form::String, scope);
    }

    fn number(&mut self, node: &Node, name: &str, field: &Field, scope: Scope) {
        let raw = self.tree.raw(node);
        let (least, kind) = match field.leaf {
            Leaf::Count(counter) => {
                if let Ok(tokens) = raw.parse() {
                    self.out.usage.count(counter, tokens);
                }
                return;
            }
            Leaf::Number | Leaf::Id if self.direction == Direction::Response => return,
            Leaf::Free(kind) | Leaf::Json(kind) => (5, kind),
            Leaf::Text(kind) => (1, kind),
            _ => (8, Kind::Generic),
        };
        if whole_digits(raw) >= least {
            let text = Cow::Borrowed(raw);
            self.push(
                text,
                node.span(),
                name,
                kind,
                field.name,
                Form::Number,
                scope,
            );
        }
    }

    fn boolean(&mut self, node: &Node, field: &Field, scope: Scope) {
        match field.leaf {
            Leaf::Stream => {
                self.out.stream_flags += 1;
                self.out.is_ambiguous |= self.out.stream_flags > 1;
                self.out.stream |= node.kind == NodeKind::True;
            }
            Leaf::Finish if node.kind == NodeKind::True => self.out.closes.push(scope.place),
            _ => {}
        }
    }

    /// In a response it says what the text says. In a request anybody may have written it.
    fn dependent(&mut self, at: usize, name: &str, with: &'static str, scope: Scope) {
        let Some(node) = self.tree.node(at).filter(|n| n.kind != NodeKind::Null) else {
            return;
        };
        if self.direction == Direction::Response {
            self.out.dependents.push(Dependent {
                raw: node.span(),
                group: scope.group,
                with,
            });
            return;
        }
        let field = field("*", Leaf::Free(Kind::Metadata), Inner::Free(Kind::Metadata));
        self.value(at, name, &field, scope);
    }

    fn media(&mut self, at: usize, place: &'static str, scope: Scope) {
        self.uninspected(at, Kind::Media, place, scope);
        let text = self.text(at);
        let mime = data_url(&text).unwrap_or_default().to_owned();
        if let Some(segment) = self.out.segments.last_mut() {
            segment.media = Some(crate::segment::Media {
                mime,
                encoded_bytes: text.len(),
            });
        }
    }

    fn uninspected(&mut self, at: usize, kind: Kind, place: &'static str, scope: Scope) {
        let Some(node) = self.tree.node(at) else {
            return;
        };
        let scope = Scope {
            continuing: false,
            ..scope
        };
        self.push(
            Cow::Borrowed(""),
            node.span(),
            "",
            kind,
            place,
            Form::Fixed,
            scope,
        );
    }

    /// A segment whose text is the string (or key) at this node.
    fn segment(
        &mut self,
        at: usize,
        name: &str,
        kind: Kind,
        place: &'static str,
        form: Form,
        scope: Scope,
    ) {
        let Some(node) = self.tree.node(at) else {
            return;
        };
        let text = self.text(at);
        let inside = node.span().start.saturating_add(1)..node.span().end.saturating_sub(1);
        self.push(text, inside, name, kind, place, form, scope);
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one place where a segment is made of its parts"
    )]
    fn push(
        &mut self,
        text: Cow<'_, str>,
        raw: std::ops::Range<usize>,
        name: &str,
        kind: Kind,
        place: &'static str,
        form: Form,
        scope: Scope,
    ) {
        let is_empty = text.is_empty() && form != Form::Fixed;
        if is_empty && !scope.continuing {
            return;
        }
        let kind = match kind {
            Kind::Text if scope.role == Role::Tool => Kind::ToolResult,
            Kind::Text => scope.kind.unwrap_or(kind),
            other => other,
        };
        if self.streaming {
            let of = |()| scope.place.of(kind, name);
            self.out.places.push(scope.continuing.then_some(()).map(of));
        }
        self.out.segments.push(Segment {
            role: scope.role,
            kind,
            text: text.into_owned(),
            place,
            media: None,
            at: At {
                raw,
                form,
                group: scope.group,
            },
        });
    }

    /// What a string or key says.
    fn text(&self, at: usize) -> Cow<'b, str> {
        match self.tree.node(at) {
            Some(node) => match node.kind {
                NodeKind::String { escaped } => decode(self.tree.inside(node), escaped),
                _ => Cow::Borrowed(""),
            },
            None => Cow::Borrowed(""),
        }
    }

    /// The last member of this name.
    fn member(&self, at: usize, name: &str) -> Option<usize> {
        let is_object = self.tree.node(at)?.kind == NodeKind::Object;
        let members = self.tree.members(at).filter(|_| is_object);
        let named = members.filter(|&(key, _)| table::is_named(name, &self.text(key)));
        named.map(|m| m.1).last()
    }

    fn member_text(&self, at: usize, name: &str) -> Option<Cow<'b, str>> {
        let value = self.member(at, name)?;
        let is_string = matches!(self.tree.node(value)?.kind, NodeKind::String { .. });
        is_string.then(|| self.text(value))
    }
}

/// The type of a data URL in base64.
fn data_url(text: &str) -> Option<&str> {
    let head = text.get(..text.len().min(256)).unwrap_or(text);
    let rest = head.strip_prefix("data:")?;
    let (kind, _) = rest.split_once(";base64,")?;
    let mime = kind.split(';').next().unwrap_or_default();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/+-.".contains(&b);
    let data = text.get("data:".len() + kind.len() + ";base64,".len()..)?;
    (mime.len() <= 64
        && kind.bytes().all(|b| is_plain(b) || b == b';' || b == b'=')
        && is_base64(data))
    .then_some(mime)
}

/// Base64 in either alphabet, nothing else, and no mere number; or a data URL that holds it.
fn is_base64(text: &str) -> bool {
    let is_digit = |b: u8| b.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(&b);
    (text.bytes().all(is_digit) && text.bytes().any(|b| b.is_ascii_alphabetic()))
        || (text.starts_with("data:") && data_url(text).is_some())
}

/// Looks encrypted or signed: long base64 with letters of both cases.
fn is_sealed(text: &str) -> bool {
    text.len() >= 16
        && is_base64(text)
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
}

/// A word from some list: short, no spaces, few digits.
fn is_word(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.:/".contains(&b);
    text.len() <= 64
        && text.bytes().all(is_plain)
        && text.bytes().filter(u8::is_ascii_digit).count() <= 8
}

fn is_identifier(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.:/+=|".contains(&b);
    text.len() <= 512 && text.bytes().all(is_plain)
}

/// A name as programmers give them to members; anything that could be a value in disguise is not.
fn is_plain_name(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-$.@".contains(&b);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let longest = match digits {
        0 => 48,
        1 | 2 if !text.bytes().any(|b| b.is_ascii_uppercase()) => 32,
        1..=4 => 16,
        _ => 0,
    };
    text.len() <= longest
        && text.bytes().all(is_plain)
        && !text.get(1..).unwrap_or_default().contains('@')
}

/// Digits that a number has before its point; all of them where an exponent moves the point to the right.
fn whole_digits(raw: &str) -> usize {
    let count = |s: &str| s.bytes().filter(u8::is_ascii_digit).count();
    match raw.split_once(['e', 'E']) {
        Some((mantissa, exponent)) if !exponent.starts_with('-') => count(mantissa),
        Some((mantissa, _)) => count(mantissa.split('.').next().unwrap_or(mantissa)),
        None => count(raw.split('.').next().unwrap_or(raw)),
    }
}
