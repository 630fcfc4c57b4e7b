//! The walker: a JSON text and a table in, segments out.

mod leaf;

use std::borrow::Cow;

use crate::{
    edit::Dependent,
    json::{NodeKind, Tree, decode, raw_ranges},
    looks::{data_start, data_url, encoded_text, is_media, is_plain_name, is_word, plain_number},
    operation::Direction,
    place::{self, Place},
    repeats::Repeats,
    segment::{At, Form, Kind, Media, Role, Segment},
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
    /// In a stream: why the texts under these places end is said here.
    pub(crate) finishes: Vec<Place>,
    pub(crate) dependents: Vec<Dependent>,
    pub(crate) model: Option<String>,
    pub(crate) stream: bool,
    pub(crate) include_usage: bool,
    pub(crate) usage: Usage,
    /// The root has a member that the table is known by.
    pub(crate) is_known: bool,
    /// The model or the stream flag is given more than once.
    pub(crate) is_ambiguous: bool,
    /// In a stream: clients would put it together in different ways.
    pub(crate) is_disputed: bool,
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
        lists: 0,
        out: Walked::default(),
    };
    let scope = Scope {
        role: match direction {
            Direction::Request => Role::Unknown,
            Direction::Response => Role::Assistant,
        },
        kind: None,
        group: 0,
        list: 0,
        place: Place::root(),
        // In a stream that no table knows, any text may go on in the next event.
        continuing: streaming && table.is_none(),
        position: 0,
        spelling: 0,
        mime: None,
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
    lists: u32,
    out: Walked,
}

