//! JSONPath (RFC 9535), over a body as it was read.
//!
//! The crate `serde_json_path` knows the language, and `serde_json`'s values, which keep neither places nor repeated members. So the
//! body's tree is made into such a value, whatever is in it, and what the query finds there is looked up in the tree again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, ptr,
};

use serde_json::{Map, Number, Value};
use serde_json_path::JsonPath;

use crate::{
    json::{NodeKind, Tree},
    path::string,
};

/// A query, checked.
#[derive(Clone, Debug)]
pub(crate) struct Query(JsonPath);

/// Why a query was refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct QueryError {
    /// In characters, from 1; 0: the query as a whole.
    column: usize,
    message: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.column > 0 {
            write!(f, "1:{}: ", self.column)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

impl Query {
    pub(crate) fn parse(query: &str) -> Result<Self, QueryError> {
        let wrong = |column, message: String| Err(QueryError { column, message });
        let parsed = match JsonPath::parse(query) {
            Ok(parsed) => parsed,
            Err(error) => {
                let before = query.get(..error.position()).unwrap_or_default();
                let why = match error.message() {
                    "parser error" => String::from("this is no JSONPath from here on"),
                    why => format!("this is no JSONPath: {why}"),
                };
                return wrong(before.chars().count() + 1, why);
            }
        };
        // What takes more time than a body is long, or more than one step is deep, an attacker can use.
        let (descents, roots) = costs(query);
        if descents > 1 {
            return wrong(
                0,
                "`..` may stand in a JSONPath once: several paths do the same in less time"
                    .to_owned(),
            );
        }
        if roots > 1 {
            return wrong(
                0,
                "a filter may look at its own value (`@`), not at the root (`$`)".to_owned(),
            );
        }
        Ok(Self(parsed))
    }

    /// The nodes that it finds, in the body's order.
    pub(crate) fn select(&self, tree: &Tree<'_>) -> Vec<usize> {
        let value = value(tree, Tree::ROOT);
        let found: BTreeSet<*const Value> = self
            .0
            .query(&value)
            .iter()
            .map(|v| ptr::from_ref(*v))
            .collect();
        let mut nodes = Vec::new();
        if !found.is_empty() {
            look_up(tree, Tree::ROOT, &value, &found, &mut nodes);
            nodes.sort_unstable();
        }
        nodes
    }
}

/// How often `..` and `$` stand in a query, outside of strings.
fn costs(query: &str) -> (usize, usize) {
    let (mut descents, mut roots) = (0, 0);
    let mut quote = None;
    let mut bytes = query.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (quote, byte) {
            (Some(_), b'\\') => drop(bytes.next()),
            (Some(open), _) => quote = quote.filter(|_| byte != open),
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'.') if bytes.peek() == Some(&b'.') => {
                bytes.next();
                descents += 1;
            }
            (None, b'$') => roots += 1,
            _ => {}
        }
    }
    (descents, roots)
}

/// The value of a node; of repeated members the last.
fn value(tree: &Tree<'_>, at: usize) -> Value {
    let Some(node) = tree.node(at) else {
        return Value::Null;
    };
    match node.kind {
        NodeKind::Array => tree.children(at).map(|child| value(tree, child)).collect(),
        NodeKind::Object => {
            let members = tree.members(at);
            let members = members.map(|(key, member)| (string(tree, key), value(tree, member)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        NodeKind::String { .. } => Value::String(string(tree, at)),
        NodeKind::Number => number(tree.raw(node)),
        NodeKind::True => Value::Bool(true),
        NodeKind::False => Value::Bool(false),
        NodeKind::Null => Value::Null,
    }
}

/// A number that no machine holds is a string: it compares with none.
fn number(raw: &str) -> Value {
    match serde_json::from_str::<Number>(raw) {
        Ok(number) => Value::Number(number),
        Err(_) => Value::String(raw.to_owned()),
    }
}

/// Finds the nodes of the values that were `found`. Whether something is: a member that was passed over for a later one of its name
/// counts where something is found in that one, since a server may take the earlier.
fn look_up(
    tree: &Tree<'_>,
    at: usize,
    value: &Value,
    found: &BTreeSet<*const Value>,
    nodes: &mut Vec<usize>,
) -> bool {
    let before = nodes.len();
    if found.contains(&ptr::from_ref(value)) {
        nodes.push(at);
    }
    match value {
        Value::Array(items) => {
            for (child, item) in tree.children(at).zip(items) {
                look_up(tree, child, item, found, nodes);
            }
        }
        Value::Object(members) => {
            let named: Vec<(String, usize)> = tree
                .members(at)
                .map(|(key, member)| (string(tree, key), member))
                .collect();
            let last: BTreeMap<&str, usize> = named
                .iter()
                .map(|(name, member)| (name.as_str(), *member))
                .collect();
            let holding: BTreeSet<&str> = last
                .iter()
                .filter(|(name, member)| {
                    members
                        .get(**name)
                        .is_some_and(|value| look_up(tree, **member, value, found, nodes))
                })
                .map(|(name, _)| *name)
                .collect();
            let passed = named
                .iter()
                .filter(|(name, member)| last.get(name.as_str()) != Some(member));
            nodes.extend(
                passed
                    .filter(|(name, _)| holding.contains(name.as_str()))
                    .map(|(_, member)| *member),
            );
        }
        _ => {}
    }
    nodes.len() > before
}

#[cfg(test)]
mod tests {
    use super::Query;
    use crate::{JsonLimits, json::Tree};

    fn found(query: &str, body: &str) -> Vec<String> {
        let tree = Tree::read(body.as_bytes(), &JsonLimits::default()).unwrap();
        let nodes = Query::parse(query).unwrap().select(&tree);
        nodes
            .iter()
            .map(|n| tree.raw(tree.node(*n).unwrap()).to_owned())
            .collect()
    }

    const CHAT: &str = r#"{"z":1e999,"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"content":"b","role":"user"}],"a":{"content":"c"}}"#;

    #[test]
    fn queries_find_places() {
        for (query, wanted) in [
            (
                "$.messages[?@.role == 'user'].content",
                vec!["\"a\"", "\"b\""],
            ),
            ("$..content", vec!["\"s\"", "\"a\"", "\"b\"", "\"c\""]),
            ("$.messages[-1:]['content']", vec!["\"b\""]),
            (
                "$.messages[?length(@.content) == 1 && @.role != 'user']['content']",
                vec!["\"s\""],
            ),
            ("$.nothing", vec![]),
        ] {
            assert_eq!(found(query, CHAT), wanted, "{query}");
        }
        assert_eq!(found("$", "[1]"), ["[1]"]);
    }

    #[test]
    fn members_that_are_passed_over_count_too() {
        let body = r#"{"m":{"t":"evil"},"x":1,"m":{"t":"fine"},"x":2}"#;
        assert_eq!(found("$.m.t", body), ["{\"t\":\"evil\"}", "\"fine\""]);
        assert_eq!(found("$.x", body), ["1", "2"]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (query, part) in [
            ("$.a[", "1:4: this is no JSONPath"),
            ("a.b", "1:1: this is no JSONPath"),
            ("$.a[?match(@.b, 'x')]", "'match' is not defined"),
            ("$..a..b", "once"),
            ("$.a[?@.b == $.c]", "its own value"),
        ] {
            let error = Query::parse(query).unwrap_err().to_string();
            assert!(error.contains(part), "{query}: {error}");
        }
        assert!(Query::parse("$['..']['$..']").is_ok());
    }
}
