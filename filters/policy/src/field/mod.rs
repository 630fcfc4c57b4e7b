//! The fields that rules can read.
//!
//! The names are Cloudflare's (Rules language reference, Gateway selectors); `llm.*`, `dlp.request.*`, `dlp.response.*`
//! and `cf.llm.response.*` are our own, in the same style. A field that no host fills keeps its default, so that rules
//! written for Cloudflare load and are false where they ask for something that cannot be known here.

mod application;
mod cloudflare;
mod connection;
mod dlp;
mod http;

use std::fmt;

use crate::value::{Type, Value};

/// A named, typed fact that an expression can test.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As written in expressions.
    pub name: &'static str,
    /// The type of its values.
    pub kind: Type,
    /// Who fills it, and therefore when a rule that reads it can first be evaluated.
    pub source: Source,
    /// Its meaning, in one line; left out of wasm modules.
    pub doc: &'static str,
    default: Default,
    same_as: Option<&'static str>,
}

/// Who fills a field.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Source {
    /// The classifier of that id, asked about the request's text.
    Classifier(&'static str),
    /// The detectors and profiles, over the text of the rule's own phase: the whole body must have been read.
    Detectors,
    /// Who the caller is, verified by the host.
    Identity,
    /// Nobody: it always has its default.
    NoHost,
    /// The request's body.
    RequestBody,
    /// The detectors over the request's text and, where it is switched on, the classifier of that id.
    RequestDetectors(Option<&'static str>),
    /// The request line, headers and connection.
    RequestHead,
    /// The small model of the filter over the request's text; where that is not sure and classifiers are switched on, the
    /// classifier of that id.
    RequestModel(&'static str),
    /// The response's body.
    ResponseBody,
    /// The classifier of that id, asked about the response's text.
    ResponseClassifier(&'static str),
    /// The detectors over the response's text.
    ResponseDetectors,
    /// The response's status and headers.
    ResponseHead,
}

/// The value of a field that was not set.
#[derive(Clone, Copy, Debug)]
enum Default {
    /// False, zero, the empty string, array or map; nil for an IP address.
    Empty,
    Int(i64),
}

impl Source {
    /// The classifier that is needed, or helps.
    pub fn classifier(self) -> Option<&'static str> {
        match self {
            Self::Classifier(id) | Self::RequestModel(id) | Self::ResponseClassifier(id) => {
                Some(id)
            }
            Self::RequestDetectors(id) => id,
            _ => None,
        }
    }

    /// Whether it is only known in the response phase.
    pub fn is_response(self) -> bool {
        matches!(
            self,
            Self::ResponseHead
                | Self::ResponseBody
                | Self::ResponseClassifier(_)
                | Self::ResponseDetectors
        )
    }

    /// Whether a body must have been read for it.
    pub fn needs_body(self) -> bool {
        matches!(
            self,
            Self::Classifier(_)
                | Self::Detectors
                | Self::RequestBody
                | Self::RequestDetectors(_)
                | Self::RequestModel(_)
                | Self::ResponseBody
                | Self::ResponseClassifier(_)
                | Self::ResponseDetectors
        )
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Classifier(id) | Self::ResponseClassifier(id) => {
                return write!(f, "classifier `{id}`");
            }
            Self::RequestModel(id) => return write!(f, "request body, classifier `{id}`"),
            Self::RequestDetectors(Some(id)) => {
                return write!(f, "request detectors, classifier `{id}`");
            }
            Self::Detectors => "detectors",
            Self::Identity => "identity",
            Self::NoHost => "no host",
            Self::RequestBody => "request body",
            Self::RequestDetectors(None) => "request detectors",
            Self::RequestHead => "request head",
            Self::ResponseBody => "response body",
            Self::ResponseDetectors => "response detectors",
            Self::ResponseHead => "response head",
        })
    }
}

impl Field {
    /// The field that this is another name of: they always have the same value, and whoever sets one sets the other.
    pub fn same_as(&self) -> Option<&'static str> {
        self.same_as
    }

    /// The value where none was set; `None` is nil.
    pub fn default_value(&self) -> Option<&'static Value> {
        static FALSE: Value = Value::Bool(false);
        static ZERO: Value = Value::Int(0);
        static HUNDRED: Value = Value::Int(100);
        static STRING: Value = Value::Bytes(Vec::new());
        static ARRAY: Value = Value::Array(Vec::new());
        static MAP: Value = Value::Map(std::collections::BTreeMap::new());
        match self.kind {
            Type::BOOL => Some(&FALSE),
            Type::INT if matches!(self.default, Default::Int(100)) => Some(&HUNDRED),
            Type::INT => Some(&ZERO),
            Type::STRING => Some(&STRING),
            Type::IP => None,
            kind if kind.is_map() => Some(&MAP),
            _ => Some(&ARRAY),
        }
    }

    /// The default as text: `false`, `0`, `100`, `""`, `[]`, `{}` or `nil`.
    pub fn default_text(&self) -> &'static str {
        match self.default_value() {
            None => "nil",
            Some(Value::Bool(_)) => "false",
            Some(Value::Int(100)) => "100",
            Some(Value::Int(_)) => "0",
            Some(Value::Map(_)) => "{}",
            Some(Value::Array(_)) => "[]",
            Some(_) => "\"\"",
        }
    }
}

