//! Value expressions: which texts of a request are meant.
//!
//! What begins with a name that is neither a field nor a function is a path into the body: `requests[*].params.messages[*].content`.
//! Functions may be given such paths, and fields of the request's head and form.

use std::fmt;

use super::{
    ExpressionError, MAX_EXPRESSION_BYTES,
    ast::{Index, Operand, Root},
    cursor::Parsed,
    error::Fault,
    parser::Parser,
};
use crate::{
    attributes::Attributes,
    each_once::each_once,
    field::{FIELDS, Field, FieldId},
    list::Lists,
    value::{Type, Value},
};

/// What a value expression says, checked: texts of a request.
#[derive(Clone)]
pub struct Selector {
    source: String,
    operand: Operand,
    /// Sorted, each once.
    fields: Vec<FieldId>,
    paths: Vec<Vec<Index>>,
}

/// The fields that it may read begin so: what a client sends, and nothing that is known of it.
const READABLE: [&str; 5] = [
    "http.request.body.form",
    "http.request.body.multipart",
    "http.request.body.raw",
    "http.request.headers",
    "http.request.uri",
];

/// So many paths fit into one.
const MOST_PATHS: usize = 16;

impl Selector {
    /// Reads and checks a value expression.
    ///
    /// # Errors
    /// The place of what is wrong, and what is expected there.
    pub fn parse(source: &str) -> Result<Self, ExpressionError> {
        let wrong = |fault: Box<Fault>| ExpressionError::new(source, *fault);
        if source.len() > MAX_EXPRESSION_BYTES {
            let message = format!("the expression is longer than {MAX_EXPRESSION_BYTES} bytes");
            return Err(wrong(Fault::new(0, 0, message)));
        }
        let lists = Lists::new();
        let mut parser = Parser::new(source, &lists);
        parser.paths = Some(Vec::new());
        let operand = parser.text().map_err(wrong)?;
        Ok(Self {
            source: String::from(source),
            operand,
            fields: each_once(parser.fields.into_iter()),
            paths: parser.paths.unwrap_or_default(),
        })
    }

    /// The fields that it reads.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().map(|id| id.field())
    }

    /// The paths into the body that it has.
    pub fn paths(&self) -> &[Vec<Index>] {
        &self.paths
    }

    /// The path into the body that is all of it. A field of a form is one too.
    pub fn path(&self) -> Option<Vec<Index>> {
        match (&self.operand.root, self.operand.indexes.as_slice()) {
            (Root::Input(input), [Index::Each]) => self.paths.get(*input).cloned(),
            (Root::Field(field), indexes @ ([Index::Key(_)] | [Index::Key(_), _])) => {
                let is_form = READABLE
                    .iter()
                    .take(2)
                    .any(|name| field.field().name == *name);
                is_form.then(|| indexes.to_vec())
            }
            _ => None,
        }
    }

    /// The texts, where `inputs` are what its paths lead to, in their order.
    pub fn texts(&self, facts: &mut Attributes, inputs: Vec<Vec<String>>) -> Vec<String> {
        let texts = |texts: Vec<String>| texts.iter().map(String::as_str).collect();
        facts.inputs = inputs.into_iter().map(texts).collect();
        let mut out = Vec::new();
        if let Some(value) = self.operand.value(facts) {
            gather(&value, &mut out);
        }
        facts.inputs.clear();
        out
    }

    /// The text it was made from.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl fmt::Debug for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Selector").field(&self.source).finish()
    }
}

fn gather(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Bytes(bytes) if !bytes.is_empty() => {
            out.push(String::from_utf8_lossy(bytes).into_owned())
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, out)),
        Value::Map(items) => items.values().for_each(|item| gather(item, out)),
        _ => {}
    }
}

