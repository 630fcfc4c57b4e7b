//! Tables: what a provider's bodies look like, as data. One walker reads them all.
//!
//! A [`Table`] describes an object, a [`Field`] one of its members. Arrays are transparent: a field says what each of
//! their elements is. What no table names is inspected all the same, as [`Kind::Generic`](crate::Kind::Generic).

use crate::{
    segment::{Kind, Role},
    usage::Counter,
};

/// What an object is.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) fields: &'static [Field],
    pub(crate) also: Option<&'static Table>,
    pub(crate) role: Roles,
    pub(crate) switch: Option<Switch>,
    pub(crate) flag: Option<(&'static str, Kind)>,
    pub(crate) marks: &'static [&'static str],
    pub(crate) index: &'static [&'static str],
    pub(crate) is_group: bool,
    pub(crate) is_delta: bool,
    pub(crate) closes: bool,
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) leaf: Leaf,
    pub(crate) inner: Inner,
    pub(crate) role: Option<Role>,
    pub(crate) is_delta: bool,
}

impl Field {
    /// In a stream: its text goes on from event to event.
    pub(crate) const fn pieces(mut self) -> Self {
        self.is_delta = true;
        self
    }

    /// Whatever this member holds was said by this role, unless it says otherwise itself.
    pub(crate) const fn by(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }
}

/// Who speaks in an object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Roles {
    /// Who speaks around it.
    Inherit,
    /// Always this one.
    Fixed(Role),
    /// The value of this member, where it has one.
    Member(&'static str),
}

/// Objects that differ by the value of one member: the fields of the case come before the table's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Switch {
    pub(crate) member: &'static str,
    pub(crate) cases: &'static [(&'static str, &'static Table)],
    /// For every other value.
    pub(crate) other: Option<&'static Table>,
}

/// What a string, number or literal is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Leaf {
    /// Text.
    Text(Kind),
    /// A string that holds a JSON document.
    Json(Kind),
    /// Free JSON: every string, key and longer number counts.
    Free(Kind),
    /// A word from a list or a version; not a segment unless it is something else.
    Word,
    /// An identifier.
    Id,
    /// A number that says nothing about a person: a setting, an index, a time.
    Number,
    /// Base64 or a data URL.
    Media,
    /// Only the provider can read it.
    Opaque,
    /// The model's name.
    Model,
    /// Whether the response is to be a stream.
    Stream,
    /// Whether a streamed response is to report its token usage.
    IncludeUsage,
    /// A token count.
    Count(Counter),
    /// A non-null value ends the text of its object.
    Finish,
    /// Says the same as the texts of its group; replaced by this when one of them is edited.
    Dependent(&'static str),
    /// No table knows it.
    Unknown,
}

/// What an object is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Inner {
    Table(&'static Table),
    Free(Kind),
    Unknown,
}

impl Table {
    pub(crate) const fn new(fields: &'static [Field]) -> Self {
        Self {
            fields,
            also: None,
            role: Roles::Inherit,
            switch: None,
            flag: None,
            marks: &[],
            index: &[],
            is_group: false,
            is_delta: false,
            closes: false,
        }
    }

    /// What the table says about a member.
    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        let exact = self.fields.iter().find(|f| f.name == name);
        let loose = || self.fields.iter().find(|f| is_named(f.name, name));
        let also = || self.also.and_then(|t| t.field(name));
        exact.or_else(loose).or_else(also)
    }

    /// It has the fields of `other` too.
    pub(crate) const fn and(mut self, other: &'static Table) -> Self {
        self.also = Some(other);
        self
    }

    /// Every text in it has this role.
    pub(crate) const fn role(mut self, role: Role) -> Self {
        self.role = Roles::Fixed(role);
        self
    }

    /// The role is the value of this member.
    pub(crate) const fn role_in(mut self, member: &'static str) -> Self {
        self.role = Roles::Member(member);
        self
    }

    /// Objects differ by this member's value.
    pub(crate) const fn switch(
        mut self,
        member: &'static str,
        cases: &'static [(&'static str, &'static Table)],
    ) -> Self {
        let other = None;
        self.switch = Some(Switch {
            member,
            cases,
            other,
        });
        self
    }

    /// As [`Table::switch`], and this is what objects with any other value are.
    pub(crate) const fn switch_or(
        mut self,
        member: &'static str,
        cases: &'static [(&'static str, &'static Table)],
        other: &'static Table,
    ) -> Self {
        let other = Some(other);
        self.switch = Some(Switch {
            member,
            cases,
            other,
        });
        self
    }

    /// Where this member is `true`, its [`Kind::Text`] is of another kind.
    pub(crate) const fn flag(mut self, member: &'static str, kind: Kind) -> Self {
        self.flag = Some((member, kind));
        self
    }

    /// A body with any of these members has the shape the table describes.
    pub(crate) const fn marks(mut self, members: &'static [&'static str]) -> Self {
        self.marks = members;
        self
    }

    /// In a stream: the members that tell this object from others like it. A missing first one is its place in the
    /// array.
    pub(crate) const fn index(mut self, members: &'static [&'static str]) -> Self {
        self.index = members;
        self
    }

    /// Dependent values inside belong to the texts inside.
    pub(crate) const fn group(mut self) -> Self {
        self.is_group = true;
        self
    }

    /// In a stream: texts inside are pieces that continue from event to event.
    pub(crate) const fn delta(mut self) -> Self {
        self.is_delta = true;
        self
    }

    /// In a stream: ends the segments under its index.
    pub(crate) const fn closes(mut self) -> Self {
        self.closes = true;
        self
    }
}

