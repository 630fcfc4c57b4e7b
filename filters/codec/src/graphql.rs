//! GraphQL over HTTP (<https://graphql.github.io/graphql-over-http/draft/>): a `query` with `variables`, or a list of such.
//!
//! Of the query, which programmers write, the string literals are texts of their own; the rest of it, in which they are blank, is
//! looked at all the same.

use std::ops::Range;

use crate::{
    edit, form,
    json::{NodeKind, Tree, escape_into},
    path::string,
    segment::{At, Form, Kind, Segment},
};

/// Queries with more literals than this stay whole: each is found again in the query when it is edited.
const MOST: usize = 64;

/// Whether a body is a GraphQL request.
pub(crate) fn is_one(tree: &Tree<'_>) -> bool {
    match tree.node(Tree::ROOT).map(|n| n.kind) {
        Some(NodeKind::Object) => asks(tree, Tree::ROOT),
        Some(NodeKind::Array) => {
            let mut requests = tree.children(Tree::ROOT).peekable();
            requests.peek().is_some() && requests.all(|request| asks(tree, request))
        }
        _ => false,
    }
}

fn asks(tree: &Tree<'_>, at: usize) -> bool {
    let is_object = tree.node(at).is_some_and(|n| n.kind == NodeKind::Object);
    let mut members = tree.members(at).filter(|_| is_object);
    members.any(|(key, value)| string(tree, key) == "query" && is_query(&string(tree, value)))
}

/// Whether a text begins as a GraphQL document does.
pub(crate) fn is_query(text: &str) -> bool {
    let mut text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', ',']);
    while let Some(comment) = text.strip_prefix('#') {
        text = comment
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    let word = ["query", "mutation", "subscription", "fragment"];
    let after = word.iter().find_map(|word| text.strip_prefix(word));
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_whitespace() || "({@".contains(c));
    text.contains('}') && (text.starts_with('{') || after.is_some_and(goes_on))
}

/// The body that says what a target's query does; `None` where it asks nothing in GraphQL.
pub(crate) fn body_of(target: &str) -> Option<String> {
    let field = |name: &str| {
        let mut fields = form::fields(target);
        let (_, value) = fields.find(|(pair, value)| {
            let known = target.get(pair.start..value.start).map(form::decode);
            known.is_some_and(|known| known.strip_suffix('=') == Some(name))
        })?;
        target.get(value).map(form::decode)
    };
    let query = field("query").filter(|query| is_query(query))?;
    let mut body = String::from("{\"query\":\"");
    escape_into(&mut body, &query);
    body.push('"');
    if let Some(variables) = field("variables").filter(|v| edit::is_json(v)) {
        body.push_str(",\"variables\":");
        body.push_str(&variables);
    }
    body.push('}');
    Some(body)
}

/// Makes the literals of queries segments of their own. What is left of a query stays text: an order to a model may be
/// written so that it is one, as `{ ignore all that }`.
pub(crate) fn split(segments: &mut Vec<Segment>) {
    let mut out = Vec::with_capacity(segments.len());
    for mut segment in std::mem::take(segments) {
        let found = match segment.at.form == Form::String && is_query(&segment.text) {
            true => literals(&segment.text),
            false => Vec::new(),
        };
        if found.is_empty() || found.len() > MOST {
            out.push(segment);
            continue;
        }
        let texts: Vec<Segment> = found
            .iter()
            .filter_map(|range| literal(&segment, range))
            .collect();
        segment.text = blanked(&segment.text, &found);
        segment.place = "query";
        out.push(segment);
        out.extend(texts);
    }
    *segments = out;
}

fn literal(query: &Segment, range: &Range<usize>) -> Option<Segment> {
    let text = query.text.get(range.clone())?.to_owned();
    let before = query.text.get(..range.start).unwrap_or_default();
    // Which characters a block may not hold depends on what stands around them: it is not edited.
    let is_block = before.ends_with("\"\"\"");
    Some(Segment {
        kind: Kind::Generic,
        text,
        place: "literal",
        at: At {
            form: match is_block {
                true => Form::Fixed,
                false => Form::Literal(range.start, range.end),
            },
            ..query.at.clone()
        },
        ..query.clone()
    })
}

fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.extend(std::iter::repeat_n(' ', range.len()));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The insides of the string literals of a query that say something (<https://spec.graphql.org/October2021/#sec-String-Value>).
fn literals(query: &str) -> Vec<Range<usize>> {
    let bytes = query.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'#' => {
                at += bytes
                    .get(at..)
                    .unwrap_or_default()
                    .iter()
                    .position(|&b| b == b'\n')
                    .unwrap_or(bytes.len())
            }
            b'"' => {
                let is_block = bytes
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(b"\"\""));
                let (quotes, escape): (&[u8], &[u8]) = match is_block {
                    true => (b"\"\"\"", b"\\\"\"\""),
                    false => (b"\"", b"\\"),
                };
                at += quotes.len() - 1;
                let start = at;
                at = end(bytes, at, quotes, escape);
                if at > start {
                    found.push(start..at);
                }
                at += quotes.len();
            }
            _ => {}
        }
    }
    found
}

/// Where a literal ends: at its quotes, or with the query.
fn end(bytes: &[u8], mut at: usize, quotes: &[u8], escape: &[u8]) -> usize {
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(escape) {
            // Of a block the quotes belong to the escape, otherwise what follows does.
            at += escape.len().max(2);
        } else if rest.starts_with(quotes) {
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{is_query, literals};
    use crate::{Direction, Document, Edit, JsonLimits, Shape};

    #[test]
    fn queries_are_told_from_questions() {
        for query in [
            "{ me { id } }",
            " query Q($m: String!) { chat(m: $m) }",
            "# a\nmutation{a}",
            "subscription @x { a }",
        ] {
            assert!(is_query(query), "{query}");
        }
        for other in [
            "query the database for me",
            "{ me",
            "",
            "queryx { a }",
            "How do I write { a }?",
        ] {
            assert!(!is_query(other), "{other}");
        }
    }

    #[test]
    fn literals_are_what_stands_between_quotes() {
        let query = r#"{ a(x: "one \" two", y: """block "q" \""" end""", z: "") # "no"
        b(c: "three") }"#;
        let texts: Vec<&str> = literals(query)
            .into_iter()
            .filter_map(|r| query.get(r))
            .collect();
        assert_eq!(texts, [r#"one \" two"#, r#"block "q" \""" end"#, "three"]);
        let only = |query: &str| literals(query).first().map(|r| (r.start, r.end));
        assert_eq!(only("{ a(x: \"open"), Some((8, 12)));
        assert_eq!(only("\"\\"), Some((1, 2)));
    }

    #[test]
    fn an_edit_of_a_literal_leaves_a_request() {
        let body = br#"{"query":"{ chat(m: \"my \\\"card\\\" is 4111\") { r } }","variables":{"m":"hi 4111"}}"#;
        let document =
            Document::read(None, Direction::Request, body, &JsonLimits::default()).unwrap();
        assert_eq!(document.shape(), Shape::GraphQl);
        let mut edits = Vec::new();
        for (segment, text) in document.segments().iter().enumerate() {
            if let Some(start) = text.text.find("4111") {
                let with = "[\"X\"]".to_owned();
                edits.push(Edit {
                    segment,
                    span: start..start + 4,
                    with,
                });
            }
        }
        assert_eq!(edits.len(), 2);
        let edited = document.edit(body, &edits);
        let json: serde_json::Value = serde_json::from_slice(&edited).unwrap();
        assert_eq!(
            json["query"],
            r#"{ chat(m: "my \"card\" is [\"X\"]") { r } }"#
        );
        assert_eq!(json["variables"]["m"], "hi [\"X\"]");
    }
}
