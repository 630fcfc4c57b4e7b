//! Paths into a JSON body: which of its values somebody means, and where they are.

use std::ops::Range;

use crate::{
    json::{NodeKind, Tree, decode},
    looks::plain_number,
    table::is_named,
};

/// One step from a value to values in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// Every element of an array, every member of an object.
    Each,
    /// The element at that position of an array.
    Index(usize),
    /// The members of that name, in whatever letter case and with or without `_`: some servers take any of them.
    Member(String),
}

/// A path from a body's root to values in it.
#[derive(Clone, Debug)]
pub struct Path(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Steps(Vec<Step>),
    #[cfg(feature = "jsonpath")]
    Query(crate::jsonpath::Query),
}

/// The values of a body that a path leads to, in the body's order.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    pub(crate) values: Vec<Selection>,
    /// Values may lie in each other: the furthest end of each and those before it.
    ends: Vec<usize>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    /// Where it is, with its quotes or brackets.
    pub(crate) raw: Range<usize>,
    /// What it says, where it is a string (`true`) or a number.
    pub(crate) text: Option<(String, bool)>,
}

impl Path {
    /// A path of steps. Where a step leads into a string that holds JSON, the string as a whole is meant.
    pub fn of_steps(steps: Vec<Step>) -> Self {
        Self(Kind::Steps(steps))
    }

    /// A JSONPath query (RFC 9535).
    ///
    /// # Errors
    /// What is wrong with it, and where.
    #[cfg(feature = "jsonpath")]
    pub fn of_query(query: &str) -> Result<Self, crate::QueryError> {
        crate::jsonpath::Query::parse(query).map(|query| Self(Kind::Query(query)))
    }

    /// What it leads to.
    pub(crate) fn select(&self, tree: &Tree<'_>) -> Selected {
        let nodes = match &self.0 {
            Kind::Steps(steps) => steps.iter().fold(vec![Tree::ROOT], |nodes, step| {
                nodes
                    .into_iter()
                    .flat_map(|node| inside(tree, node, step))
                    .collect()
            }),
            #[cfg(feature = "jsonpath")]
            Kind::Query(query) => query.select(tree),
        };
        let mut selected = Selected::default();
        for value in nodes.into_iter().filter_map(|node| selection(tree, node)) {
            selected.push(value);
        }
        selected
    }

    /// Whether it leads to the field of that name of a form, which is an object of texts.
    pub fn is_of_field(&self, name: &str) -> bool {
        match &self.0 {
            Kind::Steps(steps) => match steps.split_first() {
                Some((Step::Member(wanted), [] | [Step::Each | Step::Index(_)])) => {
                    is_named(wanted, name)
                }
                Some((Step::Each, [])) => true,
                _ => false,
            },
            #[cfg(feature = "jsonpath")]
            Kind::Query(_) => false,
        }
    }
}

impl Selected {
    /// Whether the path leads nowhere.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Adds the text of a form's field that stands in no JSON.
    pub fn add(&mut self, text: &str) {
        self.push(Selection {
            raw: 0..0,
            text: Some((text.to_owned(), true)),
        });
    }

    pub(crate) fn push(&mut self, value: Selection) {
        let before = self.ends.last().copied().unwrap_or(0);
        self.ends.push(before.max(value.raw.end));
        self.values.push(value);
    }

    /// Whether a place lies in one of the values.
    pub(crate) fn hold(&self, raw: &Range<usize>) -> bool {
        let values = &self.values;
        let next = values.partition_point(|value| value.raw.start <= raw.start);
        let end = next.checked_sub(1).and_then(|at| self.ends.get(at));
        end.is_some_and(|end| raw.end <= *end)
    }

    /// The strings, numbers as text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.values
            .iter()
            .filter_map(|value| Some(value.text.as_ref()?.0.as_str()))
    }
}

/// The nodes to which a step leads. Every node has one parent, so that a path costs no more than its body is long, step by step.
fn inside(tree: &Tree<'_>, at: usize, step: &Step) -> Vec<usize> {
    match (tree.node(at).map(|node| node.kind), step) {
        (Some(NodeKind::Array), Step::Each) => tree.children(at).collect(),
        (Some(NodeKind::Array), Step::Index(index)) => {
            tree.children(at).nth(*index).into_iter().collect()
        }
        (Some(NodeKind::Object), Step::Each) => tree.members(at).map(|(_, value)| value).collect(),
        (Some(NodeKind::Object), Step::Member(name)) => {
            let named = tree
                .members(at)
                .filter(|(key, _)| is_named(name, &string(tree, *key)));
            named.map(|(_, value)| value).collect()
        }
        (Some(NodeKind::String { .. }), _) if holds_json(&string(tree, at)) => vec![at],
        _ => Vec::new(),
    }
}