/// Whether a server may take `name` for `known`: some ignore letter case, some know `snake_case` and `camelCase`.
pub(crate) fn is_named(known: &str, name: &str) -> bool {
    fn plain(name: &str) -> impl Iterator<Item = u8> + '_ {
        let letters = name.bytes().filter(|&b| b != b'_');
        letters.map(|b| b.to_ascii_lowercase())
    }
    let first = |s: &str| s.bytes().next().map(|b| b.to_ascii_lowercase());
    known == name || (first(known) == first(name) && plain(known).eq(plain(name)))
}

/// A member of any sort.
pub(crate) const fn field(name: &'static str, leaf: Leaf, inner: Inner) -> Field {
    Field {
        name,
        leaf,
        inner,
        role: None,
        is_delta: false,
    }
}

const fn leaf(name: &'static str, leaf: Leaf) -> Field {
    field(name, leaf, Inner::Unknown)
}

/// A string that is text of this kind; an object in its place is unknown.
pub(crate) const fn text(name: &'static str, kind: Kind) -> Field {
    leaf(name, Leaf::Text(kind))
}

/// Text, or an object or list of objects that hold it.
pub(crate) const fn parts(name: &'static str, kind: Kind, table: &'static Table) -> Field {
    field(name, Leaf::Text(kind), Inner::Table(table))
}

/// An object or a list of objects.
pub(crate) const fn object(name: &'static str, table: &'static Table) -> Field {
    field(name, Leaf::Unknown, Inner::Table(table))
}

/// A word, or an object that says more.
pub(crate) const fn word_or(name: &'static str, table: &'static Table) -> Field {
    field(name, Leaf::Word, Inner::Table(table))
}

/// Any JSON, of which every string, key and longer number counts.
pub(crate) const fn free(name: &'static str, kind: Kind) -> Field {
    field(name, Leaf::Free(kind), Inner::Free(kind))
}

/// A string that holds a JSON document, or (some servers) the document itself.
pub(crate) const fn json(name: &'static str, kind: Kind) -> Field {
    field(name, Leaf::Json(kind), Inner::Free(kind))
}

/// A word from a list.
pub(crate) const fn word(name: &'static str) -> Field {
    leaf(name, Leaf::Word)
}

/// An identifier.
pub(crate) const fn id(name: &'static str) -> Field {
    leaf(name, Leaf::Id)
}

/// A setting, an index or a time.
pub(crate) const fn number(name: &'static str) -> Field {
    leaf(name, Leaf::Number)
}

/// Base64 or a data URL.
pub(crate) const fn media(name: &'static str) -> Field {
    leaf(name, Leaf::Media)
}

/// A value only the provider can read.
pub(crate) const fn opaque(name: &'static str) -> Field {
    leaf(name, Leaf::Opaque)
}

/// The model's name.
pub(crate) const fn model(name: &'static str) -> Field {
    leaf(name, Leaf::Model)
}

/// The flag that asks for a stream.
pub(crate) const fn stream(name: &'static str) -> Field {
    leaf(name, Leaf::Stream)
}

/// The flag that asks for token usage at the end of a stream.
pub(crate) const fn include_usage(name: &'static str) -> Field {
    leaf(name, Leaf::IncludeUsage)
}

/// A token count.
pub(crate) const fn count(name: &'static str, counter: Counter) -> Field {
    leaf(name, Leaf::Count(counter))
}

/// A value whose presence ends the text of its object.
pub(crate) const fn finish(name: &'static str) -> Field {
    leaf(name, Leaf::Finish)
}

/// A value that says the same as the texts of its group.
pub(crate) const fn dependent(name: &'static str, with: &'static str) -> Field {
    leaf(name, Leaf::Dependent(with))
}