/// What surrounds a value.
#[derive(Clone, Copy)]
struct Scope {
    role: Role,
    kind: Option<Kind>,
    group: u32,
    list: u32,
    place: Place,
    continuing: bool,
    /// In its array.
    position: u64,
    /// The names on the way to it that are not written as the tables write them.
    spelling: u64,
    /// The member beside it that may name the type of media in it.
    mime: Option<usize>,
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
    fn value(&mut self, at: usize, name: &str, field: &Field, mut scope: Scope) {
        let Some(node) = self.tree.node(at) else {
            return;
        };
        scope.role = field.role.unwrap_or(scope.role);
        scope.continuing |= field.is_delta;
        if let Leaf::Dependent(with) = field.leaf {
            return self.dependent(at, name, with, scope);
        }
        match node.kind {
            NodeKind::Array if self.is_tokens(at, field) => {
                self.uninspected(at, Kind::Tokens, field.name, scope);
            }
            NodeKind::Array => {
                if let (Leaf::Text(_), Inner::Table(_)) = (field.leaf, field.inner) {
                    self.lists += 1;
                    scope.list = self.lists;
                }
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

    /// A list of nothing but token ids where a text is to be.
    fn is_tokens(&self, at: usize, field: &Field) -> bool {
        let is_id = |child: usize| {
            let node = self.tree.node(child);
            let number = node.filter(|n| n.kind == NodeKind::Number);
            let raw = number.map_or("", |n| self.tree.raw(n));
            matches!(raw.len(), 1..8) && raw.bytes().all(|b| b.is_ascii_digit())
        };
        matches!(field.leaf, Leaf::Text(Kind::Text))
            && self.tree.children(at).next().is_some()
            && self.tree.children(at).all(is_id)
    }

    fn object(&mut self, at: usize, table: &'static Table, mut scope: Scope) {
        let tree = self.tree;
        let case = self.case(at, table);
        for table in [Some(table), case].into_iter().flatten() {
            self.enter(at, table, &mut scope);
        }
        // Once for the object, not for each member: there may be many of one name.
        let has_media = |t: &Table| t.fields.iter().any(|f| matches!(f.leaf, Leaf::Media));
        if has_media(table) || case.is_some_and(has_media) {
            let names = ["mimeType", "mediaType", "format"];
            scope.mime = names.iter().find_map(|name| self.member(at, name));
        }
        let mut repeats = self.streaming.then(|| Repeats::of(tree, at));
        for (key, value) in tree.members(at) {
            let name = self.text(key);
            let before = self.out.places.len();
            match case
                .and_then(|c| c.field(&name))
                .or_else(|| table.field(&name))
            {
                Some(field) => {
                    let mut scope = scope;
                    if name != field.name {
                        scope.spelling = place::mix(scope.spelling, place::hash(name.as_bytes()));
                    }
                    self.value(value, field.name, field, scope);
                }
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
            // Clients keep the last member of a name. Some merge objects, or let no `null` take a value's place.
            if let Some(last) = repeats.as_mut().and_then(|r| r.last(key)) {
                self.out.is_disputed |= tree.is_nested(value) || tree.is_null(last);
                let passed = self.out.places.iter_mut().skip(before);
                passed.for_each(|place| *place = None);
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
            if !self.streaming {
                return;
            }
            let value = self
                .member(at, name)
                .filter(|&value| !self.tree.is_null(value));
            let value = match (value, order) {
                (Some(value), _) => place::hash(self.index(value).as_bytes()),
                (None, 0) => place::hash_number(scope.position),
                (None, _) => place::hash_number(0),
            };
            scope.place = scope.place.inside(name, value);
        }
    }

    /// What an index says: numbers that are equal say the same, in whatever way they are written.
    fn index(&self, at: usize) -> Cow<'b, str> {
        let Some(node) = self.tree.node(at) else {
            return Cow::Borrowed("");
        };
        match node.kind {
            NodeKind::Number => plain_number(self.tree.raw(node)),
            NodeKind::String { .. } => self.text(at),
            _ => Cow::Borrowed(self.tree.raw(node)),
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

    /// Media is recorded; a file that is text is inspected as such, and so is what only its letters make base64.
    fn media(&mut self, at: usize, place: &'static str, scope: Scope) {
        let text = self.text(at);
        let beside = || scope.mime.map(|m| self.text(m)).filter(|m| is_word(m));
        let mime = match data_url(&text) {
            Some(mime) => mime.to_owned(),
            None => beside().unwrap_or_default().into_owned(),
        };
        let data = data_start(&text)..text.len();
        let content = encoded_text(&mime, text.get(data.clone()).unwrap_or_default());
        match (content, self.tree.node(at)) {
            (Some(content), Some(node)) => {
                let range = raw_ranges(self.tree.inside(node), &[data])
                    .pop()
                    .unwrap_or_default();
                let start = node.span().start + 1;
                let raw = start + range.start..start + range.end;
                let scope = Scope {
                    continuing: false,
                    ..scope
                };
                let (text, form) = (Cow::Owned(content), Form::Base64);
                self.push(text, raw, "", Kind::Text, place, form, scope);
            }
            _ if is_media(&text) => self.uninspected(at, Kind::Media, place, scope),
            _ => return self.segment(at, place, Kind::Metadata, place, Form::String, scope),
        }
        if let Some(segment) = self.out.segments.last_mut() {
            segment.media = Some(Media {
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
        let (text, form) = (Cow::Borrowed(""), Form::Fixed);
        self.push(text, node.span(), "", kind, place, form, scope);
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
        if text.is_empty() && form != Form::Fixed {
            return;
        }
        let kind = match kind {
            Kind::Text => scope.kind.unwrap_or(kind),
            other => other,
        };
        if self.streaming {
            // Who speaks may change with every event, and clients put the text together all the same.
            let place = || scope.place.of(kind, name, scope.spelling);
            self.out.places.push(scope.continuing.then(place));
        }
        let kind = match kind {
            Kind::Text if scope.role == Role::Tool => Kind::ToolResult,
            other => other,
        };
        self.out.segments.push(Segment {
            role: scope.role,
            kind,
            text: text.into_owned(),
            place,
            media: None,
            file: None,
            path: None,
            at: At {
                raw,
                form,
                group: scope.group,
                list: match (kind, place) {
                    (Kind::Text | Kind::ToolResult, "text") => scope.list,
                    _ => 0,
                },
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