/// A field by its place in [`FIELDS`]. `FieldId::of` in a `const` makes the compiler check the name.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FieldId(u16);

impl FieldId {
    /// The field of that name, for names known when compiling: `const HOST: FieldId = FieldId::of("http.host");`
    /// Another name of a field gives that field.
    ///
    /// # Panics
    /// There is no such field. In a `const` that is a compile error.
    #[expect(clippy::panic, reason = "the compile error of a constant")]
    #[expect(clippy::indexing_slicing, reason = "the loop's bound is the length")]
    pub const fn of(name: &str) -> Self {
        let mut at = 0;
        while at < FIELDS.len() {
            if is_equal(FIELDS[at].name, name) {
                return match FIELDS[at].same_as {
                    Some(other) => Self::of(other),
                    None => Self(at as u16),
                };
            }
            at += 1;
        }
        panic!("no field has this name");
    }

    /// The field of that name. Another name of a field gives that field.
    pub fn find(name: &str) -> Option<Self> {
        let at = FIELDS
            .binary_search_by_key(&name, |field| field.name)
            .ok()?;
        match FIELDS.get(at)?.same_as {
            Some(other) => Self::find(other),
            None => u16::try_from(at).ok().map(Self),
        }
    }

    /// The field.
    pub fn field(self) -> &'static Field {
        // Both ways to make an id take it from the list.
        FIELDS.get(usize::from(self.0)).unwrap_or(&NOTHING)
    }

    /// The field's name.
    pub fn name(self) -> &'static str {
        self.field().name
    }
}

const NOTHING: Field = Field {
    name: "",
    kind: Type::BOOL,
    source: Source::NoHost,
    doc: "",
    default: Default::Empty,
    same_as: None,
};

impl fmt::Debug for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

const GROUPS: [&[Field]; 5] = [
    application::FIELDS,
    cloudflare::FIELDS,
    dlp::FIELDS,
    http::FIELDS,
    connection::FIELDS,
];

/// All fields, sorted by name.
pub static FIELDS: &[Field] = &joined::<{ count() }>();

const fn count() -> usize {
    application::FIELDS.len()
        + cloudflare::FIELDS.len()
        + dlp::FIELDS.len()
        + http::FIELDS.len()
        + connection::FIELDS.len()
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn joined<const N: usize>() -> [Field; N] {
    let mut all = [NOTHING; N];
    let (mut group, mut at) = (0, 0);
    while group < GROUPS.len() {
        let mut index = 0;
        while index < GROUPS[group].len() {
            all[at] = GROUPS[group][index];
            at += 1;
            index += 1;
        }
        group += 1;
    }
    all
}

#[expect(clippy::indexing_slicing, reason = "the loop's bound is the length")]
const fn is_equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// One field a line: type, name, source, default where it is not the empty one, the field that it is another name of,
/// meaning.
macro_rules! fields {
    ($($kind:expr, $name:literal, $source:expr $(, = $default:literal)? $(, as $other:literal)?, $doc:literal;)*) => {
        pub(super) const FIELDS: &[Field] = &[$(Field {
            name: $name,
            kind: $kind,
            source: $source,
            doc: $crate::documentation::native($doc),
            default: fields!(@default $($default)?),
            same_as: fields!(@other $($other)?),
        }),*];
    };
    (@default) => { Default::Empty };
    (@default $default:literal) => { Default::Int($default) };
    (@other) => { None };
    (@other $other:literal) => { Some($other) };
}
use fields;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_unique_and_documented() {
        assert!(
            FIELDS.is_sorted_by(|a, b| a.name < b.name),
            "{:?}",
            FIELDS.windows(2).find(|w| w[0].name >= w[1].name)
        );
        for field in FIELDS {
            assert!(
                field.doc.ends_with('.') && !field.doc.contains('|'),
                "{}",
                field.name
            );
            assert!(
                !matches!(field.default, Default::Int(n) if n != 100),
                "{}",
                field.name
            );
        }
    }

    #[test]
    fn ids_lead_back_to_their_field() {
        for field in FIELDS {
            let name = field.same_as.unwrap_or(field.name);
            assert_eq!(FieldId::find(field.name).unwrap().name(), name);
        }
        assert_eq!(FieldId::of("ssl").name(), "ssl");
        assert!(FieldId::find("http.hots").is_none());
    }

    #[test]
    fn other_names_are_the_same_in_everything() {
        const OTHER: FieldId = FieldId::of("net.src.ip");
        assert_eq!(OTHER.name(), "ip.src");
        for field in FIELDS {
            let Some(other) = field.same_as else { continue };
            let other = FieldId::find(other).unwrap().field();
            assert!(other.same_as.is_none(), "{}", field.name);
            assert_eq!(
                (field.kind, field.source),
                (other.kind, other.source),
                "{}",
                field.name
            );
            assert_eq!(field.default_text(), other.default_text());
            assert_eq!(field.doc, format!("The same as `{}`.", other.name));
        }
    }

    #[test]
    fn defaults_have_the_type() {
        for field in FIELDS {
            match field.default_value() {
                Some(value) => assert!(value.is(field.kind), "{}", field.name),
                None => assert_eq!(field.kind, Type::IP),
            }
        }
    }
}