impl Parser<'_> {
    /// A whole text that is a value expression.
    fn text(&mut self) -> Parsed<Operand> {
        self.cursor.skip_space();
        let start = self.cursor.at();
        let operand = self.operand()?;
        let mut kind = operand.kind;
        while let Some(element) = kind.element() {
            kind = element;
        }
        if kind != Type::STRING {
            let fault = self.cursor.fault_since(
                start,
                format!("a value of type {} is no text", operand.kind),
            );
            return Err(fault.expected("String, or an array or map of that"));
        }
        self.cursor.skip_space();
        match self.cursor.is_at_end() {
            true => Ok(operand),
            false => Err(self
                .cursor
                .fault("cannot go on here")
                .expected("`[…]`, `.` and a name, or the end")),
        }
    }

    /// Whether a value expression may read that field.
    pub(super) fn check_readable(&self, start: usize, field: FieldId) -> Parsed<()> {
        let name = field.field().name;
        let is_under = |readable: &&str| {
            name.strip_prefix(readable)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if self.paths.is_none() || READABLE.iter().any(is_under) {
            return Ok(());
        }
        let fault = self.cursor.fault_since(
            start,
            format!("`{name}` is nothing that a client writes to a model"),
        );
        Err(fault.expected(format!(
            "a path into the body, or one of {}",
            READABLE.join(", ")
        )))
    }

    /// The path into the body that begins with that name, or with an index where it is empty.
    pub(super) fn body_path(&mut self, start: usize, name: &str) -> Parsed<Option<usize>> {
        let known = self.paths.as_ref().map(Vec::len);
        // A field's name that is wrong is no member of a body.
        let first = name.split_once('.').map(|(first, _)| first);
        let is_field = |field: &Field| first.is_some() && field.name.split('.').next() == first;
        let Some(known) = known.filter(|_| !FIELDS.iter().any(is_field)) else {
            return Ok(None);
        };
        if known == MOST_PATHS {
            return Err(self
                .cursor
                .fault_since(start, format!("more than {MOST_PATHS} paths")));
        }
        let member = |name: &str| Index::Key(name.as_bytes().to_vec());
        let mut path: Vec<Index> = name
            .split('.')
            .filter(|name| !name.is_empty())
            .map(member)
            .collect();
        loop {
            if let Some(index) = self.index()? {
                path.push(index);
            } else if self.cursor.take(".") {
                path.extend(self.cursor.name()?.split('.').map(member));
            } else {
                break;
            }
        }
        if let Some(paths) = &mut self.paths {
            paths.push(path);
        }
        Ok(Some(known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str, inputs: &[&[&str]]) -> Vec<String> {
        let selector = Selector::parse(source).unwrap();
        let mut facts = Attributes::new();
        let args = |text: &str| -> Value { [text].into_iter().collect() };
        let map = [
            (b"q".to_vec(), args("hi there")),
            (b"e".to_vec(), args("%41")),
        ]
        .into_iter()
        .collect();
        facts.set("http.request.uri.args", Value::Map(map)).unwrap();
        let inputs = inputs
            .iter()
            .map(|texts| texts.iter().map(|t| (*t).to_owned()).collect());
        selector.texts(&mut facts, inputs.collect())
    }

    fn path(source: &str) -> Option<String> {
        let path = Selector::parse(source).unwrap().path()?;
        Some(format!("{path:?}").replace("Key", "").replace("Number", ""))
    }

    #[test]
    fn paths_into_the_body() {
        let key = |name: &str| format!("({:?})", name.as_bytes());
        for (source, wanted) in [
            ("message", format!("[{}]", key("message"))),
            (
                " a[*].b.c[0] ",
                format!("[{}, Each, {}, {}, (0)]", key("a"), key("b"), key("c")),
            ),
            (
                "[*][\"a-b\"].c",
                format!("[Each, {}, {}]", key("a-b"), key("c")),
            ),
            ("len", format!("[{}]", key("len"))),
            ("[\"ssl\"]", format!("[{}]", key("ssl"))),
            (
                "http.request.body.form[\"q\"][*]",
                format!("[{}, Each]", key("q")),
            ),
        ] {
            assert_eq!(path(source), Some(wanted), "{source}");
        }
        assert_eq!(path("http.request.uri.args[\"q\"][*]"), None);
        assert_eq!(path("lower(a)"), None);
    }

    #[test]
    fn functions_and_fields_give_texts() {
        for (source, inputs, wanted) in [
            (
                "decode_base64(a[*].b)",
                &[&["aGk=", "eW8="][..]][..],
                vec!["hi", "yo"],
            ),
            (
                "lookup_json_string(payload, \"q\")",
                &[&["{\"q\":\"x\"}"]],
                vec!["x"],
            ),
            ("lower(trim(a)[*])", &[&[" A "]], vec!["a"]),
            ("http.request.uri.args[\"q\"][*]", &[], vec!["hi there"]),
            (
                "url_decode(http.request.uri.args[\"e\"][0])",
                &[],
                vec!["A"],
            ),
            ("http.request.uri.args", &[], vec!["%41", "hi there"]),
            ("http.request.headers[\"x\"][*]", &[], vec![]),
        ] {
            assert_eq!(texts(source, inputs), wanted, "{source}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (source, place, part) in [
            ("", (1, 1), "no value"),
            ("a[", (1, 2), "not an index"),
            ("a b", (1, 3), "cannot go on"),
            ("a eq \"b\"", (1, 3), "cannot go on"),
            ("len(a)", (1, 1), "type"),
            ("ssl", (1, 1), "nothing that a client"),
            ("cf.llm.prompt.detected", (1, 1), "nothing that a client"),
            ("a[*].", (1, 6), "no value"),
            ("nothing(a)", (1, 1), "unknown function"),
            ("http.request.header[\"x\"]", (1, 1), "did you mean"),
            ("concat(a, b)", (1, 11), "first argument"),
        ] {
            let error = Selector::parse(source).unwrap_err();
            assert_eq!((error.line(), error.column()), place, "{source}: {error}");
            assert!(error.to_string().contains(part), "{source}: {error}");
        }
    }

    #[test]
    fn conditions_have_no_paths() {
        assert!(crate::Expression::parse("message eq \"x\"", &Lists::new()).is_err());
    }
}