fn holds_json(text: &str) -> bool {
    matches!(text.trim_start().as_bytes().first(), Some(b'{' | b'['))
}

fn selection(tree: &Tree<'_>, at: usize) -> Option<Selection> {
    let node = tree.node(at)?;
    let text = match node.kind {
        NodeKind::Null | NodeKind::True | NodeKind::False => return None,
        NodeKind::String { .. } => Some((string(tree, at), true)),
        NodeKind::Number => Some((plain_number(tree.raw(node)).into_owned(), false)),
        NodeKind::Array | NodeKind::Object => None,
    };
    Some(Selection {
        raw: node.span(),
        text,
    })
}

/// What a string or key says; empty for other nodes.
pub(crate) fn string(tree: &Tree<'_>, at: usize) -> String {
    match tree.node(at) {
        Some(node) => match node.kind {
            NodeKind::String { escaped } => decode(tree.inside(node), escaped).into_owned(),
            _ => String::new(),
        },
        None => String::new(),
    }
}

/// The JSON pointer (RFC 6901) of the value or key at that byte of a body, for people to read; `None` where it is no JSON.
pub fn json_pointer(body: &[u8], at: usize) -> Option<String> {
    let tree = Tree::read(body, &crate::JsonLimits::default()).ok()?;
    let holds = |node: usize| tree.node(node).is_some_and(|n| n.span().contains(&at));
    let (mut node, mut pointer) = (Tree::ROOT, String::new());
    loop {
        let next = match tree.node(node)?.kind {
            NodeKind::Array => {
                let mut children = tree.children(node).enumerate();
                children
                    .find(|(_, child)| holds(*child))
                    .map(|(index, child)| (child, index.to_string()))
            }
            NodeKind::Object => {
                let mut members = tree.members(node);
                let member = members.find(|(key, value)| holds(*key) || holds(*value));
                member.map(|(key, value)| {
                    (
                        value,
                        string(&tree, key).replace('~', "~0").replace('/', "~1"),
                    )
                })
            }
            _ => None,
        };
        let Some((child, name)) = next else {
            return Some(pointer);
        };
        node = child;
        pointer.push('/');
        pointer.push_str(&name);
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, Step, json_pointer};
    use crate::{JsonLimits, json::Tree};

    fn member(name: &str) -> Step {
        Step::Member(name.to_owned())
    }

    fn texts(steps: Vec<Step>, body: &str) -> Vec<String> {
        let tree = Tree::read(body.as_bytes(), &JsonLimits::default()).unwrap();
        let selected = Path::of_steps(steps).select(&tree);
        selected.texts().map(str::to_owned).collect()
    }

    #[test]
    fn steps_lead_to_every_value_that_a_server_may_take() {
        let body =
            r#"{"a":[{"b":"x"},{"b":5},{"c":1}],"a":{"k":{"B":"y"}},"s":"{\"b\":1}","n":null}"#;
        for (steps, wanted) in [
            (
                vec![member("a"), Step::Each, member("b")],
                vec!["x", "5", "y"],
            ),
            (vec![member("a"), Step::Index(0), member("b")], vec!["x"]),
            (vec![member("a"), Step::Index(9)], vec![]),
            (vec![member("s"), member("b")], vec!["{\"b\":1}"]),
            (vec![member("n")], vec![]),
            (vec![member("n"), Step::Each], vec![]),
            (
                vec![Step::Each, Step::Index(1), member("b")],
                vec!["5", "{\"b\":1}"],
            ),
        ] {
            assert_eq!(texts(steps.clone(), body), wanted, "{steps:?}");
        }
    }

    #[test]
    fn a_place_has_a_pointer() {
        let body = br#"{"a/b":[0,{"c":"x"}]}"#;
        let at = |text: &[u8]| body.windows(text.len()).position(|w| w == text).unwrap();
        assert_eq!(json_pointer(body, at(b"x")).as_deref(), Some("/a~1b/1/c"));
        assert_eq!(json_pointer(body, at(b"0")).as_deref(), Some("/a~1b/0"));
        assert_eq!(json_pointer(b"x", 0), None);
    }
}
